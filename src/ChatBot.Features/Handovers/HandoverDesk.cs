using ChatBot.Features.Deadlines;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Handovers;

/// <summary>What a person has in hand, by kind, and the giving of one item.</summary>
internal sealed class HandoverDesk(IEnumerable<IHandedOver> kinds, HandoverStore store, DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org)
{
    private readonly IReadOnlyList<IHandedOver> _kinds = [.. kinds.OrderBy(kind => kind.Order).ThenBy(kind => kind.Kind, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<HandoverItem>> OfAsync(string person, bool onlyClocks, CancellationToken cancel)
    {
        var items = new List<HandoverItem>();
        foreach (var kind in _kinds)
        {
            items.AddRange((await kind.OfAsync(person, cancel)).Where(item => item.HasClock || !onlyClocks).Select(item => new HandoverItem
            {
                Kind = kind.Kind, RecordNo = item.RecordNo, Part = item.Part, Title = item.Title, Customer = item.Customer,
            }));
        }

        return items;
    }

    /// <summary>Null when it is done, else why not.</summary>
    public Task<string?> GiveAsync(HandoverItem item, Passing passing, CancellationToken cancel) =>
        _kinds.First(kind => kind.Kind == item.Kind).GiveAsync(item.Item, passing, cancel);

    /// <summary>How many clocks in this person's hands no kind takes along: somebody else's form, a draft.</summary>
    public async Task<int> StayingAsync(string person, IReadOnlyList<HandoverItem> items, CancellationToken cancel)
    {
        var open = await deadlines.OpenOfAsync([person], 1000, cancel);
        return open.Select(deadline => deadline.RecordNo).Distinct(StringComparer.Ordinal).Except(items.Select(item => item.RecordNo), StringComparer.Ordinal).Count();
    }

    /// <summary>Writes the handover down; its items are given by <see cref="CarryOutHandoversJob"/>, each in a transaction of its own.</summary>
    public async Task<Handover> BeginAsync(Handover handover, IReadOnlyList<HandoverItem> items, string source, CancellationToken cancel)
    {
        var begun = await store.AddAsync(handover, items, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(handover.BegunAt, handover.DoneBy, source, begun.RecordNo, handover.ReverseOf is null ? "交接" : "退回交接", handover.FromPerson, handover.ToPerson, $"{items.Count}项"), cancel);
        return begun;
    }

    /// <summary>The items of a finished handover that are still where it put them go back. Null where none is.</summary>
    public async Task<Handover?> ReverseAsync(Handover handover, string by, long? cause, string source, DateTimeOffset now, CancellationToken cancel)
    {
        await store.CancelWaitingAsync(handover.Id, now, cancel);
        var done = (await store.ItemsAsync(handover.Id, cancel)).Where(item => item.State == HandoverState.Done).ToList();
        if (done.Count == 0) return null;
        return await BeginAsync(
            new Handover { FromPerson = handover.ToPerson, ToPerson = handover.FromPerson, DoneBy = by, ReverseOf = handover.Id, Cause = cause, BegunAt = now }, done, source, cancel);
    }

    /// <summary>Only who stands above the person, or an admin, gives that person's work away.</summary>
    public bool MayHandOver(string sender, string from) => org.Current.IsAbove(sender, from) || org.Current.IsAdmin(sender);

    public static IReadOnlyList<KindCount> Counts(IEnumerable<HandoverItem> items) =>
        [.. items.GroupBy(item => item.Kind, StringComparer.Ordinal).Select(group => new KindCount(group.Key, group.Count()))];

    public static string Why(Handover handover, OrgTree tree) =>
        $"{(handover.ReverseOf is null ? "交接" : "退回交接")} {tree.NameOf(handover.FromPerson)} → {tree.NameOf(handover.ToPerson)}";
}
