using System.Runtime.InteropServices;

namespace ChatBot.Features.Calendar;

/// <summary>A stretch of time between two UTC instants, the second exclusive. Empty where it does not end after it begins.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.Zero;

    /// <summary>The part of it that lies within another.</summary>
    public Span Within(Span other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);
}

/// <summary>Sums and differences of stretches of time.</summary>
public static class Spans
{
    /// <summary>The same time without overlaps, in order: what several people waited at once counts once.</summary>
    public static IReadOnlyList<Span> Merged(IEnumerable<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans.Where(span => span.To > span.From).OrderBy(span => span.From))
        {
            if (merged is [.., var last] && span.From <= last.To) merged[^1] = last with { To = span.To > last.To ? span.To : last.To };
            else merged.Add(span);
        }

        return merged;
    }

    /// <summary>What is left of a stretch when others are cut out of it.</summary>
    public static IReadOnlyList<Span> Without(Span span, IEnumerable<Span> cut)
    {
        var left = new List<Span>();
        var from = span.From;
        foreach (var hole in Merged(cut.Select(one => one.Within(span))))
        {
            if (hole.From > from) left.Add(new Span(from, hole.From));
            from = hole.To;
        }

        if (span.To > from) left.Add(span with { From = from });
        return left;
    }

    public static TimeSpan Sum(this IEnumerable<Span> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);
}
