using ChatBot.Features.Kernel;

namespace ChatBot.Features.Administration;

internal static class AdministrationWordings
{
    public static readonly Wording<CheckupModel> Checkup = new("administration/checkup");
    public static readonly Wording<OrgShrunkModel> OrgShrunk = new("administration/org-shrunk");
    public static readonly Wording<OrgWillSyncModel> OrgWillSync = new("administration/org-will-sync");
    public static readonly Wording<AppWarningModel> AppWarning = new("administration/app-warning");
    public static readonly Wording<PeopleRefusedModel> PeopleRefused = new("administration/people-refused");
    public static readonly Wording<PeopleFindingsModel> PeopleFindings = new("administration/people-findings");
    public static readonly Wording<AuditModel> Audit = new("administration/audit");
    public static readonly Wording<AuditWhatModel> AuditWhat = new("administration/audit-what");
    public static readonly Wording<ChainModel> Chain = new("administration/chain");
    public static readonly Wording<ChainLaterModel> ChainLater = new("administration/chain-later");
    public static readonly Wording<ChainNotAllowedModel> ChainNotAllowed = new("administration/chain-not-allowed");
}

/// <param name="Bad">How many checks need somebody.</param>
public sealed record CheckupModel(int Bad, IReadOnlyList<CheckLine> Lines);

/// <param name="Detail">What was found, short.</param>
/// <param name="Remedy">What to do; empty where nothing is to be done.</param>
public sealed record CheckLine(bool Ok, string Title, string Detail, string Remedy);

public sealed record OrgShrunkModel(int Known, int Vanished);

public sealed record OrgWillSyncModel(bool Accepts);

public sealed record PeopleFinding(string Problem, string Names, string Remedy);

/// <param name="Count">How many people.</param>
public sealed record PeopleFindingsModel(int Count, IReadOnlyList<PeopleFinding> Findings);

public sealed record AppWarningModel(string Warning);

public sealed record PeopleRefusedModel(IReadOnlyList<string> Problems);

/// <param name="Count">Entries in all; the lines are the last ones.</param>
/// <param name="IsLatest">The page with the last changes.</param>
/// <param name="Left">How many earlier ones wait for 更多.</param>
public sealed record AuditModel(string RecordNo, int Count, IReadOnlyList<AuditLine> Lines, bool IsLatest, int Left);

/// <param name="Change">「旧 → 新」, empty where the entry carries none that can be read.</param>
public sealed record AuditLine(string At, string Actor, string Action, string Change, string Reason);

public sealed record AuditWhatModel;

/// <param name="Count">Rows checked, with thousands separators.</param>
/// <param name="FirstBroken">Number of the first row that does not fit, 0 when all do.</param>
public sealed record ChainModel(string Count, long FirstBroken);

public sealed record ChainLaterModel(string Count);

public sealed record ChainNotAllowedModel;
