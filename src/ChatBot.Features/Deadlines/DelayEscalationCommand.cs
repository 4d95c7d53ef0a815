using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>延时 KS-7 4h 原因:…</c>: a superior gives more time. The limit stays and stays red; nobody above is told until then (R32, part C 8).</summary>
internal sealed class DelayEscalationCommand(
    DeadlineStore deadlines, RecordSightFinder sight, FireStore fires, LedgerStore ledger, UndoStore undos, Outbox outbox, OrgDirectory org, EscalationOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("延时", "上级给超时的事宽限一段时间，期间不再向上升级", ["延时 KS-7 4h 原因:等客户回复", "延时 KS-7 明早10点 原因:配件今晚到"])
    {
        Synonyms = ["宽限"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "给哪一件延时？请发编号", Example = "KS-7" },
            new Slot("多久", SlotKind.Deadline) { Keys = ["到", "时间"], Required = true, Ask = "延多久？请发时长或时间", Example = "4小时" },
            new Slot("原因", SlotKind.Text) { Keys = ["理由"], Required = true, Ask = "为什么延时？请发原因，处理人会看到", Example = "等客户回复" },
        ],
        Notes = ["只有处理人的上级或收到升级的人可以延时，必须写原因。", "每件事的延时次数和最长时间有限；期限不变，仍显示红色。", "到时提醒当时的处理人，升级继续。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var (recordNo, reason) = (call.Slots.Record("编号")!, call.Slots.Text("原因")!);
        var until = call.Slots.Deadline("多久")!.Effective!.Value;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (all.Count == 0 || !await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var open = all.Where(clock => clock.ClosedAt is null).ToList();
        if (open.Count == 0) return Reply.Of(ClockHistory.AlreadyHandled(recordNo, all, tree, call.Now));
        var mine = Superiors.MayDecide(call.SenderId, open, Superiors.ToldTo(call.SenderId, await fires.SearchesOfAsync(recordNo, cancel)), tree);
        if (mine.Count == 0) return Reply.Of(DeadlineWordings.DelayNotYours, new DelayNotYoursModel(recordNo, tree.SuperiorsOf(call.SenderId).FirstOrDefault()?.Name ?? ""));
        var clocks = Superiors.Pressing(mine, call.Now);
        if (until <= call.Now || until - call.Now > options.LongestDelay)
            return Reply.Of(DeadlineWordings.DelayTooLong, new DelayTooLongModel(recordNo, DateWords.Span(options.LongestDelay), reason));
        if (clocks.Max(clock => clock.Delays) >= options.MostDelays)
            return Reply.Of(DeadlineWordings.DelaysUsedUp, new DelaysUsedUpModel(recordNo, options.MostDelays, tree.NameOf(clocks[0].Holder)));

        if (await deadlines.DelayAsync(clocks, call.SenderId, until, reason, call.Now, cancel) < clocks.Count)
            throw new InvalidOperationException("A clock changed inside the transaction that had read it.");
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "延时", null, DateWords.Absolute(until, call.Now), reason), cancel);
        await undos.RememberAsync(
            call, new Undoable(DelayUndo.UndoKind, recordNo, $"延时 {recordNo}", JsonSerializer.Serialize(new DelayToUndo([.. clocks.Select(clock => clock.Id)]), ChatJson.Options)), cancel);
        foreach (var (clock, reader) in clocks.Select(clock => (clock, Recipients.Of(clock, Hearer.Holder, tree)?.Person)).Where(pair => pair.Person is not null))
        {
            await outbox.AddAsync(
                new Push($"delay/{call.MessageId}/{clock.Id}", reader!.UserId, DeadlineWordings.DelayGranted.With(new DelayGrantedModel(
                    ClockLine.Of(clock, 1, tree, call.Now), tree.NameOf(call.SenderId), DateWords.Absolute(until, call.Now), reason)))
                {
                    RecordNo = recordNo,
                },
                call.MessageId,
                cancel);
        }

        return Reply.Of(DeadlineWordings.Delayed, new DelayedModel(
            recordNo, DateWords.Absolute(until, call.Now), reason, string.Join("、", clocks.Select(clock => tree.NameOf(clock.Holder)).Distinct()), clocks.Max(clock => clock.Delays) + 1, options.MostDelays)) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), $"已延时到 {DateWords.Absolute(until, call.Now)}")),
        };
    }
}
