using ChatBot.Features.Deadlines;
using ChatBot.Features.Health;

namespace ChatBot.Features.Reports;

/// <summary>All that the reports of one day are made of, read by three queries for everybody.</summary>
public sealed class ReportFacts(
    DateOnly day, DateTimeOffset now, IReadOnlyList<HealthCount> counts, IReadOnlyList<LateCount> late, IReadOnlyList<PressingDeadline> clocks)
{
    private readonly ILookup<string, HealthCount> _counts = counts.ToLookup(count => count.Person, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, LateCount> _late = late.ToLookup(count => count.Person, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, PressingDeadline> _clocks = clocks.ToLookup(clock => clock.Deadline.Holder, StringComparer.OrdinalIgnoreCase);

    public DateOnly Day { get; } = day;

    /// <summary>UTC instant at which the figures are true.</summary>
    public DateTimeOffset Now { get; } = now;

    public IReadOnlyList<HealthCount> CountsOf(string userId) => [.. _counts[userId]];

    public int TotalOf(string userId) => (int)_counts[userId].Sum(count => count.Count);

    /// <summary>What was credited for days before and has been in no report yet.</summary>
    public IReadOnlyList<LateCount> LateOf(string userId) => [.. _late[userId]];

    /// <summary>The most pressing clocks, most pressing first, at most <see cref="Tips.Most"/>.</summary>
    public IReadOnlyList<Deadline> PressingOf(string userId) => [.. _clocks[userId].OrderBy(clock => clock.Place).Select(clock => clock.Deadline)];

    public int RedOf(string userId) => (int)(_clocks[userId].FirstOrDefault()?.Red ?? 0);
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
/// <param name="Red">How many clocks of the holder are overdue in all.</param>
public sealed record PressingDeadline(Deadline Deadline, long Place, long Red);
