namespace ChatBot.Features.Inventory;

/// <summary>Which articles somebody may have meant: a slip in the number, or words in common with the name. Pure.</summary>
internal static class NearArticles
{
    private const int MostSlips = 2;

    public static IReadOnlyList<Article> Of(string words, IReadOnlyList<Article> articles, int atMost)
    {
        var wanted = words.Trim().ToUpperInvariant();
        return
        [
            .. articles
                .Select(article => (Article: article, Distance: Distance(wanted, article)))
                .Where(pair => pair.Distance < int.MaxValue)
                .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Article.Sku, StringComparer.Ordinal)
                .Take(atMost).Select(pair => pair.Article),
        ];
    }

    private static int Distance(string wanted, Article article)
    {
        var sku = article.Sku.ToUpperInvariant();
        if (wanted.Length >= 2 && (sku.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(sku, StringComparison.Ordinal))) return 1;
        var slips = Slips(wanted, sku);
        if (slips <= MostSlips && slips < wanted.Length) return slips + 1;
        // Half of the typed pairs of characters stand in the name: 呼吸管路 is meant for 呼吸机管路.
        var pairs = Pairs(wanted);
        var common = pairs.Count == 0 ? 0 : pairs.Intersect(Pairs(article.Name.ToUpperInvariant()), StringComparer.Ordinal).Count();
        return common > 0 && common * 2 >= pairs.Count ? 10 + pairs.Count - common : int.MaxValue;
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2))];

    /// <summary>Edit distance in which two exchanged neighbours count as one slip; given up beyond what matters.</summary>
    private static int Slips(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostSlips) return int.MaxValue;
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
