using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>Holds a figure of a time against the baseline; in one place, so that 对比 and 成效 never differ.</summary>
internal sealed class ComparisonDesk(FigureDesk desk)
{
    /// <summary>Company-wide on both sides: two scopes are never compared.</summary>
    public async Task<ComparisonLine> LineAsync(IFigure figure, Baseline baseline, FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var after = await desk.CountAsync(figure, window, null, now, cancel);
        var before = baseline.Of(figure.Definition.Id);
        var change = before is null || before.Version != figure.Definition.Version ? null : FigureChange.Between(before.ToValue(), after.Value);
        var why = before is null ? "设定基线时还没有这个指标" : before.Version != figure.Definition.Version ? $"口径已从第 {before.Version} 版改为第 {figure.Definition.Version} 版，不能比" : change is null ? Why(before.ToValue(), after.Value) : "";
        return new ComparisonLine(
            figure.Definition.Name, before is null ? "—" : InWords(before.ToValue()), before?.N ?? 0, InWords(after.Value), after.N, change?.ToString() ?? "", why, Median(before?.ToValue(), after.Value),
            figure.Definition.Numerator, [.. figure.NotesOn(after)], figure.Definition.Id);
    }

    private static string InWords(FigureValue value) => value.ToString()!;

    /// <summary>Where both sides are means, the medians stand beside them.</summary>
    private static string Median(FigureValue? before, FigureValue after) =>
        before is FigureValue.Average a && after is FigureValue.Average b ? $"中位 {a.InWords(a.Median)} → {b.InWords(b.Median)}" : "";

    private static string Why(FigureValue before, FigureValue after) => (before, after) switch
    {
        (FigureValue.NoSample, _) => "基线窗口无样本，不能比",
        (FigureValue.TooFew, _) => "基线窗口样本不足，不能比",
        (_, FigureValue.NoSample) => "现在无样本，不能比",
        (_, FigureValue.TooFew) => "现在样本不足，不能比",
        _ => "基线为 0，算不出相对变化",
    };
}

/// <summary><c>对比 线索周期 基线 近30天</c> (R66–R69): values, n, and a change that says whether it is relative or 百分点.</summary>
internal sealed class CompareCommand(FigureDesk desk, ComparisonDesk comparison, BaselineStore baselines, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("对比", "一个指标现在和基线比", ["对比 线索周期 基线 近30天", "对比 协作耗时", "对比 预测准确率 基线 本季"])
    {
        Synonyms = ["前后对比"],
        For = Audience.Leaders,
        Slots = [new Slot("什么", SlotKind.Text)],
        Notes = ["天和小时比的是相对变化（%），占比比的是百分点，两种不混写。", "两边都是全公司的数；样本不足时不比。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = FigureAsk.Of(call.Slots.Text("什么"), "近30天", call.Now);
        var name = string.Concat(ask.Left.Where(word => word is not ("基线" or "和" or "与")));
        if (name.Length == 0 || desk.Catalog.Named(name) is not { } figure)
            return Reply.Of(FigureWordings.Unknown, new FigureUnknownModel(name, [.. desk.Catalog.All.Select(one => new FigureName(one.Definition.Name, one.Definition.Unit))]));
        if (await baselines.LastAsync(cancel) is not { } kept) return Reply.Of(FigureWordings.NoBaseline, NoBaseline(org, call));
        if (!kept.IsIntact) return Reply.Of(FigureWordings.BaselineBroken, new BaselineBrokenModel(kept.Hash[..12]));
        var today = BusinessTime.DayOf(call.Now);
        var baseline = kept.Baseline;
        var line = await comparison.LineAsync(figure, baseline, ask.Window, call.Now, cancel);
        return Reply.Of(FigureWordings.Compared, new ComparisonModel(baseline.Window().InWords(today), ask.Window.InWords(today), kept.Hash[..12], [line], $"指标 {figure.Definition.Id} {ask.Window.Key} 明细"));
    }

    internal static NoBaselineModel NoBaseline(OrgDirectory org, CommandCall call) =>
        new(org.Current.IsAdmin(call.SenderId), string.Join('、', org.Current.Admins.Select(admin => admin.Name).Take(3)));
}

/// <summary><c>成效</c> (R70): the four numbers before and after, each with unit, n, window and definition.</summary>
internal sealed class ShowEffectCommand(FigureDesk desk, ComparisonDesk comparison, BaselineStore baselines, OrgDirectory org) : IChatCommand
{
    /// <summary>In the order of the article. Further ones of a folder that knows figures are added by their ids.</summary>
    private static readonly string[] Four = ["lead-cycle", "collaboration-time", "forecast-accuracy", "complaint-internal"];

    public static CommandSpec Spec { get; } = new("成效", "四个数字：上线前后各是多少", ["成效", "成效 近30天", "成效 上月"])
    {
        Synonyms = ["前后成效", "看成效"],
        For = Audience.Leaders,
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["和基线比；没有基线会告诉您怎么设定。", "只列数，不说是什么带来的变化。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = FigureAsk.Of(call.Slots.Text("范围"), "近30天", call.Now);
        if (ask.Left.Count > 0) return Reply.Of(FigureWordings.Unclear, new UnclearModel(string.Join(' ', ask.Left), Spec.Examples[1]));
        if (await baselines.LastAsync(cancel) is not { } kept) return Reply.Of(FigureWordings.NoBaseline, CompareCommand.NoBaseline(org, call));
        if (!kept.IsIntact) return Reply.Of(FigureWordings.BaselineBroken, new BaselineBrokenModel(kept.Hash[..12]));
        var (baseline, today) = (kept.Baseline, BusinessTime.DayOf(call.Now));
        var lines = new List<ComparisonLine>();
        foreach (var id in Four) lines.Add(await comparison.LineAsync(desk.Catalog[id], baseline, ask.Window, call.Now, cancel));
        return Reply.Of(FigureWordings.Effects, new ComparisonModel(baseline.Window().InWords(today), ask.Window.InWords(today), kept.Hash[..12], lines, ""));
    }
}
