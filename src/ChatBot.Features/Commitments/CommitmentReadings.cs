using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Features.Commitments;

/// <summary>What else the words for a deadline could have meant, as choices that move the promise there.</summary>
internal static partial class CommitmentReadings
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
        MonthAndDay().IsMatch(span) && !Year().IsMatch(span);

    private static CommitmentOption Option(string no, DateTimeOffset dueAt, DateTimeOffset now) =>
        new($"改为 {CommitmentWords.At(dueAt, now)}", $"改期 {no} {CommitmentWords.Typed(dueAt)}");

    [GeneratedRegex(@"[0-9一二三四五六七八九十]\s?[月./-]\s?[0-9一二三四五六七八九十]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"年|[0-9]{4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();
}
