using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>催办 KS-7</c>: reminds whoever has it in hand, at most once in two hours for one record (R02).</summary>
internal sealed class NudgeHolderCommand(DeadlineStore deadlines, Outbox outbox, OrgDirectory org) : IChatCommand
{
    private const int PauseHours = 2;

    public static CommandSpec Spec { get; } = new("催办", "提醒现在的处理人，同一件事2小时内最多一次", ["催办 KS-7"])
    {
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "要催哪一件？请发编号", Example = "KS-7" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (!await deadlines.MaySeeAsync(tree, call.SenderId, recordNo, all, cancel))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var open = all.Where(deadline => deadline.ClosedAt is null && deadline.Holder != call.SenderId).ToList();
        var key = $"nudge/{recordNo}/";
        if (open.Count == 0) return Reply.Of(DeadlineWordings.NothingToNudge, new NothingToNudgeModel(recordNo));
        if (await outbox.WasSaidSinceAsync(key, call.Now.AddHours(-PauseHours), cancel))
            return Reply.Of(DeadlineWordings.NudgedLately, new NudgedLatelyModel(recordNo, PauseHours));

        foreach (var deadline in open)
        {
            await outbox.AddAsync(
                new Push($"{key}{call.MessageId}/{deadline.Part}", deadline.Holder, DeadlineWordings.Nudge.With(new NudgeModel(tree.NameOf(call.SenderId), ClockLine.Of(deadline, 1, tree, call.Now))))
                {
                    RecordNo = recordNo,
                    Clock = deadline.Key,
                },
                call.MessageId,
                cancel);
        }

        return Reply.Of(DeadlineWordings.Nudged, new NudgedModel(recordNo, string.Join("、", open.Select(deadline => tree.NameOf(deadline.Holder)).Distinct())));
    }
}
