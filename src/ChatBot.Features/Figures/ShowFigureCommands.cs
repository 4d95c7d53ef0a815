using ChatBot.Features.Chat;

namespace ChatBot.Features.Figures;

/// <summary><c>指标</c> lists all figures; <c>指标 协作耗时 本月 明细</c> shows one, down to its rows.</summary>
internal sealed class ShowFigureCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("指标", "看任何一个指标，和它的每一行明细", ["指标", "指标 协作耗时 本月", "指标 协作耗时 2026-11-01至2026-11-25 明细"])
    {
        Synonyms = ["看指标"],
        Slots = [new Slot("什么", SlotKind.Text)],
        Notes = ["时间可以写：本周、上月、8月、本季、近30天、11月1日至11月25日。", "加「明细」看每一行，加「按部门」分开看。", "看得到的范围：自己和下属。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = FigureAsk.Of(call.Slots.Text("什么"), "本月", call.Now);
        if (ask.Left.Count == 0) return Reply.Of(FigureWordings.Listed, new FigureListModel([.. desk.Catalog.All.Select(figure => new FigureName(figure.Definition.Name, figure.Definition.Unit))]));
        var name = string.Concat(ask.Left);
        if (desk.Catalog.Named(name) is not { } found) return Reply.Of(FigureWordings.Unknown, new FigureUnknownModel(name, [.. desk.Catalog.All.Select(figure => new FigureName(figure.Definition.Name, figure.Definition.Unit))]));
        return await desk.AnswerAsync(call, found.Definition.Name, [found], ask with { Left = [] }, cancel);
    }
}

/// <summary><c>等待 本月 按部门</c> (R16).</summary>
internal sealed class ShowWaitCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("等待", "看等同事反馈一般要多久", ["等待 本月 按部门", "等待", "等待 上月 明细"])
    {
        Synonyms = ["等待时长", "等待反馈"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["从交到同事手里，到环节完成或审批表态；「收到」不算反馈。", "等客户的时间扣除，另列；自然时间。", "看得到的范围：自己和下属发起或经手的。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        desk.AnswerAsync(call, "等待反馈", [desk.Catalog["wait"]], FigureAsk.Of(call.Slots.Text("范围"), "本月", call.Now), cancel);
}

/// <summary><c>周期 本季</c> (R17): projects against the benchmark, and all leads; two figures that are never mixed (decision 3).</summary>
internal sealed class ShowCycleCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("周期", "看项目推进周期和线索转化周期，与行业基准比", ["周期 本季", "周期", "周期 近90天 明细"])
    {
        Synonyms = ["推进周期", "项目周期"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["推进周期只算达到项目金额的，线索周期算全部，是两个口径。", "还没结束的不计入，占比一并列出。", "看得到的范围：自己和下属。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        desk.AnswerAsync(call, "周期", [desk.Catalog["project-cycle"], desk.Catalog["lead-cycle"]], FigureAsk.Of(call.Slots.Text("范围"), "本季", call.Now), cancel);
}

/// <summary><c>闭环率</c> (R10): three shares, none of them 0 % or 100 % where there is nothing to count.</summary>
internal sealed class ShowLoopCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("闭环率", "看事情有没有人、有没有期限、有没有凭证、有没有记录", ["闭环率", "闭环率 上月", "闭环率 本周 明细"])
    {
        Synonyms = ["闭环"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["第一项看现在未结的事；后两项看窗口内完成的。", "看得到的范围：自己和下属。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        desk.AnswerAsync(call, "闭环率", [desk.Catalog["loop-owned"], desk.Catalog["loop-proven"], desk.Catalog["loop-traced"]], FigureAsk.Of(call.Slots.Text("范围"), "本月", call.Now), cancel);
}

/// <summary><c>回款率 上月 按 签约月</c> (R11): two definitions, one at a time.</summary>
internal sealed class ShowCollectionCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("回款率", "看应收或签约的钱到了多少，差得最多的在前", ["回款率 上月", "回款率 上月 按 签约月", "回款率 本季 按 应收月 明细"])
    {
        Synonyms = ["看回款率"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["按应收月：窗口内到期的款到了多少；按签约月：窗口内签的合同到现在到了多少。两个口径不混用。", "退款为负；金额含税。", "看得到的范围：自己和下属的合同，财务看全部。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = FigureAsk.Of(call.Slots.Text("范围"), "上月", call.Now);
        var isCohort = ask.Left.Any(word => word.TrimStart('按') is "签约月" or "签约");
        ask = ask with { Left = [.. ask.Left.Where(word => word.TrimStart('按') is not ("签约月" or "签约" or "应收月" or "应收"))] };
        return desk.AnswerAsync(call, isCohort ? "回款率（按签约月）" : "回款率（按应收月）", [desk.Catalog[isCohort ? "collection-cohort" : "collection-due"]], ask, cancel);
    }
}

/// <summary><c>客诉占比 内部协同</c> (R69); <c>丢单占比</c> is another figure with another definition (decision 2).</summary>
internal sealed class ShowInternalShareCommand(FigureDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("客诉占比", "看客诉里因为内部协同的占多少", ["客诉占比 内部协同", "客诉占比 内部协同 本季 按部门", "客诉占比 上月 明细"])
    {
        Synonyms = ["内部协同占比"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["按审核人归档时定的原因算；还没归档的不计入，另列。", "丢单里的内部响应是另一个口径：发「指标 丢单内部响应占比」。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var ask = FigureAsk.Of(call.Slots.Text("范围"), "本月", call.Now);
        return desk.AnswerAsync(call, "客诉占比 内部协同", [desk.Catalog["complaint-internal"]], ask with { Left = [.. ask.Left.Where(word => word != "内部协同")] }, cancel);
    }
}
