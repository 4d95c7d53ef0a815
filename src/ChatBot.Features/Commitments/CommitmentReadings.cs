using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Features.Commitments;

/// <summary>What else the words for a deadline could have meant, as choices that move the promise there.</summary>
internal static class CommitmentReadings
{
    private static readonly TimeOnly EndOfDay = new(18, 0);

    public static IReadOnlyList<CommitmentOption> Others(string no, DeadlineReading reading, DateTimeOffset now)
    {
        if (reading is { IsAmbiguous: true, Alternative: { } alternative })
        {
            var day = DateOnly.FromDateTime(alternative);
            return [Option(no, BusinessTime.At(reading.HasClock ? alternative : day.ToDateTime(EndOfDay)), now)];
        }

        // R21: a day of the past month without its year may be next year's.
        return reading is { IsPast: true, Effective: { } past } && BusinessTime.DayOf(past) < BusinessTime.DayOf(now) && IsYearless(reading.Span)
            ? [Option(no, BusinessTime.At(BusinessTime.LocalOf(past).AddYears(1)), now)]
            : [];
    }

    private static bool IsYearless(string span) =>
        !span.Contains('年', StringComparison.Ordinal) && !span.Contains("20", StringComparison.Ordinal) && span.Any(char.IsAsciiDigit)
        && (span.Contains('月', StringComparison.Ordinal) || span.Contains('/', StringComparison.Ordinal) || span.Contains('-', StringComparison.Ordinal) || span.Contains('.', StringComparison.Ordinal));

    private static CommitmentOption Option(string no, DateTimeOffset dueAt, DateTimeOffset now) =>
        new($"改为 {CommitmentWords.At(dueAt, now)}", $"改期 {no} {CommitmentWords.Typed(dueAt)}");
}
