using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>闭环率 · 有人有期限 (R10): of all that is open now, how much is in the hands of somebody who is still here and has a limit.</summary>
internal sealed class LoopOwnedFigure(LoopStore store, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "loop-owned", "闭环率·有人有期限", ["有人有期限", "闭环率"], "%", "现在未结、处理人在职并且有期限的事项", "现在未结的事项：环节、生效的承诺、未到齐的款项、进行中的线索", null, ["已撤销的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        return
        [
            .. (await store.OpenAsync(cancel)).Select(item =>
            {
                var here = item.Holder is { } holder && tree.Find(holder) is { IsActive: true };
                var lacking = (here, item.HasLimit) switch { (true, true) => "", (true, false) => "没有期限", (false, true) => "处理人不在职", _ => "处理人不在职、没有期限" };
                return new Sample(
                    item.RecordNo, [item.Owner, .. item.Holder is { } has ? new[] { has } : []], lacking.Length == 0 ? 1 : 0, 1,
                    $"{item.RecordNo} {item.Title} {(item.Holder is { } by ? tree.NameOf(by) : "无人")}{(lacking.Length > 0 ? "：" + lacking : " ✓")}") { Person = item.Holder };
            }).OrderBy(sample => sample.Value),
        ];
    }
}

/// <summary>闭环率 · 单人有凭证 (R10): of the stages that were done, how many have one person and a result or a proof.</summary>
internal sealed class LoopProvenFigure(LoopStore store, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "loop-proven", "闭环率·单人有凭证", ["单人有凭证"], "%", "窗口内完成、有唯一处理人并且留下结果或凭证的环节", "窗口内完成的环节", null, ["已撤销的事不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        return
        [
            .. (await store.DoneAsync(window.Span, cancel)).Select(stage =>
            {
                var isGood = stage.Holder is not null && stage.DoneBy is not null && stage.HasProof;
                return new Sample(
                    stage.RecordNo, [stage.Initiator, .. new[] { stage.Holder, stage.DoneBy }.OfType<string>()], isGood ? 1 : 0, 1,
                    $"{stage.RecordNo} {stage.Stage} {(stage.DoneBy is { } by ? tree.NameOf(by) : "无人")}{(isGood ? " ✓" : stage.HasProof ? "：没有处理人" : "：没有结果和凭证")}") { Person = stage.DoneBy };
            }).OrderBy(sample => sample.Value),
        ];
    }
}

/// <summary>闭环率 · 时间线完整 (R10): of the cases that ended, how many have every stage with beginning, end and holder.</summary>
internal sealed class LoopTracedFigure(LoopStore store) : IFigure
{
    public Definition Definition { get; } = new(
        "loop-traced", "闭环率·时间线完整", ["时间线完整"], "%", "窗口内办结、每个环节都有开始、结束和处理人的事", "窗口内办结的事", null, ["已撤销的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) =>
    [
        .. (await store.ClosedAsync(window.Span, cancel)).Select(one => new Sample(
            one.RecordNo, [one.Initiator], one.Gaps == 0 ? 1 : 0, 1, $"{one.RecordNo} {one.Customer} {one.Stages} 个环节{(one.Gaps == 0 ? " ✓" : $"，{one.Gaps} 个缺记录")}") { Person = one.Initiator }).OrderBy(sample => sample.Value),
    ];
}
