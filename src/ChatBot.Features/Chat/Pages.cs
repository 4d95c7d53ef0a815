using System.Globalization;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>The page that a list is asked for, as <c>页:2</c>; the first where nothing sensible is said.</summary>
public static class PageNumber
{
    private const int Last = 10_000;

    public static int Of(string? words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= Last ? asked : 1;
}

/// <summary>Cuts a long list into pages: the first is the answer, the others wait for <c>更多</c>.</summary>
public static class Pages
{
    /// <param name="page">Words a page: its rows, how many rows stand before them, and how many are left after them.</param>
    public static Reply Of<TRow>(IReadOnlyList<TRow> rows, int pageSize, Func<IReadOnlyList<TRow>, int, int, Said> page)
    {
        var pages = rows.Count == 0
            ? [page(rows, 0, 0)]
            : rows.Chunk(pageSize).Select((some, index) => page(some, index * pageSize, rows.Count - (index * pageSize) - some.Length)).ToList();
        return Reply.Of(pages[0]) with { Later = [.. pages.Skip(1)] };
    }
}
