using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>催办 KS-7</c>: reminds whoever has it in hand, at most once in two hours for one record (R02).</summary>
internal sealed class NudgeHolderCommand(DeadlineStore deadlines, RecordSightFinder sight, LedgerStore ledger, UndoStore undos, Outbox outbox, OrgDirectory org) : IChatCommand
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
        if (!await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var open = all.Where(deadline => deadline.ClosedAt is null && deadline.Holder != call.SenderId).ToList();
        var key = $"nudge/{recordNo}/";
        if (open.Count == 0) return Reply.Of(DeadlineWordings.NothingToNudge, new NothingToNudgeModel(recordNo));
        if (await outbox.WasSaidSinceAsync(recordNo, key, call.Now.AddHours(-PauseHours), cancel))
            return Reply.Of(DeadlineWordings.NudgedLately, new NudgedLatelyModel(recordNo, PauseHours));

        // A holder who has left hears nothing: whoever stands in does.
        var readers = open.Select(deadline => (Deadline: deadline, Reader: Recipients.Of(deadline, Hearer.Holder, tree)?.Person)).Where(pair => pair.Reader is not null).ToList();
        foreach (var (deadline, reader) in readers)
        {
            await outbox.AddAsync(
                new Push($"{key}{call.MessageId}/{deadline.Part}", reader!.UserId, DeadlineWordings.Nudge.With(new NudgeModel(tree.NameOf(call.SenderId), ClockLine.Of(deadline, 1, tree, call.Now))))
                {
                    RecordNo = recordNo,
                    Clock = deadline.Key,
                    FallbackId = tree.FallbackFor(reader.UserId),
                },
                call.MessageId,
                cancel);
        }

        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "催办", null, string.Join("、", readers.Select(pair => pair.Reader!.UserId))), cancel);
        await undos.RememberAsync(call, new Undoable(NudgeUndo.UndoKind, recordNo, $"催办 {recordNo}"), cancel);
        return Reply.Of(DeadlineWordings.Nudged, new NudgedModel(recordNo, string.Join("、", readers.Select(pair => pair.Reader!.Name).Distinct())));
    }
}
