using ChatBot.Features.Kernel;

namespace ChatBot.Features.Health;

internal static class HealthWordings
{
    public static readonly Wording<HealthCatalogRefusedModel> CatalogRefused = new("health/catalog-refused");
    public static readonly Wording<DefinitionChangedModel> DefinitionChanged = new("health/definition-changed");
    public static readonly Wording<HealthTodayModel> Today = new("health/today");
    public static readonly Wording<HealthScoreModel> Score = new("health/score");
    public static readonly Wording<HealthRowsModel> Rows = new("health/rows");
    public static readonly Wording<HealthScopeRefusedModel> ScopeRefused = new("health/scope-refused");
    public static readonly Wording<DefinitionModel> Definition = new("health/definition");
    public static readonly Wording<DefinitionsModel> Definitions = new("health/definitions");
    public static readonly Wording<BaselineModel> Baseline = new("health/baseline");
    public static readonly Wording<BaselineFixedModel> BaselineFixed = new("health/baseline-fixed");
    public static readonly Wording<BaselineRefusedModel> BaselineRefused = new("health/baseline-refused");
    public static readonly Wording<TargetsModel> Targets = new("health/targets");
    public static readonly Wording<TargetSetModel> TargetSet = new("health/target-set");
    public static readonly Wording<TargetRefusedModel> TargetRefused = new("health/target-refused");
}

public sealed record HealthCatalogRefusedModel(IReadOnlyList<string> Problems);

public sealed record DefinitionChangedModel(string Name, int Version, string From, string LimitBefore, string Limit, string Command);

/// <param name="Mark">✓ hit, ✗ missed, … still running, ⚑ not counted.</param>
/// <param name="Person">Whose it is; empty where it is the reader's own.</param>
/// <param name="Why">Why it does not count, or empty.</param>
public sealed record HealthRowLine(int Number, string Mark, string RecordNo, string Action, string Customer, string Person, string When, string Why);

/// <param name="Count">Credits of today, the number of the daily report.</param>
/// <param name="Kinds">「需求录入×1」, empty without credits.</param>
/// <param name="Pieces">Credits that do not count because they are pieces: 「XQ-32（XQ-31）」; empty for none.</param>
/// <param name="More">Rows that are not shown.</param>
public sealed record HealthTodayModel(string Day, string Person, int Count, string Kinds, string Pieces, IReadOnlyList<HealthRowLine> Lines, int More);

/// <param name="Rate">「91.6%」.</param>
/// <param name="Running">Not due yet, and so in no rate.</param>
/// <param name="LeftOut">Not counted by the exclusions.</param>
/// <param name="Target">「92%」, or empty.</param>
/// <param name="Versions">「v1」, or 「v1、v2」 where a time spans a change.</param>
/// <param name="Before">Baseline of the same action, or empty without comparison.</param>
/// <param name="Change">「+55.0 个百分点」, 「样本不足」, or empty.</param>
public sealed record HealthScoreLineModel(string Name, string Rate, long Hits, long Samples, long Running, long LeftOut, string Target, string Versions, string Before, string Change);

/// <param name="Whose">「李娜」, 「王华 团队（3人）」.</param>
/// <param name="Weighted">By samples.</param>
/// <param name="Equal">Each action the same.</param>
/// <param name="Baseline">Days of the baseline and its hash, or empty without comparison.</param>
/// <param name="BaselineShort">The baseline has fewer than 30 samples here: no change is told.</param>
/// <param name="Command">Shows the rows.</param>
public sealed record HealthScoreModel(
    string Whose, string Period, string Days, IReadOnlyList<HealthScoreLineModel> Lines, string Weighted, long Samples, string Equal, string Baseline, long BaselineSamples, bool BaselineShort,
    string WeightedBefore, string WeightedChange, string EqualBefore, string EqualChange, bool NoBaseline, string Command);

/// <param name="Counted">In the rate; the other rows say why they are not.</param>
public sealed record HealthRowsModel(string Whose, string Action, string Period, string Days, string Rate, long Hits, long Counted, IReadOnlyList<HealthRowLine> Lines, int Left);

/// <param name="Why">no-team, not-yours, no-department, unknown.</param>
public sealed record HealthScopeRefusedModel(string Why, string What);

/// <param name="Denominator">Empty for a plain count.</param>
/// <param name="Coming">「v2 自 2027年1月1日」, or empty.</param>
/// <param name="Earlier">Older versions in words, oldest first.</param>
public sealed record DefinitionModel(
    string Name, string Aliases, string Unit, string Numerator, string Denominator, string Limit, IReadOnlyList<string> Exclusions, int Version, string ValidFrom, string Coming, IReadOnlyList<string> Earlier,
    bool IsRetired);

/// <param name="Asked">What was not found, or empty.</param>
/// <param name="Like">What it may have meant.</param>
public sealed record DefinitionsModel(string Asked, IReadOnlyList<DefinitionChoice> Like, string Names);

public sealed record DefinitionChoice(int Number, string Name, string Command);

/// <param name="Days">Empty where none was fixed.</param>
/// <param name="UsedBy">Who compared with it first, or empty.</param>
public sealed record BaselineModel(string Days, long Samples, string Hash, string FixedBy, string FixedAt, string UsedBy, string UsedAt, bool IsIntact, bool MayFix);

public sealed record BaselineFixedModel(string Days, long Samples, bool IsFew, string Hash, string Before, int UndoMinutes);

/// <param name="Why">not-admin, form, not-over, too-long, used.</param>
public sealed record BaselineRefusedModel(string Why, string By, string At);

/// <param name="Mean">Of the last twenty working days, for the reader's team; empty without data.</param>
public sealed record TargetsModel(string Leader, int Personal, int Team, string PersonalSince, string TeamSince, string Mean, IReadOnlyList<string> Coming, bool MaySet);

/// <param name="Mean">What the same people really did, of the last twenty working days; empty without data.</param>
public sealed record TargetSetModel(bool IsTeam, string Leader, int Target, int Before, string From, string Mean, int UndoMinutes);

/// <param name="Why">not-leader, form, not-yours.</param>
public sealed record TargetRefusedModel(string Why, string Name);
