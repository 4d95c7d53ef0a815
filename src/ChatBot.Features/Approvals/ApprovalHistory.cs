using ChatBot.Features.Chat;

namespace ChatBot.Features.Approvals;

/// <summary>
/// Puts a form together from the set of its sightings. The order in which they arrived, and repeats, make no difference: they are put into the order
/// in which they happened, and each tells the whole flow as it then stood. Only a return wipes out what had been done, so a form's life falls into
/// laps; of each lap the sighting that knows most counts. Pure.
/// </summary>
public static class ApprovalHistory
{
    /// <summary>The form that the API tells may lag this far behind the events (callback page 91815 warns of it without a number).</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(60);

    /// <summary>Two people who agree in one second may each be told without the other.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(2);

    public static ApprovalForm Read(IReadOnlyCollection<Sighting> sightings)
    {
        var all = sightings.DistinctBy(one => one.Key).Order(Comparer<Sighting>.Create(Compare)).ToList();
        var laps = Laps([.. all.Where(one => one.IsEvent || !IsDoubtful(one, all))]);
        var latest = laps[^1].Best.Form;
        var state = all.Select(ApprovalStates.Of).MaxBy(ApprovalStates.Rank);
        var told = all.Where(one => one.IsEvent).SelectMany(one => one.Done).ToHashSet();
        var endedAt = EndOf(all, laps[^1].Best);
        var visits = Visits(laps, endedAt, told);
        return new ApprovalForm
        {
            SpNo = latest.SpNo,
            Name = all.Select(one => one.Form.Name).LastOrDefault(name => name.Length > 0) ?? "",
            TemplateId = all.Select(one => one.Form.TemplateId).LastOrDefault(id => id.Length > 0) ?? "",
            ApplicantId = all.Select(one => one.Form.ApplicantId).LastOrDefault(id => id.Length > 0) ?? "",
            AppliedAt = laps[0].From,
            State = state,
            EndedAt = endedAt,
            IsBackfilled = visits.Any(visit => visit.IsBackfilled) || !all.Any(one => one.IsEvent && Tells(one, state)),
            Visits = visits,
            People = [.. all.SelectMany(one => one.Form.Nodes).SelectMany(node => node.Acts).Select(act => act.UserId).Where(id => id.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Read soon after an event that tells otherwise: it may be the state before. The next reading will show.</summary>
    public static bool IsDoubtful(Sighting read, IReadOnlyCollection<Sighting> all) =>
        !read.IsEvent
        && all.Where(one => one.IsEvent && one.At <= read.At && one.At > read.At - Lag).Order(Comparer<Sighting>.Create(Compare)).LastOrDefault() is { } last
        && last.Picture != read.Picture;

    /// <summary>Whether an event is sent for a deletion is not confirmed and none exists for a payment; so a form seen only as such was not lost on the way.</summary>
    private static int Told(ApprovalState state) => state switch
    {
        ApprovalState.Deleted => ApprovalStates.Rank(ApprovalState.InReview),
        ApprovalState.Paid => ApprovalStates.Rank(ApprovalState.Passed),
        _ => ApprovalStates.Rank(state),
    };

    /// <summary>Where an event carries the status before it, everybody's yes tells as much.</summary>
    private static bool Tells(Sighting told, ApprovalState state) =>
        ApprovalStates.Rank(ApprovalStates.Of(told)) >= Told(state)
        || (ApprovalStates.IsApproved(state) && told.Nodes.Count > 0 && told.Nodes.All(IsLeft));

    private static int Compare(Sighting a, Sighting b)
    {
        var order = a.At.CompareTo(b.At);
        if (order == 0) order = a.IsReturn.CompareTo(b.IsReturn);
        if (order == 0) order = a.Done.Count.CompareTo(b.Done.Count);
        if (order == 0) order = ApprovalStates.Rank(ApprovalStates.Of(a)).CompareTo(ApprovalStates.Rank(ApprovalStates.Of(b)));
        return order == 0 ? string.CompareOrdinal(a.Key, b.Key) : order;
    }

    private static List<Lap> Laps(List<Sighting> inOrder)
    {
        var laps = new List<Lap> { new(AppliedAt(inOrder), inOrder[0], []) };
        foreach (var one in inOrder.Skip(1))
        {
            var lap = laps[^1];
            var gone = lap.Best.Done.Except(one.Done).ToList();
            if (one.IsReturn ? gone.Count > 0 : gone.Any(act => act.ActedAt < one.At - Blur))
                laps.Add(new Lap(ReturnedAt(one, lap), one, [.. lap.Old, .. lap.Best.Done]));
            else if (one.Done.Count >= lap.Best.Done.Count)
                laps[^1] = lap with { Best = one };
        }

        return laps;
    }

    private static DateTimeOffset AppliedAt(List<Sighting> inOrder) =>
        inOrder.Select(one => one.Form.AppliedAt).FirstOrDefault(at => at > DateTimeOffset.UnixEpoch, inOrder[0].At);

    private static DateTimeOffset ReturnedAt(Sighting first, Lap before) =>
        first.IsReturn
            ? first.At
            : first.Done.Except(before.Best.Done).Where(act => act.Verdict == Verdict.Returned).Max(act => act.ActedAt) ?? first.At;

    private static DateTimeOffset? EndOf(List<Sighting> all, Sighting latest)
    {
        var settled = all.Where(one => ApprovalStates.IsSettled(ApprovalStates.Of(one))).ToList();
        if (settled.Count == 0) return null;
        var isDecided = latest.Nodes.Count > 0 && (latest.Nodes.All(IsLeft) || latest.Nodes.Any(node => node.Acts.Any(act => act.Verdict == Verdict.Rejected)));
        return isDecided && latest.Done.Max(act => act.ActedAt) is { } last ? last : settled.Min(one => one.At);
    }

    private static List<NodeVisit> Visits(List<Lap> laps, DateTimeOffset? endedAt, HashSet<ApprovalActSnapshot> told)
    {
        var visits = new List<NodeVisit>();
        for (var i = 0; i < laps.Count; i++)
        {
            var returnedAt = i + 1 < laps.Count ? laps[i + 1].From : (DateTimeOffset?)null;
            AddLap(visits, laps[i], returnedAt, endedAt, told);
        }

        return visits;
    }

    private static void AddLap(List<NodeVisit> visits, Lap lap, DateTimeOffset? returnedAt, DateTimeOffset? endedAt, HashSet<ApprovalActSnapshot> told)
    {
        var entered = lap.From;
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var nodes = lap.Best.Nodes;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            var acts = node.Acts.Where(act => act.ActedAt is null || !lap.Old.Contains(act)).ToList();
            var first = node.Acts.Count > 0 ? node.Acts[0].UserId : "";
            var key = $"{first}#{names[first] = names.GetValueOrDefault(first) + 1}";
            var isLeft = IsLeft(node);
            // It was decided in an earlier lap and the return did not reach so far back.
            if (lap.Old.Count > 0 && isLeft && acts.All(act => act.ActedAt is null)) continue;
            var last = acts.Where(act => act.ActedAt is not null && Verdict.Decides(act.Verdict)).MaxBy(act => act.ActedAt);
            var left = isLeft ? Later(entered, last?.ActedAt ?? entered) : returnedAt ?? endedAt;
            visits.Add(new NodeVisit
            {
                Node = i + 1,
                Key = key,
                Round = visits.Count(visit => string.Equals(visit.Key, key, StringComparison.OrdinalIgnoreCase)) + 1,
                Relation = node.Relation,
                EnteredAt = entered,
                LeftAt = left is { } at ? Later(entered, at) : null,
                Verdict = isLeft ? WorstOf(node, acts) : left is null ? Verdict.Pending : returnedAt is not null ? Verdict.Returned : 0,
                LeftBy = isLeft ? last?.UserId : null,
                Seats = Seats(node, acts, entered, waits: left is null),
                IsBackfilled = last is not null && !told.Contains(last),
            });
            if (!isLeft || acts.Any(act => act.Verdict == Verdict.Rejected)) return;
            entered = left!.Value;
        }
    }

    private static List<Seat> Seats(ApprovalNodeSnapshot node, List<ApprovalActSnapshot> acts, DateTimeOffset entered, bool waits)
    {
        var seats = new List<Seat>();
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Seat? given = null;
        foreach (var act in acts)
        {
            var seat = given is not null
                ? given with { Holder = act.UserId, Since = given.ActedAt ?? given.Since }
                : new Seat(
                    $"{act.UserId}#{names[act.UserId] = names.GetValueOrDefault(act.UserId) + 1}", act.UserId, act.UserId,
                    node.Relation == NodeRelation.InTurn && seats is [.., { ActedAt: { } before }] ? Later(entered, before) : entered, 0, null, false);
            seat = seat with { Verdict = act.Verdict, ActedAt = act.ActedAt };
            given = Verdict.GivesAway(act.Verdict) ? seat : null;
            if (given is null) seats.Add(seat with { Waits = waits && act.Verdict == Verdict.Pending && !(node.Relation == NodeRelation.InTurn && seats.Any(one => one.Waits)) });
        }

        if (given is not null) seats.Add(given);
        return seats;
    }

    /// <summary>The node's own status where it has a plain one; else by what its people did and how they count.</summary>
    private static bool IsLeft(ApprovalNodeSnapshot node)
    {
        if (node.Status == Verdict.Pending) return false;
        if (Verdict.Decides(node.Status)) return true;
        if (node.Acts.Any(act => act.Verdict is Verdict.Rejected or Verdict.Returned)) return true;
        return node.Relation == NodeRelation.Anybody
            ? node.Acts.Any(act => Verdict.Passes(act.Verdict))
            : node.Acts.Count > 0 && !node.Acts.Any(act => act.Verdict == Verdict.Pending) && node.Acts.Any(act => Verdict.Passes(act.Verdict));
    }

    private static int WorstOf(ApprovalNodeSnapshot node, List<ApprovalActSnapshot> acts)
    {
        if (acts.Any(act => act.Verdict == Verdict.Rejected) || node.Status == Verdict.Rejected) return Verdict.Rejected;
        if (acts.Any(act => act.Verdict == Verdict.Returned) || node.Status == Verdict.Returned) return Verdict.Returned;
        return acts.Any(act => act.Verdict == Verdict.Handled) ? Verdict.Handled : Verdict.Agreed;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <param name="From">UTC instant of the return that began it; for the first lap, of handing in.</param>
    /// <param name="Best">The sighting that knows most of it.</param>
    /// <param name="Old">What had been done before it began.</param>
    private sealed record Lap(DateTimeOffset From, Sighting Best, IReadOnlySet<ApprovalActSnapshot> Old)
    {
        public Lap(DateTimeOffset from, Sighting best, IEnumerable<ApprovalActSnapshot> old)
            : this(from, best, (IReadOnlySet<ApprovalActSnapshot>)old.ToHashSet())
        {
        }
    }
}
