namespace ChatBot.Features.People;

/// <summary>
/// Who answers for a role, from <c>templates/duty.yaml</c>: role → product line → userids in order. The line <c>*</c> serves every product line.
/// </summary>
public sealed class DutyTable(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> roles)
{
    public static readonly DutyTable Empty = new(new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal));

    public IEnumerable<string> UserIds => roles.Values.SelectMany(lines => lines.Values).SelectMany(ids => ids);

    public IEnumerable<string> For(string role, string? productLine)
    {
        if (!roles.TryGetValue(role, out var lines)) return [];
        var exact = productLine is not null && lines.TryGetValue(productLine, out var named) ? named : [];
        var common = lines.TryGetValue("*", out var all) ? all : [];
        return exact.Concat(common);
    }
}
