namespace ChatBot.Features.People;

/// <summary>
/// What the company says over WeCom's head, from <c>templates/people.yaml</c>: other superiors, admins, the leaders of regions, nicknames.
/// </summary>
public sealed record PeopleOverrides
{
    public static readonly PeopleOverrides None = new();

    /// <summary>userid → userid of the superior to use instead of WeCom's.</summary>
    public IReadOnlyDictionary<string, string> Leaders { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Admins { get; init; } = [];

    public string? LastResort { get; init; }

    /// <summary>Region name → userid of its leader (R15).</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>userid → what colleagues call this person.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public Person Apply(Person person) =>
        Aliases.TryGetValue(person.UserId, out var alias) ? person with { Alias = alias } : person;
}
