using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>收到 KS-7</c>: the holder or a superior has taken notice. The ladder waits for a few hours; without progress it goes on (R32, part C 7).</summary>
internal sealed class AcknowledgeCommand(
    DeadlineStore deadlines, RecordSightFinder sight, IEnumerable<IAwaitNotice> others, Conversation conversation, LedgerStore ledger, UndoStore undos, OrgDirectory org, EscalationOptions options) : IChatCommand
{
    private const string Said = "说明";
    private const int MostOffered = 6;

    public static CommandSpec Spec { get; } = new("收到", "对超时预警表示已知悉，暂停继续升级", ["收到 KS-7"])
    {
        Synonyms = ["知道了", "已知悉", "收到收到"],
        Slots = [new Slot("编号", SlotKind.Record), new Slot(Said, SlotKind.Text)],
        Notes = ["知悉不等于完成：到时仍无进展会再次升级。", "只有一件在等您知悉时，可以不写编号。", "编号后面可以写一句说明，记在审计里。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var said = call.Slots.Text(Said) is { } words && !SmallTalk.Is(words) ? words : null;
        if (call.Slots.Record("编号") is not { } recordNo)
        {
            // 收到，明天发货 says more than that it was read; nothing is taken for noticed that may have meant something else.
            return said is null ? await AnyAsync(call, cancel) : Reply.Of(DeadlineWordings.NoticeWithWords, new NoticeWithWordsModel(said));
        }

        var tree = org.Current;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (all.Count == 0 || !await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));

        var meant = MeantBy(call.SenderId, [.. all.Where(deadline => deadline.ClosedAt is null)], all, tree);
        if (meant.Count == 0)
        {
            var own = all.Where(deadline => Same(deadline.Holder, call.SenderId) && deadline.ClosedAt is not null).ToList();
            return Reply.Of(ClockHistory.AlreadyHandled(recordNo, own.Count > 0 ? own : all, tree, call.Now));
        }

        var until = call.Now + options.AcknowledgedFor;
        var ids = meant.Select(deadline => deadline.Id).ToList();
        await deadlines.AcknowledgeAsync(ids, call.SenderId, until, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "知悉", null, until.ToString("O", CultureInfo.InvariantCulture), said), cancel);
        await undos.RememberAsync(call, new Undoable(AcknowledgementUndo.UndoKind, recordNo, $"收到 {recordNo}", JsonSerializer.Serialize(new AcknowledgementToUndo(ids), ChatJson.Options)), cancel);
        return Reply.Of(DeadlineWordings.Acknowledged, new AcknowledgedModel(
            recordNo, DateWords.Absolute(until, call.Now), string.Join("、", meant.Select(deadline => tree.NameOf(deadline.Holder)).Distinct()),
            meant.Exists(deadline => Same(deadline.Holder, call.SenderId)) ? ClockActs.Finish(recordNo) : "")) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), "已知悉")),
        };
    }

    /// <summary>收到 and no more: said out of politeness where nothing waits for it, meant where one thing does, and asked about where several do.</summary>
    private async Task<Reply> AnyAsync(CommandCall call, CancellationToken cancel)
    {
        var waiting = new List<AwaitedNotice>();
        foreach (var clock in await deadlines.UnnoticedAsync(call.SenderId, cancel))
        {
            if (waiting.TrueForAll(one => one.RecordNo != clock.RecordNo)) waiting.Add(new AwaitedNotice(clock.RecordNo, clock.Title, $"{Spec.Name} {clock.RecordNo}"));
        }

        foreach (var other in others) waiting.AddRange((await other.OfAsync(call.SenderId, cancel)).Where(one => waiting.TrueForAll(before => before.RecordNo != one.RecordNo)));
        return waiting switch
        {
            [] => Reply.Of(DeadlineWordings.NothingAwaited, new NothingAwaitedModel()),
            [var only] => await conversation.SayAsync(call.SenderId, only.Command, call.Now, call.MessageId, call.Source, cancel),
            _ => Reply.Of(DeadlineWordings.WhichNotice, new WhichNoticeModel([.. waiting.Take(MostOffered).Select(one => new AwaitedLine($"{one.RecordNo} {one.Title}", one.Command))], Math.Max(0, waiting.Count - MostOffered))),
        };
    }

    /// <summary>
    /// Which clocks somebody takes notice of: one's own; else those of people below or stood in for; else, for who only wants it done or was told of it, all that run.
    /// Two people at work side by side do not hold each other's ladder back. Nothing where one's own part is over.
    /// </summary>
    private static List<Deadline> MeantBy(string sender, IReadOnlyList<Deadline> open, IReadOnlyList<Deadline> all, OrgTree tree)
    {
        var own = open.Where(deadline => Same(deadline.Holder, sender)).ToList();
        if (own.Count > 0) return own;
        var below = open.Where(deadline => tree.MayDoFor(sender, deadline.Holder)).ToList();
        if (below.Count > 0) return below;
        return all.Any(deadline => Same(deadline.Holder, sender) && !Same(deadline.Owner, sender)) ? [] : [.. open];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
