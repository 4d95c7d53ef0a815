using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>接管 KS-7</c>: a superior does it himself. The clock goes on as it was (R32, part C 9).</summary>
internal sealed class TakeOverCommand(DeadlineStore deadlines, RecordSightFinder sight, FireStore fires, IEnumerable<ITakeOver> ways, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("接管", "上级把超时的事接到自己手里，时限不变", ["接管 KS-7", "接管 XQ-31 库存确认"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "接管哪一件？请发编号", Example = "KS-7" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["只有处理人的上级或收到升级的人可以接管。", "原处理人会收到通知；10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (all.Count == 0 || !await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var open = all.Where(clock => clock.ClosedAt is null).ToList();
        if (open.Count == 0) return Reply.Of(ClockHistory.AlreadyHandled(recordNo, all, tree, call.Now));
        var mine = Superiors.MayDecide(call.SenderId, open, Superiors.ToldTo(call.SenderId, await fires.SearchesOfAsync(recordNo, cancel)), tree);
        if (mine.Count == 0)
        {
            return open.Exists(clock => string.Equals(clock.Holder, call.SenderId, StringComparison.OrdinalIgnoreCase))
                ? Reply.Of(DeadlineWordings.AlreadyYours, new AlreadyYoursModel(recordNo, ClockActs.Finish(recordNo)))
                : Reply.Of(DeadlineWordings.TakeOverNotYours, new TakeOverNotYoursModel(recordNo, tree.NameOf(open[0].Holder)));
        }

        var named = call.Slots.Text("环节") is { } words ? mine.Where(clock => clock.Title.Contains(words, StringComparison.Ordinal)).ToList() : [];
        var meant = named.Count > 0 ? named : Superiors.Pressing(mine, call.Now);
        if (meant.Count > 1)
        {
            return Reply.Of(DeadlineWordings.WhichToTakeOver, new WhichToTakeOverModel(
                recordNo, [.. meant.Select((clock, index) => ClockLine.Of(clock, index + 1, tree, call.Now) with { Act = $"接管 {recordNo} {clock.Title}" })]));
        }

        var taken = meant[0];
        if (ways.FirstOrDefault(way => way.Policies.Contains(taken.Policy)) is not { } how)
            return Reply.Of(DeadlineWordings.CannotTakeOver, new CannotTakeOverModel(recordNo, tree.NameOf(taken.Holder)));
        var decision = await how.TakeAsync(call, taken, cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        return Reply.Of(DeadlineWordings.TakenOver, new TakenOverModel(ClockLine.Of(taken, 1, tree, call.Now), ClockActs.Finish(recordNo))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), "已接管")),
        };
    }
}
