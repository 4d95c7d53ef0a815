using System.Text.Json;
using ChatBot.Features.Absences;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Handovers;

/// <summary>
/// <c>接过来 KS-7</c>, <c>接过来 @李娜</c>: who stands in takes what somebody on leave has in hand, one by one or all of it; and who is back takes it again (R76).
/// </summary>
internal sealed class StandInCommand(
    HandoverDesk desk, DeadlineStore deadlines, RecordSightFinder sight, AbsenceItemStore had, UndoStore undos, Outbox outbox, OrgDirectory org) : IChatCommand
{
    private const int MostShown = 10;

    public static CommandSpec Spec { get; } = new("接过来", "把请假同事手上的事接到自己手上，时限不变", ["接过来 KS-7", "接过来 @李娜"])
    {
        Synonyms = ["接手", "接回"],
        Slots =
        [
            new Slot("编号", SlotKind.Record),
            new Slot("谁", SlotKind.Person),
            new Slot("内容", SlotKind.Text),
        ],
        Notes = ["代理人接请假同事的；上级接下属的；回来以后接回自己原来的。", "承诺仍算在承诺人名下。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var clocks = await MeantAsync(call, tree, cancel);
        if (clocks.Refusal is { } refusal) return Reply.Of(refusal);
        var wanted = clocks.Value!;
        var mayBack = await had.HadByAsync(call.SenderId, [.. wanted.Select(clock => clock.Id)], cancel);
        var mine = wanted.Where(clock => MayTake(clock, call.SenderId, mayBack, tree)).ToList();
        if (mine.Count == 0)
            return Reply.Of(HandoverWordings.MayNotTake, new MayNotTakeModel(wanted.Count > 0 ? wanted[0].RecordNo : call.Slots.Record("编号") ?? "", wanted.Count > 0 ? tree.NameOf(wanted[0].Holder) : ""));

        var taken = new List<(HandoverItem Item, string From)>();
        var faults = new List<HandoverFault>();
        foreach (var holder in mine.GroupBy(clock => clock.Holder, StringComparer.OrdinalIgnoreCase))
        {
            var passing = new Passing(holder.Key, call.SenderId, call.SenderId, call.Now, call.Source.ToString(), $"{tree.NameOf(call.SenderId)} 从 {tree.NameOf(holder.Key)} 接过来", call.MessageId);
            var items = await desk.OfAsync(holder.Key, onlyClocks: true, cancel);
            foreach (var clock in holder.DistinctBy(clock => (clock.RecordNo, PartOf(clock, items))))
            {
                var item = ItemOf(clock, items);
                var why = item is null ? "请在原来的地方处理" : await desk.GiveAsync(item, passing, cancel);
                if (why is null) taken.Add((item!, holder.Key));
                else faults.Add(new HandoverFault(item?.Kind ?? "", clock.RecordNo, clock.Title, why));
            }
        }

        await TellAsync(taken, call, tree, cancel);
        if (taken.Count > 0)
        {
            var what = taken.Count == 1 ? $"接过来 {taken[0].Item.RecordNo}" : $"接过来 {taken.Count} 件";
            await undos.RememberAsync(call, new Undoable(StandInUndo.UndoKind, taken[0].Item.RecordNo, what, JsonSerializer.Serialize(taken.Select(one => new TakenItem(one.Item, one.From)).ToList(), ChatJson.Options)), cancel);
        }

        return Reply.Of(HandoverWordings.TakenOver, new TakenOverModel(
            string.Join("、", mine.Select(clock => tree.NameOf(clock.Holder)).Distinct()), Lines(taken.Select(one => one.Item)), Math.Max(0, taken.Count - MostShown), [.. faults.Take(MostShown)],
            string.Join("、", taken.Select(one => one.From).Distinct(StringComparer.OrdinalIgnoreCase).Select(tree.NameOf)))) with
        {
            CardAfterUse = taken.Count == 0 ? null : DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), "已接过来")),
        };
    }

    /// <summary>The running clocks that are named: of a record, of one stage of it, or all of a person.</summary>
    private async Task<Decision<IReadOnlyList<Deadline>>> MeantAsync(CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        if (call.Slots.Record("编号") is { } recordNo)
        {
            var all = await deadlines.OfRecordAsync(recordNo, cancel);
            var visible = await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel) || all.Any(clock => Same(clock.StandsFor, call.SenderId))
                || (await had.HadByAsync(call.SenderId, [.. all.Select(clock => clock.Id)], cancel)).Count > 0;
            if (!visible) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(recordNo));
            var open = all.Where(clock => clock.ClosedAt is null && !Same(clock.Holder, call.SenderId)).ToList();
            var words = call.Slots.Text("内容") ?? "";
            var named = open.Where(clock => words.Length > 0 && words.Contains(clock.Title, StringComparison.Ordinal)).ToList();
            return named.Count > 0 ? named : open;
        }

        IReadOnlyList<string> names = call.Slots["谁"] is { Names.Count: > 0 } marked ? marked.Names : call.Slots.Text("内容") is { } bare ? [bare] : [];
        var choice = PersonChoice.One(tree, names, "接过来 {0}", mayBeAway: true);
        if (choice.Refusal is { } refusal) return refusal;
        return Decision<IReadOnlyList<Deadline>>.Of(await deadlines.OpenOfAsync([choice.Value!.UserId], 500, cancel));
    }

    /// <summary>From whom one stands in for, from below, and back what was one's own before a leave.</summary>
    private static bool MayTake(Deadline clock, string sender, IReadOnlyList<long> mayBack, OrgTree tree) =>
        tree.MayDoFor(sender, clock.Holder) || Same(clock.StandsFor, sender) || mayBack.Contains(clock.Id);

    private static HandoverItem? ItemOf(Deadline clock, IReadOnlyList<HandoverItem> items) =>
        items.FirstOrDefault(item => item.RecordNo == clock.RecordNo && (item.Part == clock.Part || item.Part.Length == 0));

    private static string PartOf(Deadline clock, IReadOnlyList<HandoverItem> items) => ItemOf(clock, items)?.Part ?? clock.Part;

    /// <summary>Whoever had it hears of all of it in one message.</summary>
    private async Task TellAsync(IReadOnlyList<(HandoverItem Item, string From)> taken, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        foreach (var from in taken.GroupBy(one => one.From, StringComparer.OrdinalIgnoreCase).Where(from => tree.Find(from.Key) is { IsActive: true }))
        {
            await outbox.AddAsync(
                new Push($"taken-over/{call.MessageId}/{from.Key}", from.Key, HandoverWordings.TakenNews.With(new TakenNewsModel(tree.NameOf(call.SenderId), Lines(from.Select(one => one.Item)), Math.Max(0, from.Count() - MostShown)))),
                call.MessageId, cancel);
        }
    }

    private static IReadOnlyList<ReceiptLine> Lines(IEnumerable<HandoverItem> items) => [.. items.Take(MostShown).Select((item, index) => HandoverLines.Of(item with { State = HandoverState.Done }, index + 1))];

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

internal sealed record TakenItem(HandoverItem Item, string From);

/// <summary>Gives back what was taken over, where it still is.</summary>
internal sealed class StandInUndo(HandoverDesk desk, LedgerStore ledger, OrgDirectory org) : IUndo
{
    internal const string UndoKind = "taken-over";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = JsonSerializer.Deserialize<List<TakenItem>>(undoable.Payload, ChatJson.Options)!;
        var back = 0;
        foreach (var (item, from) in taken)
        {
            var passing = new Passing(byUserId, from, byUserId, now, "undo", $"{org.Current.NameOf(byUserId)} 撤销接手", null);
            if (await desk.GiveAsync(item, passing, cancel) is null) back++;
        }

        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销接手", null, $"{back}/{taken.Count}"), cancel);
        return new Undone(back == taken.Count ? undoable.What : $"{undoable.What}，退回 {back} 件，其余已办完或又转走");
    }
}
