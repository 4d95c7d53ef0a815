using ChatBot.Features.Deadlines;
using ChatBot.Features.Health;

namespace ChatBot.Features.Reports;

/// <summary>All that the reports of one day are made of, read by a handful of queries for everybody.</summary>
public sealed class ReportFacts(
    DateOnly day, DateTimeOffset now, IReadOnlyList<HealthCount> counts, IReadOnlyList<LateCount> late, IReadOnlyList<PressingDeadline> clocks, IReadOnlyList<RedCount> red, HealthTargets targets)
{
    /// <summary>Shown of the overdue clocks below a leader.</summary>
    private const int MostRed = 3;

    private readonly Dictionary<string, RedCount> _red = red.ToDictionary(count => count.Holder, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _totals = Totals(counts);
    private readonly ILookup<string, HealthCount> _counts = counts.ToLookup(count => count.Person, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, LateCount> _late = late.ToLookup(count => count.Person, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, PressingDeadline> _clocks = clocks.ToLookup(clock => clock.Deadline.Holder, StringComparer.OrdinalIgnoreCase);

    public DateOnly Day { get; } = day;

    /// <summary>UTC instant at which the figures are true.</summary>
    public DateTimeOffset Now { get; } = now;

    public IReadOnlyList<HealthCount> CountsOf(string userId) => [.. _counts[userId]];

    public int TotalOf(string userId) => _totals.GetValueOrDefault(userId);

    public HealthTargets Targets { get; } = targets;

    /// <summary>Whose last report did not arrive, and why in Chinese; empty where that is not asked for.</summary>
    public IReadOnlyDictionary<string, string> Undelivered { get; init; } = new Dictionary<string, string>();

    /// <summary>What was credited for days before and has been in no report yet.</summary>
    public IReadOnlyList<LateCount> LateOf(string userId) => [.. _late[userId]];

    /// <summary>The most pressing clocks, most pressing first, at most <see cref="Tips.Most"/>.</summary>
    public IReadOnlyList<Deadline> PressingOf(string userId) => [.. _clocks[userId].OrderBy(clock => clock.Place).Select(clock => clock.Deadline)];

    /// <summary>Clocks in this person's hands that are past their limit, or passed it and were settled today: red stays in the statistics (R15).</summary>
    public RedCount RedOf(string userId) => _red.GetValueOrDefault(userId) ?? RedCount.None;

    /// <summary>The most pressing overdue clocks of these people, the longest overdue first; in the evening's report one of each holder.</summary>
    public IReadOnlyList<Deadline> RedAmong(IEnumerable<string> people) =>
        [.. people.Where(_red.ContainsKey).SelectMany(person => _clocks[person]).Select(clock => clock.Deadline).Where(deadline => deadline.IsOverdue(Now)).OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.RecordNo, StringComparer.Ordinal).Take(MostRed)];

    private static Dictionary<string, int> Totals(IReadOnlyList<HealthCount> counts)
    {
        var totals = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var count in counts) totals[count.Person] = totals.GetValueOrDefault(count.Person) + (int)count.Count;
        return totals;
    }
}

/// <summary>Red clocks of one holder.</summary>
public sealed record RedCount
{
    public static readonly RedCount None = new();

    public string Holder { get; init; } = "";

    /// <summary>Still to be done.</summary>
    public long Open { get; init; }

    /// <summary>Done today, after their limit.</summary>
    public long Settled { get; init; }
}

/// <summary>Credits of one person and kind for a day that is over, less what reports have counted.</summary>
public sealed record LateCount(string Person, DateOnly Day, string Kind, long Count)
{
    /// <summary>Ledger minus reports. What was taken back after its report is not announced as a negative number.</summary>
    public static IReadOnlyList<LateCount> Between(IEnumerable<DayCount> ledger, IEnumerable<DayCount> reported)
    {
        var told = reported.ToDictionary(count => (count.Person.ToUpperInvariant(), count.Day, count.Kind), count => count.Count);
        return
        [
            .. ledger
                .Select(count => new LateCount(count.Person, count.Day, count.Kind, count.Count - told.GetValueOrDefault((count.Person.ToUpperInvariant(), count.Day, count.Kind))))
                .Where(late => late.Count > 0),
        ];
    }
}

/// <param name="Place">1 is the most pressing of its holder.</param>
public sealed record PressingDeadline(Deadline Deadline, long Place);
