using ChatBot.Features.Kernel;

namespace ChatBot.Features.Figures;

internal static class FigureWordings
{
    public static readonly Wording<FiguresModel> Shown = new("figures/shown");
    public static readonly Wording<FigureRowsModel> Rows = new("figures/rows");
    public static readonly Wording<FigureListModel> Listed = new("figures/listed");
    public static readonly Wording<FigureUnknownModel> Unknown = new("figures/unknown");
    public static readonly Wording<UnclearModel> Unclear = new("figures/unclear");
    public static readonly Wording<FutureModel> Future = new("figures/future");
    public static readonly Wording<ForecastModel> ForecastMade = new("figures/forecast-made");
    public static readonly Wording<ForecastModel> ForecastsShown = new("figures/forecasts");
    public static readonly Wording<ForecastMonthModel> ForecastTooFar = new("figures/forecast-too-far");
    public static readonly Wording<ForecastMonthModel> ForecastOver = new("figures/forecast-over");
    public static readonly Wording<TeamForecastModel> TeamForecast = new("figures/team-forecast");
    public static readonly Wording<BaselineModel> BaselineShown = new("figures/baseline");
    public static readonly Wording<BaselineModel> BaselineSet = new("figures/baseline-set");
    public static readonly Wording<BaselineModel> BaselineThere = new("figures/baseline-there");
    public static readonly Wording<NoBaselineModel> NoBaseline = new("figures/no-baseline");
    public static readonly Wording<NoBaselineModel> BaselineNotYours = new("figures/baseline-not-yours");
    public static readonly Wording<FutureModel> BaselineNotOver = new("figures/baseline-not-over");
    public static readonly Wording<BaselineBrokenModel> BaselineBroken = new("figures/baseline-broken");
    public static readonly Wording<BaselineChangedModel> BaselineChanged = new("figures/baseline-changed");
    public static readonly Wording<AskBaselineModel> AskBaseline = new("figures/ask-baseline");
    public static readonly Wording<ComparisonModel> Compared = new("figures/compared");
    public static readonly Wording<ComparisonModel> Effects = new("figures/effects");
    public static readonly Wording<ReviewModel> Reviewed = new("figures/review");
    public static readonly Wording<CorrelationModel> Correlated = new("figures/correlated");
    public static readonly Wording<CorrelationRowsModel> CorrelationRows = new("figures/correlation-rows");
}

/// <param name="Scope">Whose it is: 全公司, 您和下属, 您自己.</param>
/// <param name="Acts">Ways to the rows.</param>
public sealed record FiguresModel(string Title, string Window, string Scope, IReadOnlyList<FigureLine> Lines, IReadOnlyList<FigureAct> Acts);

/// <param name="Value">With unit and n.</param>
/// <param name="Excluded">What was left out and how often; empty where nothing was.</param>
public sealed record FigureLine(string Name, string Value, string Excluded, IReadOnlyList<string> Notes, IReadOnlyList<FigureGroupLine> Groups);

public sealed record FigureGroupLine(string Group, string Value, int Count);

public sealed record FigureAct(string Label, string Command);

public sealed record FigureRowLine(int Number, string Text, string Excluded);

/// <param name="Left">How many wait for 更多.</param>
public sealed record FigureRowsModel(string Name, string Window, int Count, IReadOnlyList<FigureRowLine> Lines, int Left);

public sealed record FigureName(string Name, string Unit);

public sealed record FigureListModel(IReadOnlyList<FigureName> Figures);

/// <param name="Words">What was typed; empty where nothing was.</param>
public sealed record FigureUnknownModel(string Words, IReadOnlyList<FigureName> Figures);

public sealed record UnclearModel(string Words, string Example);

public sealed record FutureModel(string Window);

public sealed record ForecastLine(string Amount, string At, bool IsScored);

/// <param name="Before">What was forecast before; empty where nothing was.</param>
/// <param name="LockAt">Until then it may be changed.</param>
public sealed record ForecastModel(
    string Month, string Whose, string Amount, string Before, bool IsScored, string LockAt, string Signed, IReadOnlyList<ForecastLine> Made, int UndoMinutes);

/// <param name="Most">So many months ahead can be forecast.</param>
public sealed record ForecastMonthModel(string Month, int Most);

public sealed record TeamForecastLine(string Month, int People, string Forecast, string Actual, bool IsHit);

public sealed record TeamForecastModel(IReadOnlyList<TeamForecastLine> Lines, int Tolerance);

public sealed record BaselineLine(string Name, string Value, int Count);

/// <param name="Hash">The first twelve signs of it.</param>
/// <param name="Again">The command that sets another one; empty where that was not asked for.</param>
public sealed record BaselineModel(string Window, string By, string At, string Hash, bool IsIntact, string Reason, IReadOnlyList<BaselineLine> Lines, int UndoMinutes, string Again);

public sealed record NoBaselineModel(bool IsAdmin, string Admins);

public sealed record BaselineBrokenModel(string Hash);

public sealed record BaselineChangedModel;

/// <param name="Days">On how many more working days it is asked for.</param>
public sealed record AskBaselineModel(int Days);

/// <param name="Change">With its kind: %（相对） or 百分点; empty where nothing can be said.</param>
/// <param name="Why">Why not; empty where it can.</param>
/// <param name="Beside">The medians, where it is about means.</param>
public sealed record ComparisonLine(
    string Name, string Before, int BeforeCount, string After, int AfterCount, string Change, string Why, string Beside, string Meaning, IReadOnlyList<string> Notes, string Id);

/// <param name="Rows">The command for the rows of the time after; empty where there are several figures.</param>
public sealed record ComparisonModel(string Baseline, string Window, string Hash, IReadOnlyList<ComparisonLine> Lines, string Rows);

public sealed record ReviewLine(string At, string What);

public sealed record ReviewWaitLine(string Who, string Where, string Took);

/// <param name="Working">Working time of the whole.</param>
/// <param name="Own">Time in which nobody was waited for.</param>
/// <param name="Left">How many events wait for 更多.</param>
public sealed record ReviewModel(
    string RecordNo, string About, bool IsFirst, string From, string To, string Life, string Working, string Waited, string CustomerWaited, string Own, IReadOnlyList<ReviewWaitLine> Longest,
    IReadOnlyList<ReviewLine> Lines, int Left);

/// <param name="Pearson">Empty where nothing can be said.</param>
/// <param name="Why">Why not; empty where it can.</param>
public sealed record CorrelationLag(int Lag, int Count, string Pearson, string Spearman, string Why);

/// <param name="Step">周 or 月.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="Refusal">Why nothing is said; empty where something is.</param>
/// <param name="Teams">The departments that are pooled.</param>
/// <param name="Skipped">Steps without a sample on one side.</param>
/// <param name="Rows">The command that shows the steps; empty where there are none.</param>
public sealed record CorrelationModel(
    string First, string Second, string Step, string Window, string Scope, string Unit, int Count, string Pearson, string Spearman, string Low, string High, string Refusal,
    IReadOnlyList<CorrelationLag> Lags, IReadOnlyList<string> Teams, int Skipped, string Rows);

public sealed record CorrelationRow(string From, string First, string Second);

/// <param name="Left">How many steps wait for 更多.</param>
public sealed record CorrelationRowsModel(string First, string Second, string Step, IReadOnlyList<CorrelationRow> Lines, int Left);
