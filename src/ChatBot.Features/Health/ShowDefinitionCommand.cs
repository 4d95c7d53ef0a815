using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Health;

/// <summary><c>口径 需求响应</c>: what a figure is made of, in every version that counted (R42); one that nobody knows gets the list, and what it may have meant.</summary>
internal sealed class ShowDefinitionCommand(IEnumerable<IDefinitionSource> sources, HealthCatalogLibrary library) : IChatCommand
{
    private const int MostLike = 3;

    public static CommandSpec Spec { get; } = new("口径", "看一个数字怎么算：分子、分母、时限、排除项、版本", ["口径 需求响应", "口径"])
    {
        Synonyms = ["指标口径", "怎么算"],
        Slots = [new Slot("名称", SlotKind.Text)],
        Notes = ["口径改了只影响以后，过去的月份不改写。"],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) => Task.FromResult(Answer(call));

    private Reply Answer(CommandCall call)
    {
        var today = BusinessTime.DayOf(call.Now);
        var current = sources.SelectMany(source => source.Definitions).ToList();
        var written = current.Select(definition => definition.Id).ToHashSet(StringComparer.Ordinal);
        var retired = library.Current.Everything.Where(action => !written.Contains(action.Id)).GroupBy(action => action.Id, StringComparer.Ordinal).Select(versions => versions.MaxBy(action => action.Version)!.Explain()).ToList();
        var all = current.Concat(retired).ToList();
        var names = string.Join("、", current.Select(definition => definition.Name));
        var asked = call.Slots.Choice("名称") ?? "";
        if (asked.Length == 0) return Reply.Of(HealthWordings.Definitions, new DefinitionsModel("", [], names));
        if (all.Find(definition => Words(definition).Contains(asked, StringComparer.OrdinalIgnoreCase)) is not { } found)
        {
            var like = all.Select(definition => (definition.Name, Distance: Words(definition).Min(word => TypingDistance(word, asked)), Length: Math.Max(asked.Length, 1)))
                .Where(one => one.Distance <= Math.Max(1, one.Length / 2)).OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostLike)
                .Select((one, index) => new DefinitionChoice(index + 1, one.Name, $"口径 {one.Name}")).ToList();
            return Reply.Of(HealthWordings.Definitions, new DefinitionsModel(asked, like, names));
        }

        var versions = library.Current.Everything.Where(action => action.Id == found.Id).ToList();
        var coming = versions.Where(action => action.ValidFrom > today && action.Version > found.Version).Select(action => $"v{action.Version} 自{DateWords.Day(action.ValidFrom, today)}，时限 {action.Explain().Limit ?? "无"}");
        var earlier = versions.Where(action => action.Version < found.Version).Select(action => $"v{action.Version} 自{DateWords.Day(action.ValidFrom, today)}，时限 {action.Explain().Limit ?? "无"}，{string.Join("；", action.Explain().Exclusions)}");
        return Reply.Of(HealthWordings.Definition, new DefinitionModel(
            found.Name, string.Join("、", found.Aliases), found.Unit, found.Numerator, found.Denominator ?? "", found.Limit ?? "", found.Exclusions, found.Version, DateWords.Day(found.ValidFrom, today),
            string.Join("；", coming), [.. earlier], retired.Contains(found)));
    }

    private static IEnumerable<string> Words(Definition definition) => definition.Aliases.Prepend(definition.Name).Prepend(definition.Id);

    /// <summary>Signs to change, add or leave out; what contains the other is as near as one slip.</summary>
    private static int TypingDistance(string a, string b)
    {
        if (a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase)) return 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1));
                corner = above;
            }
        }

        return row[b.Length];
    }
}
