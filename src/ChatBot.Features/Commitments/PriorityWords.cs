namespace ChatBot.Features.Commitments;

/// <summary>Finds the words of <c>priorities.yaml</c> in what was promised. Pure.</summary>
public static class PriorityWords
{
    private static readonly string[] Not = ["不需要", "不需", "不用", "不要", "不必", "不再", "无需", "无须", "没有", "不", "非", "无"];

    /// <param name="names">Names of customers: a word inside one of them says nothing about the promise.</param>
    public static IReadOnlyList<PriorityRule> Found(string content, IEnumerable<string> names, IReadOnlyList<PriorityRule> rules)
    {
        foreach (var name in names.Where(name => name.Length > 0).OrderByDescending(name => name.Length))
            content = content.Replace(name, "　", StringComparison.OrdinalIgnoreCase);
        return [.. rules.Where(rule => rule.Words.Any(word => Says(content, word)))];
    }

    private static bool Says(string content, string word)
    {
        for (var at = content.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = content.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            var before = content.AsSpan(0, at).TrimEnd();
            var isDenied = false;
            foreach (var not in Not) isDenied |= before.EndsWith(not, StringComparison.Ordinal);
            if (!isDenied) return true;
        }

        return false;
    }
}
