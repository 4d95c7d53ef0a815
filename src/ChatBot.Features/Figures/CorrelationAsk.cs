using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;

namespace ChatBot.Features.Figures;

/// <summary>What was asked to go together: two names, the step, the time, the lags. Pure.</summary>
internal sealed partial record CorrelationAsk(IReadOnlyList<string> Names, SeriesStep Step, FigureWindow Window, int FirstLag, int LastLag, bool WantsRows)
{
    public const int MostLag = 12;

    public static CorrelationAsk Of(string? words, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        var ask = new CorrelationAsk([], SeriesStep.Week, FigureWindow.Named("近4季", today)!, 0, 4, false);
        var names = new List<string>();
        foreach (var word in (words ?? "").Split([' ', '　', ',', '，', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "明细" or "详情") ask = ask with { WantsRows = true };
            else if (word is "按周" or "每周") ask = ask with { Step = SeriesStep.Week };
            else if (word is "按月" or "每月") ask = ask with { Step = SeriesStep.Month };
            else if (Lag().Match(word) is { Success: true } lag)
            {
                var first = int.Parse(lag.Groups["from"].ValueSpan, CultureInfo.InvariantCulture);
                var last = lag.Groups["to"].Success ? int.Parse(lag.Groups["to"].ValueSpan, CultureInfo.InvariantCulture) : first;
                ask = ask with { FirstLag = Math.Min(Math.Min(first, last), MostLag), LastLag = Math.Min(Math.Max(first, last), MostLag) };
            }
            else if (FigureWindow.Named(word, today) is { } window) ask = ask with { Window = window };
            else if (word is not ("和" or "与")) names.Add(word);
        }

        return ask with { Names = names };
    }

    /// <summary>The whole weeks or months within the time that are over, oldest first: a piece of one would be compared with wholes.</summary>
    public IReadOnlyList<FigureWindow> Steps(DateOnly today)
    {
        var steps = new List<FigureWindow>();
        var from = Step == SeriesStep.Week ? Window.From.AddDays((8 - (int)Window.From.DayOfWeek) % 7) : Window.From.Day == 1 ? Window.From : new DateOnly(Window.From.Year, Window.From.Month, 1).AddMonths(1);
        while (true)
        {
            var to = Step == SeriesStep.Week ? from.AddDays(6) : from.AddMonths(1).AddDays(-1);
            if (to > Window.To || to >= today) return steps;
            steps.Add(new FigureWindow(from, to, ""));
            from = to.AddDays(1);
        }
    }

    [GeneratedRegex("^滞后(?<from>[0-9]{1,2})(?:(?:-|~|至|到|—|－)(?<to>[0-9]{1,2}))?(?:周|个?月)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lag();
}

internal enum SeriesStep
{
    Week,
    Month,
}
