using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary><c>成效基线</c> shows the time before; <c>成效基线 设定 2026-10-01至2026-10-31</c> counts it and fixes it under a hash (R70).</summary>
internal sealed class BaselineCommand(BaselineStore baselines, FigureDesk desk, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions chat) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("成效基线", "看或设定「之前」是哪段时间，指标之后都和它比", ["成效基线", "成效基线 设定 2026-10-01至2026-10-31", "成效基线 设定 上月 原因:第一版把试用数据算进去了"])
    {
        Synonyms = ["指标基线"],
        For = Audience.Leaders,
        Slots = [new Slot("原因", SlotKind.Keyed) { Keys = ["理由"] }, new Slot("范围", SlotKind.Text)],
        Notes = ["设定由管理员做：当场算好全公司的每个指标，连同校验码存下来，以后不再重算。", "已有基线时再设定要写原因；旧的保留。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var words = (call.Slots.Text("范围") ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var sets = words.RemoveAll(word => word is "设定" or "设置" or "固定") > 0;
        var kept = await baselines.LastAsync(cancel);
        if (!sets && words.Count == 0) return kept is null ? Reply.Of(FigureWordings.NoBaseline, new NoBaselineModel(org.Current.IsAdmin(call.SenderId), AdminsOf())) : Reply.Of(FigureWordings.BaselineShown, ModelOf(kept, call.Now));
        if (!org.Current.IsAdmin(call.SenderId)) return Reply.Of(FigureWordings.BaselineNotYours, new NoBaselineModel(false, AdminsOf()));
        var today = BusinessTime.DayOf(call.Now);
        var window = words.Count == 1 ? FigureWindow.Named(words[0], today) : null;
        if (window is null) return Reply.Of(FigureWordings.Unclear, new UnclearModel(string.Join(' ', words), Spec.Examples[1]));
        if (window.To >= today) return Reply.Of(FigureWordings.BaselineNotOver, new FutureModel(window.InWords(today)));
        var reason = call.Slots.Text("原因") ?? "";
        if (kept is not null && reason.Length == 0) return Reply.Of(FigureWordings.BaselineThere, ModelOf(kept, call.Now) with { Again = $"{Spec.Name} 设定 {window.Key} 原因:…" });

        var figures = new List<BaselineFigure>();
        foreach (var figure in desk.Catalog.All) figures.Add(BaselineFigure.From(figure, await desk.CountAsync(figure, window, null, call.Now, cancel), desk.Options.LeastSamples));
        var id = await baselines.AddAsync(new Baseline(window.From, window.To, figures), call.SenderId, reason, call.Now, cancel);
        var now = (await baselines.LastAsync(cancel))!;
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), "成效基线", "设定成效基线", kept?.Hash, now.Hash, reason), cancel);
        await undos.RememberAsync(call, new Undoable(FiguresBaselineUndo.UndoKind, "成效基线", "成效基线", id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(FigureWordings.BaselineSet, ModelOf(now, call.Now));
    }

    private string AdminsOf() => string.Join('、', org.Current.Admins.Select(admin => admin.Name).Take(3));

    private BaselineModel ModelOf(KeptBaseline kept, DateTimeOffset now)
    {
        var baseline = kept.Baseline;
        return new BaselineModel(
            baseline.Window().InWords(BusinessTime.DayOf(now)), org.Current.NameOf(kept.CapturedBy), DateWords.Absolute(kept.CapturedAt, now), kept.Hash[..12], kept.IsIntact, kept.Reason,
            [.. baseline.Figures.Select(figure => new BaselineLine(NameOf(figure.Id), figure.ToValue().ToString()!, figure.N))], (int)chat.UndoWithin.TotalMinutes, "");
    }

    private string NameOf(string id) => desk.Catalog.All.FirstOrDefault(figure => figure.Definition.Id == id)?.Definition.Name ?? id;
}

/// <summary>Takes a baseline back that nobody has set another one over.</summary>
internal sealed class FiguresBaselineUndo(BaselineStore baselines, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "figures-baseline";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await baselines.UndoAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), now, cancel)) return FigureWordings.BaselineChanged.With(new BaselineChangedModel());
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", "成效基线", "撤销成效基线"), cancel);
        return new Undone(undoable.What);
    }
}
