namespace ChatBot.Features.Evidence;

/// <summary>Why the content of a file is no proof.</summary>
public enum EvidenceProblem
{
    None,

    /// <summary>Not a single byte.</summary>
    Empty,

    /// <summary>More bytes than <see cref="EvidenceOptions.LargestBytes"/>; they are not kept.</summary>
    TooLarge,

    /// <summary>HEIC or AVIF, which a phone keeps and hardly anything else shows.</summary>
    Heic,

    /// <summary>It moves: nobody can say which of its pictures is meant.</summary>
    Animated,

    /// <summary>More pixels than <see cref="EvidenceOptions.LargestPixels"/>.</summary>
    TooManyPixels,

    /// <summary>Broken or cut off.</summary>
    Corrupt,

    /// <summary>Sent as a picture and something else by its content.</summary>
    NotAPicture,

    /// <summary>A kind of file that nobody can look at.</summary>
    UnknownKind,
}
