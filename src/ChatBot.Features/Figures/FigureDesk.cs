using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>Counts figures for a viewer and says them, each in the same shape: value with unit, n, window, what was left out, and the way to its rows.</summary>
internal sealed class FigureDesk(FigureCatalog catalog, FiguresOptions options, OrgDirectory org)
{
    private const int PageSize = 10, MostGroups = 12;

    public FigureCatalog Catalog => catalog;

    public FiguresOptions Options => options;

    /// <summary>Whose samples somebody sees (C9): one's own, those of everybody below and of whom one stands in for; null for all, which is for admins and, where it is about money, for finance.</summary>
    public IReadOnlySet<string>? ScopeOf(string viewerId, IFigure figure)
    {
        var tree = org.Current;
        if (tree.IsAdmin(viewerId) || (figure.IsMoney && ContractSight.IsFinance(tree, viewerId))) return null;
        return tree.TeamOf(viewerId).Concat(tree.StoodInForBy(viewerId)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public async Task<Figure> CountAsync(IFigure figure, FigureWindow window, IReadOnlySet<string>? scope, DateTimeOffset now, CancellationToken cancel) =>
        Figure.Of(figure, window, await figure.SamplesAsync(window, now, cancel), scope, options.LeastSamples);

    /// <summary>Answers for some figures at once; their rows where those were asked for.</summary>
    public async Task<Reply> AnswerAsync(CommandCall call, string title, IReadOnlyList<IFigure> figures, FigureAsk ask, CancellationToken cancel)
    {
        if (ask.Window.From > BusinessTime.DayOf(call.Now)) return Reply.Of(FigureWordings.Future, new FutureModel(ask.Window.InWords(BusinessTime.DayOf(call.Now))));
        if (ask.Left.Count > 0) return Reply.Of(FigureWordings.Unclear, new UnclearModel(string.Join(' ', ask.Left), call.Spec.Examples[0]));
        var counted = new List<(IFigure Figure, Figure Value)>();
        foreach (var figure in figures) counted.Add((figure, await CountAsync(figure, ask.Window, ScopeOf(call.SenderId, figure), call.Now, cancel)));
        if (ask.WantsRows) return RowsOf(counted, ask, call);
        return Reply.Of(FigureWordings.Shown, new FiguresModel(
            title, ask.Window.InWords(BusinessTime.DayOf(call.Now)), ScopeWords(call.SenderId, figures[0]),
            [.. counted.Select(one => LineOf(one.Figure, one.Value, ask.ByDepartment))],
            [.. counted.Where(one => one.Value.Rows.Count > 0).Select(one => new FigureAct(counted.Count == 1 ? "明细" : "明细 " + ShortName(one.Figure), $"指标 {one.Figure.Definition.Id} {ask.Window.Key} 明细"))]));
    }

    public FigureLine LineOf(IFigure figure, Figure value, bool byGroup)
    {
        var detail = value.Value switch
        {
            FigureValue.Average average => $"平均 {average}（n={value.N}），中位 {average.InWords(average.Median)}，P90 {average.InWords(average.P90)}",
            FigureValue.Share share when figure.IsMoney => $"{share}（{new Money((long)share.Part)} ÷ {new Money((long)share.Of)}，n={value.N}）",
            FigureValue.Share share => $"{share}（{share.Part:0} ÷ {share.Of:0}）",
            _ => value.Value.ToString()!,
        };
        var groups = byGroup ? Figure.ByGroup(figure, value.Rows, options.LeastSamples) : [];
        return new FigureLine(
            figure.Definition.Name, detail, string.Join('、', value.Excluded.Select(one => $"{one.Why} {one.Count}")), [.. figure.NotesOn(value)],
            [.. groups.Take(MostGroups).Select(group => new FigureGroupLine(group.Group, GroupWords(group.Value), group.N))]);
    }

    private static string GroupWords(FigureValue value) =>
        value is FigureValue.Average average ? $"平均 {average}，中位 {average.InWords(average.Median)}，P90 {average.InWords(average.P90)}" : value.ToString()!;

    private static Reply RowsOf(IReadOnlyList<(IFigure Figure, Figure Value)> counted, FigureAsk ask, CommandCall call)
    {
        var today = BusinessTime.DayOf(call.Now);
        var rows = counted.SelectMany(one => one.Value.Rows.Where(row => row.Excluded is null).Concat(one.Value.Rows.Where(row => row.Excluded is not null))).ToList();
        var name = string.Join('、', counted.Select(one => one.Figure.Definition.Name));
        return Pages.Of(rows, PageSize, (page, before, left) => FigureWordings.Rows.With(new FigureRowsModel(
            name, ask.Window.InWords(today), rows.Count, [.. page.Select((row, index) => new FigureRowLine(before + index + 1, row.Text, row.Excluded ?? ""))], left)));
    }

    public string ScopeWords(string viewerId, IFigure figure)
    {
        if (ScopeOf(viewerId, figure) is null) return "全公司";
        return org.Current.LeadsAnybody(viewerId) ? "您和下属" : "您自己";
    }

    private static string ShortName(IFigure figure) => figure.Definition.Name.Split('·') is [_, var part] ? part : figure.Definition.Name.Length > 10 ? figure.Definition.Name[..10] : figure.Definition.Name;
}
