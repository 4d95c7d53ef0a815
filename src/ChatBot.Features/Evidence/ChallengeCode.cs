namespace ChatBot.Features.Evidence;

/// <summary>A code that has to be on a photo (R33): four characters that nobody mistakes for one another in handwriting or on a blurred picture.</summary>
public static class ChallengeCode
{
    /// <summary>Without 0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V.</summary>
    public const string Alphabet = "3479ACEFHJKMNPRTWXY";

    public const int Length = 4;

    private const int Digits = 4;

    /// <summary>One of some 79,000 codes with at least one digit and one letter, so that no word comes out.</summary>
    /// <param name="random">A whole number below the argument, each as likely as the other.</param>
    public static string New(Func<int, int> random)
    {
        while (true)
        {
            var code = string.Create(Length, random, static (letters, pick) =>
            {
                for (var at = 0; at < letters.Length; at++) letters[at] = Alphabet[pick(Alphabet.Length)];
            });
            if (code.AsSpan().IndexOfAny(Alphabet.AsSpan(0, Digits)) >= 0 && code.AsSpan().IndexOfAny(Alphabet.AsSpan(Digits)) >= 0) return code;
        }
    }
}

/// <summary>A code that was given out for one stage; instants are UTC.</summary>
public sealed record Challenge
{
    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    /// <summary>Counts from 1 within the stage.</summary>
    public long Attempt { get; init; }

    public string Code { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public bool Covers(DateTimeOffset receivedAt) => receivedAt >= AskedAt && receivedAt <= ExpiresAt;
}
