using ChatBot.Features.Calendar;

namespace ChatBot.Features.Health;

/// <summary>A sample as a line of chat. Pure.</summary>
internal static class HealthRow
{
    public static HealthRowLine Of(HealthSample sample, HealthCatalog catalog, string person, int number, DateTimeOffset now)
    {
        var verdict = sample.At(now);
        return new HealthRowLine(number, MarkOf(verdict), sample.RecordNo, catalog.NameOf(sample.Action), sample.Customer, person, WhenOf(sample, verdict, now), WhyOf(sample, verdict));
    }

    private static string MarkOf(HealthVerdict verdict) => verdict switch
    {
        HealthVerdict.Hit => "✓",
        HealthVerdict.Missed => "✗",
        HealthVerdict.Open => "…",
        _ => "⚑",
    };

    private static string WhenOf(HealthSample sample, HealthVerdict verdict, DateTimeOffset now)
    {
        var started = DateWords.Absolute(sample.StartedAt, now);
        return (verdict, sample.HitAt, sample.DueAt) switch
        {
            (HealthVerdict.Open, _, { } due) => $"{started}起，{DateWords.Remaining(due, now)}",
            (_, { } hit, { } due) => $"{started}起，{DateWords.Absolute(hit, now)}完成，用时 {DateWords.Span(hit - sample.StartedAt)}，时限 {DateWords.Absolute(due, now)}",
            (_, { } hit, null) => $"{started}起，{DateWords.Absolute(hit, now)}达成",
            (_, null, { } due) => $"{started}起，未完成，时限 {DateWords.Absolute(due, now)}",
            _ => $"{started}起，尚未达成",
        };
    }

    private static string WhyOf(HealthSample sample, HealthVerdict verdict) => verdict != HealthVerdict.Excluded ? "" : sample.Excluded == HealthMark.Split && sample.SplitOf is { } first
        ? $"疑似从 {first} 拆分，不计入"
        : HealthMark.InWords(sample.Excluded);
}
