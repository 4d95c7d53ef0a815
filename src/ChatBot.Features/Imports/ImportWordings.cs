using ChatBot.Features.Kernel;

namespace ChatBot.Features.Imports;

internal static class ImportWordings
{
    public static readonly Wording<ImportLinkModel> Link = new("imports/link");
    public static readonly Wording<NoPagesModel> NoPages = new("imports/no-pages");
    public static readonly Wording<UnknownKindModel> UnknownKind = new("imports/unknown-kind");
    public static readonly Wording<ProgressModel> Progress = new("imports/progress");
    public static readonly Wording<NoSuchImportModel> NoSuchImport = new("imports/no-such-import");
    public static readonly Wording<CannotTakeBackModel> CannotTakeBack = new("imports/cannot-take-back");
    public static readonly Wording<NothingToVerifyModel> NothingToVerify = new("imports/nothing-to-verify");
    public static readonly Wording<VerifiedModel> Verified = new("imports/verified");
}

/// <param name="Kind">客户, or empty where it is chosen on the page.</param>
public sealed record ImportLinkModel(string Kind, string Url, int Minutes, string Until);

/// <param name="Admin">Whom to ask; empty where the reader is an admin.</param>
public sealed record NoPagesModel(string Admin, string Command);

public sealed record UnknownKindModel(string Words, IReadOnlyList<string> Kinds);

public sealed record NoSuchImportModel(long Id);

/// <param name="Objections">The first of them: who has acted on what since.</param>
/// <param name="More">How many further ones there are.</param>
public sealed record CannotTakeBackModel(string Number, IReadOnlyList<string> Objections, int More);

/// <param name="By">Who has verified it already, or empty where it did not come out of a file.</param>
public sealed record NothingToVerifyModel(string RecordNo, string By);

public sealed record VerifiedModel(string RecordNo, string Customer, string Amount, int UndoMinutes);

/// <param name="State">Uploaded, Ready, Running, Done, Refused, Stopped, Cancelled, TakenBack.</param>
public sealed record ProgressModel(
    long Id, string Kind, string FileName, string State, long Total, int Percent, long New, long Change, long Same, long Duplicate, long Bad, long Applied, string Problem)
{
    public static ProgressModel Of(Import import, ImportCounts counts) => new(
        import.Id, ImportShape.Find(import.Kind)?.Name ?? import.Kind, import.FileName, import.State.ToString(), import.Total, import.Percent,
        counts.New, counts.Change, counts.Same, counts.Duplicate, counts.Bad, counts.Applied, import.Problem ?? "");
}
