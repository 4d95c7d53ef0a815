using System.Runtime.InteropServices;
using ChatBot.Features.Calendar;

namespace ChatBot.Features.Health;

/// <summary>
/// What a feature knows of one thing that may be judged, in full: handing it over again after every change keeps its samples right, in whatever order
/// things happen (R36). Instants are UTC.
/// </summary>
/// <param name="Object">A key of <see cref="HealthObject.All"/>.</param>
/// <param name="Kind">By which the catalogue can choose (法务, KS); empty where there is nothing to choose by.</param>
/// <param name="Part">Tells several of one record apart: a stage, a contact; empty for one.</param>
/// <param name="Actor">Who has or had it in hand (userid).</param>
/// <param name="Initiator">Who wanted it done (userid).</param>
/// <param name="Words">What it is about; two much alike soon after each other may be one in pieces. Empty: it is not looked at.</param>
public sealed record HealthFact(
    string Object, string Kind, string RecordNo, string Part, string Actor, string Initiator, string Customer, string Words, DateTimeOffset StartedAt)
{
    /// <summary>When each event that may hit it happened, by the keys of the object; what has not happened is not in it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Hits { get; init; } = new Dictionary<string, DateTimeOffset>();

    public DateTimeOffset? OwnDueAt { get; init; }

    /// <summary>From when the limit runs, where that is later than the beginning: the last of several stays.</summary>
    public DateTimeOffset? LimitFrom { get; init; }

    /// <summary>Time of the limit that earlier stays used up.</summary>
    public HealthSpent Spent { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Marks of <see cref="HealthMark"/> that it carries, split apart: that is found here.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <summary>What earlier stays took, by both clocks: which of them counts, the action says.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HealthSpent(TimeSpan Natural, TimeSpan Working);

/// <summary>One row of the ledger of judged acts.</summary>
public sealed record HealthSample
{
    public long Id { get; init; }

    /// <summary>Id of the <see cref="HealthAction"/>.</summary>
    public string Action { get; init; } = "";

    /// <summary>The version that it is judged by: the one of the day on which it began.</summary>
    public long Version { get; init; }

    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    public string Actor { get; init; } = "";

    /// <summary>Whose figure it is in.</summary>
    public string Credited { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Words { get; init; } = "";

    /// <summary>The Shanghai day by which it is counted: on which it began; for what has a deadline of its own, the day of that.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null for a rate without a limit.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? HitAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The record that it is probably a piece of.</summary>
    public string? SplitOf { get; init; }

    /// <summary>The mark for which it does not count, or empty.</summary>
    public string Excluded { get; init; } = "";

    /// <summary>How it stands at this instant.</summary>
    public HealthVerdict At(DateTimeOffset now) =>
        WithdrawnAt is not null ? HealthVerdict.Withdrawn
        : Excluded.Length > 0 ? HealthVerdict.Excluded
        : HitAt is { } hit ? DueAt is { } due && hit > due ? HealthVerdict.Missed : HealthVerdict.Hit
        : DueAt >= now ? HealthVerdict.Open
        : HealthVerdict.Missed;

    /// <summary>The day by which a fact counts for an action.</summary>
    public static DateOnly DayOf(HealthAction action, HealthFact fact) => BusinessTime.DayOf(action.Limit.Kind == HealthLimitKind.Own && fact.OwnDueAt is { } due ? due : fact.StartedAt);

    /// <summary>
    /// The sample of a fact. Who wanted it done stays credited, whoever follows it later; where the actor is credited, it moves with the work.
    /// </summary>
    /// <param name="action">The version that the row began with.</param>
    public static HealthSample Of(HealthAction action, HealthFact fact, HealthSample? before, WorkCalendar calendar)
    {
        var marks = fact.Marks.Where(action.Exclude.Contains).ToList();
        var isSplit = before?.SplitOf is not null && action.Exclude.Contains(HealthMark.Split);
        return new HealthSample
        {
            Id = before?.Id ?? 0, Action = action.Id, Version = action.Version, RecordNo = fact.RecordNo, Part = fact.Part, Actor = fact.Actor,
            Credited = action.Credit == HealthCredit.Actor ? fact.Actor : before?.Credited ?? fact.Initiator, Customer = fact.Customer, Words = fact.Words, Day = DayOf(action, fact),
            StartedAt = fact.StartedAt, DueAt = action.Limit.DueAt(fact.LimitFrom ?? fact.StartedAt, fact.Spent, fact.OwnDueAt, calendar),
            HitAt = fact.Hits.TryGetValue(action.Hit, out var hit) ? hit : null, WithdrawnAt = fact.WithdrawnAt, SplitOf = before?.SplitOf,
            Excluded = marks.Count > 0 ? marks[0] : isSplit ? HealthMark.Split : "",
        };
    }
}

public enum HealthVerdict
{
    /// <summary>Neither hit nor past its limit: in no rate.</summary>
    Open,

    Hit,
    Missed,

    /// <summary>Shown, and not counted: <see cref="HealthMark"/>.</summary>
    Excluded,

    /// <summary>Taken back: not a sample any more.</summary>
    Withdrawn,
}

/// <summary>One thing logged in pieces, by its likeness (R42). Pure.</summary>
public static class SplitLikeness
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private const double AtLeast = 0.6;

    /// <summary>Whether two texts say much the same: the share of common pairs of signs, numbers left aside, for a split differs in those.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (first, second) = (Pairs(a), Pairs(b));
        if (first.Count == 0 || second.Count == 0) return Bare(a) == Bare(b);
        var common = first.Intersect(second, StringComparer.Ordinal).Count();
        return 2.0 * common / (first.Count + second.Count) >= AtLeast;
    }

    private static HashSet<string> Pairs(string text)
    {
        var bare = Bare(text);
        return Enumerable.Range(0, Math.Max(0, bare.Length - 1)).Select(at => bare.Substring(at, 2)).ToHashSet(StringComparer.Ordinal);
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
}
