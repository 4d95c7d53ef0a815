using ChatBot.Features.Kernel;

namespace ChatBot.Features.Evidence;

internal static class EvidenceWordings
{
    public static readonly Wording<EvidenceFiledModel> Filed = new("evidence/filed");
    public static readonly Wording<EvidenceRefusedModel> Refused = new("evidence/refused");
    public static readonly Wording<EvidenceUselessModel> Useless = new("evidence/useless");
    public static readonly Wording<EvidenceFetchingModel> Fetching = new("evidence/fetching");
    public static readonly Wording<EvidenceLostModel> Lost = new("evidence/lost");
    public static readonly Wording<EvidenceExpiringModel> Expiring = new("evidence/expiring");
    public static readonly Wording<EvidenceListModel> Listed = new("evidence/listed");
    public static readonly Wording<EvidenceShownModel> Shown = new("evidence/shown");
    public static readonly Wording<NoEvidenceModel> None = new("evidence/none");
    public static readonly Wording<NoSuchPictureModel> NoSuchPicture = new("evidence/no-such-picture");
    public static readonly Wording<NotDrawnModel> NotDrawn = new("evidence/not-drawn");
}

/// <summary>A proof counts.</summary>
/// <param name="Sha8">The first eight of its SHA-256.</param>
/// <param name="Checks">One line each, with its mark.</param>
public sealed record EvidenceFiledModel(string RecordNo, long Number, string Sha8, string At, IReadOnlyList<string> Checks);

/// <param name="Purpose">What it was for.</param>
/// <param name="Advice">What to do about its content, or empty.</param>
/// <param name="Code">For a photo: the code that the next one has to show, or empty.</param>
/// <param name="Until">How long that counts.</param>
public sealed record EvidenceRefusedModel(string RecordNo, string Purpose, IReadOnlyList<string> Checks, string Advice, string Code, string Until);

/// <summary>Nothing waits for it, and it could not be used either.</summary>
public sealed record EvidenceUselessModel(string Kind, string Problem, string Advice);

public sealed record EvidenceFetchingModel(string Kind);

public sealed record EvidenceLostModel(string Kind);

/// <param name="Until">When WeCom forgets it.</param>
/// <param name="RecordNo">Or empty.</param>
public sealed record EvidenceExpiringModel(string Kind, string Name, string RecordNo, string At, string Until);

public sealed record EvidenceListModel(string RecordNo, IReadOnlyList<EvidenceLine> Lines, bool HasPictures);

/// <param name="Verdict">✓ counts, ✗ does not, … still on its way.</param>
/// <param name="Problem">The first reason against it, or empty.</param>
public sealed record EvidenceLine(long Number, string Verdict, string Purpose, string Sha8, string At, string Name, string Problem);

public sealed record EvidenceShownModel(string RecordNo, long Number, string Purpose, string Sha8, string At, string Name, string Camera, bool HasPlace, IReadOnlyList<string> Checks, bool Follows);

public sealed record NoEvidenceModel(string RecordNo);

public sealed record NoSuchPictureModel(string RecordNo, long Number, long Count);

/// <param name="Why">Why there is no copy yet, or empty where it is only being drawn.</param>
public sealed record NotDrawnModel(string Why);
