using ChatBot.Features.Calendar;

namespace ChatBot.Features.Figures;

/// <summary>What was asked of a figure: which days, its rows or not, split by department. Words that mean nothing of that are left over. Pure.</summary>
internal sealed record FigureAsk(FigureWindow Window, bool WantsRows, bool ByDepartment, IReadOnlyList<string> Left)
{
    /// <param name="usual">The window where none is named.</param>
    public static FigureAsk Of(string? words, string usual, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        var ask = new FigureAsk(FigureWindow.Named(usual, today)!, false, false, []);
        var left = new List<string>();
        foreach (var word in (words ?? "").Split([' ', '　', ',', '，'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "明细" or "详情") ask = ask with { WantsRows = true };
            else if (word is "按部门" or "部门") ask = ask with { ByDepartment = true };
            else if (FigureWindow.Named(word, today) is { } window) ask = ask with { Window = window };
            else if (word is not "按") left.Add(word);
        }

        return ask with { Left = left };
    }
}
