using ChatBot.Features.Kernel;

namespace ChatBot.Features.Reports;

internal static class ReportWordings
{
    public static readonly Wording<DailyReportModel> Daily = new("reports/daily");
    public static readonly Wording<LiveReportModel> Live = new("reports/live");
    public static readonly Wording<TipsModel> TipsToday = new("reports/tips");
    public static readonly Wording<BenchmarkModel> BenchmarkToday = new("reports/benchmark");
    public static readonly Wording<CoverageModel> Coverage = new("reports/coverage");
    public static readonly Wording<ReportTimeModel> TimeShown = new("reports/time-shown");
    public static readonly Wording<ReportTimeModel> TimeSet = new("reports/time-set");
    public static readonly Wording<ReportTimeRefusedModel> TimeRefused = new("reports/time-refused");
}

/// <param name="Kinds">「需求录入×1、合同审批×1」, empty without actions.</param>
/// <param name="Missing">To the benchmark; 0 when it is reached.</param>
/// <param name="Over">Above the benchmark; 0 when it is not passed.</param>
/// <param name="First">The most pressing act, null when nothing is in hand.</param>
/// <param name="Suggestion">What who did nothing and has nothing in hand can do in that role; empty where there is nothing.</param>
/// <param name="Late">What was credited for days before and not reported yet, empty when nothing.</param>
/// <param name="Team">Only for who leads somebody.</param>
public sealed record DailyReportModel(string Day, int Count, string Kinds, int Benchmark, int Missing, int Over, TipLine? First, string Suggestion, string Late, TeamModel? Team);

/// <param name="AsOf">Clock of Shanghai, HH:mm.</param>
/// <param name="SendsAt">When the pushed report comes today, HH:mm; empty when none will come any more.</param>
public sealed record LiveReportModel(
    string Day, string AsOf, string SendsAt, int Count, string Kinds, int Benchmark, int Missing, int Over, TipLine? First, string Suggestion, string Late, TeamModel? Team)
{
    public static LiveReportModel Of(DailyReportModel report, string asOf, string sendsAt) =>
        new(report.Day, asOf, sendsAt, report.Count, report.Kinds, report.Benchmark, report.Missing, report.Over, report.First, report.Suggestion, report.Late, report.Team);
}

/// <param name="People">Everybody below the leader, at any depth, the leader not.</param>
/// <param name="Red">Clocks in their hands that are overdue, or were and were settled today.</param>
/// <param name="RedOpen">Those of them that are still to be done.</param>
/// <param name="RedLines">The longest overdue, each with its holder.</param>
/// <param name="Undelivered">Whose last report did not arrive, with the reason; empty for nobody.</param>
public sealed record TeamModel(int People, int Count, string Kinds, int Benchmark, int Missing, int Over, int Red, int RedOpen, IReadOnlyList<RedLine> RedLines, string Undelivered);

public sealed record RedLine(string RecordNo, string Title, string Holder, string Left);

/// <param name="Own">HH:mm, as it counts for the reader.</param>
/// <param name="Team">For the reader's team; empty for who leads nobody.</param>
/// <param name="Usual">Of the company.</param>
/// <param name="Before">What it was until now; empty where nothing was changed.</param>
public sealed record ReportTimeModel(bool IsTeam, string Own, string Team, string Usual, string Before, int UndoMinutes);

/// <param name="Why">form, range, not-leader.</param>
public sealed record ReportTimeRefusedModel(string Why, string Earliest, string Latest);

/// <param name="Command">Typed twin of the button (P3).</param>
public sealed record TipLine(int Number, string RecordNo, string Title, string Customer, string Due, string Left, bool IsRed, string Command);

public sealed record TipsModel(IReadOnlyList<TipLine> Lines);

/// <param name="Mode">fixed, median or top-quartile; <c>alone</c> where one of the last two fell back to the fixed number.</param>
/// <param name="Team">How many people are compared.</param>
/// <param name="Counts">Their numbers of today, highest first, without names.</param>
/// <param name="TeamTarget">0 for who leads nobody.</param>
/// <param name="Credited">The kinds that count.</param>
/// <param name="SetBy">Who set the fixed number, for whom and since when; empty for that of the settings.</param>
public sealed record BenchmarkModel(int Benchmark, string Mode, string Leader, int Team, string Counts, int Mine, int TeamTarget, string Credited, string SetBy);

/// <param name="Percent">Delivered of due, rounded down.</param>
public sealed record CoverageModel(string Day, int Due, int Delivered, int Percent, IReadOnlyList<UndeliveredLine> Undelivered, int More);

public sealed record UndeliveredLine(string Name, string Why);
