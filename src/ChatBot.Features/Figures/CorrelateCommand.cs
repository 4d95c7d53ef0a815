using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary><c>相关 健康度 回款率 按周 近4季 滞后0-4周</c> (R40): r and ρ with the interval and the lags, refused where they would mean nothing (decision 10).</summary>
internal sealed class CorrelateCommand(FigureDesk desk, CorrelationStore store, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 13;

    public static CommandSpec Spec { get; } = new("相关", "看两个指标一起变化的程度，带区间和滞后", ["相关 健康度 回款率 按周 近4季 滞后0-4周", "相关 等待 回款率 按月 近4季"])
    {
        Synonyms = ["相关性"],
        For = Audience.Leaders,
        Slots = [new Slot("什么", SlotKind.Text)],
        Notes = ["少于8段不算；有一边每段都一样就无法计算。", "滞后2周＝后一个指标取两周后的数。", "相关不等于因果。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = CorrelationAsk.Of(call.Slots.Text("什么"), call.Now);
        var found = ask.Names.Select(Named).ToList();
        if (found.Count != 2 || found.Contains(null))
        {
            var unknown = ask.Names.FirstOrDefault(name => Named(name) is null) ?? "";
            return Reply.Of(FigureWordings.Unknown, new FigureUnknownModel(unknown, [.. desk.Catalog.All.Select(one => new FigureName(one.Definition.Name, one.Definition.Unit))]));
        }

        var (first, second) = (found[0]!, found[1]!);
        var today = BusinessTime.DayOf(call.Now);
        var steps = ask.Steps(today);
        var (x, y) = (await SeriesAsync(first, steps, call, cancel), await SeriesAsync(second, steps, call, cancel));
        var unit = ask.Step == SeriesStep.Week ? "周" : "月";
        if (ask.WantsRows)
        {
            return Pages.Of([.. steps.Zip(x.Values, y.Values)], PageSize, (page, _, left) => FigureWordings.CorrelationRows.With(new CorrelationRowsModel(
                first.Definition.Name, second.Definition.Name, unit, [.. page.Select(row => new CorrelationRow(DateWords.Day(row.First.From, today), InWords(row.Second, first), InWords(row.Third, second)))], left)));
        }

        var main = Correlation.Lagged(x.Values, y.Values, 0);
        var lags = Enumerable.Range(ask.FirstLag, ask.LastLag - ask.FirstLag + 1).Select(lag => (Lag: lag, Found: Correlation.Lagged(x.Values, y.Values, lag))).ToList();
        var inputs = JsonSerializer.Serialize(steps.Zip(x.Values, y.Values).Select(row => new { from = row.First.From, to = row.First.To, x = row.Second, y = row.Third }), ChatJson.Options);
        await store.AddAsync(call.SenderId, call.Now, $"{first.Definition.Id} v{first.Definition.Version} × {second.Definition.Id} v{second.Definition.Version} {unit} {ask.Window.Key}", inputs, JsonSerializer.Serialize(main, ChatJson.Options), cancel);
        var canSay = main.Problem == CorrelationProblem.None;
        return Reply.Of(FigureWordings.Correlated, new CorrelationModel(
            first.Definition.Name, second.Definition.Name, unit, ask.Window.InWords(today), desk.ScopeWords(call.SenderId, second), unit, main.N, InWords(main.Pearson), InWords(main.Spearman), InWords(main.Low), InWords(main.High),
            Refusal(main, first, second, unit),
            canSay ? [.. lags.Select(lag => new CorrelationLag(lag.Lag, lag.Found.N, InWords(lag.Found.Pearson), InWords(lag.Found.Spearman), Refusal(lag.Found, first, second, unit)))] : [],
            [.. x.Teams.Union(y.Teams, StringComparer.Ordinal).Order(StringComparer.Ordinal)], steps.Count - main.N,
            steps.Count == 0 ? "" : $"{Spec.Name} {first.Definition.Id} {second.Definition.Id} 按{unit} {ask.Window.Key} 明细"));
    }

    /// <summary>健康度 is a figure of its own where a folder brings one; else the health actions themselves.</summary>
    private IFigure? Named(string word) => desk.Catalog.Named(word) ?? (word is "健康度" or "健康" ? desk.Catalog["health-actions"] : null);

    private async Task<(IReadOnlyList<double?> Values, IReadOnlyList<string> Teams)> SeriesAsync(IFigure figure, IReadOnlyList<FigureWindow> steps, CommandCall call, CancellationToken cancel)
    {
        var (values, teams, tree) = (new List<double?>(), new HashSet<string>(StringComparer.Ordinal), org.Current);
        var scope = desk.ScopeOf(call.SenderId, figure);
        foreach (var step in steps)
        {
            // Each step is one point: that it is made of few samples shows in the spread, and is no reason to leave it out.
            var counted = Figure.Of(figure, step, await figure.SamplesAsync(step, call.Now, cancel), scope, 1);
            teams.UnionWith(counted.Rows.Where(row => row is { Excluded: null, Person: not null }).Select(row => WaitFigure.DepartmentOf(tree, row.Person!)));
            values.Add(counted.Value switch { FigureValue.Share share => (double)share.Percent, FigureValue.Average average => (double)average.Mean, _ => null });
        }

        return (values, [.. teams]);
    }

    private static string Refusal(Correlation found, IFigure first, IFigure second, string unit) => found.Problem switch
    {
        CorrelationProblem.TooFew => $"只有 {found.N} 段有数，至少要 {Correlation.LeastPairs} 段，不算相关。可以把时间放长，或按周看",
        CorrelationProblem.FirstFlat => $"无法计算：{first.Definition.Name}每{unit}都一样",
        CorrelationProblem.SecondFlat => $"无法计算：{second.Definition.Name}每{unit}都一样",
        _ => "",
    };

    private static string InWords(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−') ?? "";

    private static string InWords(double? value, IFigure figure) => value is { } known ? $"{known.ToString("0.##", CultureInfo.InvariantCulture)} {figure.Unit.InWords()}" : "无样本";
}
