using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

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
