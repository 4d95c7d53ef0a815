using ChatBot.Features.Calendar;

namespace ChatBot.Features.Figures;

/// <summary>A record looked back upon (R10): what happened when, and of the whole time how much was waited for whom. Pure.</summary>
public sealed record Review(Span Life, IReadOnlyList<ReviewEvent> Events, TimeSpan Waited, TimeSpan CustomerWaited, IReadOnlyList<ReviewWait> Longest)
{
    private const int MostWaits = 3;

    /// <summary>Time in which nobody was waited for: it lay with those whose matter it is.</summary>
    public TimeSpan Own => Life.Length - Waited - CustomerWaited;

    /// <param name="waits">Where colleagues were waited for.</param>
    /// <param name="customer">Where the customer was waited for; who was waited for at the same time does not count twice.</param>
    public static Review Of(Span life, IEnumerable<ReviewEvent> events, IEnumerable<ReviewWait> waits, IEnumerable<Span> customer)
    {
        var clipped = waits.Select(wait => wait with { Time = wait.Time.Within(life) }).Where(wait => wait.Time.Length > TimeSpan.Zero).ToList();
        var colleagues = Spans.Merged(clipped.Select(wait => wait.Time));
        var onlyCustomer = Spans.Merged(customer.Select(span => span.Within(life))).SelectMany(span => Spans.Without(span, colleagues));
        return new Review(
            life, [.. events.OrderBy(one => one.At).ThenBy(one => one.What, StringComparer.Ordinal)], colleagues.Sum(), onlyCustomer.Sum(),
            [.. clipped.GroupBy(wait => (wait.Who, wait.Where)).Select(group => new ReviewWait(group.Key.Who, group.Key.Where, new Span(group.Min(wait => wait.Time.From), group.Min(wait => wait.Time.From) + Spans.Merged(group.Select(wait => wait.Time)).Sum())))
                .OrderByDescending(wait => wait.Time.Length).ThenBy(wait => wait.Where, StringComparer.Ordinal).Take(MostWaits)]);
    }
}

/// <param name="What">A sentence without its date.</param>
public sealed record ReviewEvent(DateTimeOffset At, string What);

/// <param name="Who">Userid.</param>
/// <param name="Where">Title of the stage or form, with its record.</param>
public sealed record ReviewWait(string Who, string Where, Span Time);
