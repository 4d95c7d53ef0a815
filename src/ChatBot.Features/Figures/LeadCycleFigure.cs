using ChatBot.Features.Calendar;
using ChatBot.Features.Health;
using ChatBot.Features.Leads;

namespace ChatBot.Features.Figures;

/// <summary>线索转化周期 (R66): from the logging of a lead to its signing, all leads won in the time. Only those that were won have an end: 幸存者偏差 is printed with it.</summary>
internal sealed class LeadCycleFigure(LeadStore leads) : IFigure
{
    public Definition Definition { get; } = new(
        "lead-cycle", "线索周期", ["线索转化周期", "转化周期", "平均线索转化周期"], "天", "窗口内赢单的线索，从第一次登记到赢单的自然天数；重开过的从第一次登记算起", "窗口内赢单的线索数", null,
        ["还没结束的线索不计入（另列占比）", "丢单的线索不计入"], 1, new DateOnly(2026, 1, 1));

    private const string StillRunning = "还没结束";

    public FigureUnit Unit => FigureUnit.Days;

    public bool LessIsBetter => true;

    public IEnumerable<string> NotesOn(Figure figure) => Censored(figure);

    public Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) => CyclesAsync(leads, window, null, now, cancel);

    /// <summary>Those that run on are slower than those that are through: how many they are belongs beside the mean.</summary>
    internal static IEnumerable<string> Censored(Figure figure)
    {
        var open = figure.Excluded.Where(one => one.Why == StillRunning).Sum(one => one.Count);
        if (open > 0) yield return $"还没结束的有 {open} 条，占 {(decimal)open * 100 / (open + figure.N):0.#}%；只算走完的会偏短";
    }

    /// <param name="fromFen">Leads that are worth less are left out; null: none.</param>
    internal static async Task<IReadOnlyList<Sample>> CyclesAsync(LeadStore leads, FigureWindow window, long? fromFen, DateTimeOffset now, CancellationToken cancel)
    {
        var alive = await leads.AliveAsync(null, window.Span.From, window.Span.To, cancel);
        return
        [
            .. alive.Select(lead =>
            {
                var end = lead.ClosedAt is { } closed && closed < window.Span.To ? closed : (DateTimeOffset?)null;
                var days = (decimal)((end ?? (now < window.Span.To ? now : window.Span.To)) - lead.LoggedAt).TotalDays;
                var excluded = fromFen is { } least && (lead.AmountFen ?? 0) < least ? "金额不到项目门槛"
                    : end is null ? StillRunning : lead.State == LeadState.Lost ? "丢单" : null;
                var today = BusinessTime.DayOf(now);
                return new Sample(
                    lead.RecordNo, [lead.Owner], days, 1,
                    $"{lead.RecordNo} {lead.Customer} {DateWords.Day(BusinessTime.DayOf(lead.LoggedAt), today)}起 {(end is null ? "至今" : lead.State == LeadState.Lost ? "丢单" : "赢单")} {days:0.#} 天") { Excluded = excluded, Person = lead.Owner };
            }),
        ];
    }
}

/// <summary>项目推进周期 (R17): the same from the first touch to the signing for contracts that are worth a project, held against the benchmark of the trade. A metric of its own (decision 3).</summary>
internal sealed class ProjectCycleFigure(LeadStore leads, FiguresOptions options) : IFigure
{
    public Definition Definition { get; } = new(
        "project-cycle", "推进周期", ["项目周期", "项目推进周期", "平均推进周期"], "天", $"窗口内签署、预计金额 {options.ProjectFromYuan:#,##0} 元起的线索，从线索触达到合同签署的自然天数；重开过的从第一次登记算起",
        "窗口内签署的项目数", null, ["还没结束的不计入（另列占比）", "丢单的不计入", $"不到 {options.ProjectFromYuan:#,##0} 元的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Days;

    public bool LessIsBetter => true;

    public IEnumerable<string> NotesOn(Figure figure)
    {
        if (figure.Value is FigureValue.Average average)
            yield return $"行业基准 {options.ProjectBenchmarkDays} 天，与基准相比 {FigureChange.Between(new FigureValue.Average(options.ProjectBenchmarkDays, 0, 0, FigureUnit.Days), average)}";
        foreach (var note in LeadCycleFigure.Censored(figure)) yield return note;
    }

    public Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) =>
        LeadCycleFigure.CyclesAsync(leads, window, options.ProjectFromYuan * 100, now, cancel);
}
