namespace ChatBot.Features.Health;

/// <summary>The actions that are judged, in all their versions. Pure and immutable.</summary>
public sealed class HealthCatalog
{
    public static readonly HealthCatalog Empty = new([], []);

    private readonly ILookup<string, HealthAction> _versions;

    /// <param name="written">As health.yaml says now.</param>
    /// <param name="known">Every version that ever counted.</param>
    public HealthCatalog(IReadOnlyList<HealthAction> written, IReadOnlyList<HealthAction> known)
    {
        Written = written;
        _versions = written.Concat(known).DistinctBy(action => (action.Id, action.Version)).OrderBy(action => action.Version).ToLookup(action => action.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<HealthAction> Written { get; }

    /// <summary>All versions of everything, retired actions among them, oldest first.</summary>
    public IEnumerable<HealthAction> Everything => _versions.SelectMany(versions => versions);

    /// <summary>The version by which what begins on this day is judged; null where the action counts only later, or has been taken out of the file.</summary>
    public HealthAction? On(string id, DateOnly day) =>
        Written.All(action => action.Id != id) ? null : _versions[id].LastOrDefault(action => action.ValidFrom <= day);

    /// <summary>The version that judges a new fact, by the day on which it counts.</summary>
    public HealthAction? For(string id, HealthFact fact) =>
        Written.All(action => action.Id != id) ? null : _versions[id].LastOrDefault(action => action.Judges(fact.Object, fact.Kind) && action.ValidFrom <= HealthSample.DayOf(action, fact));

    public IEnumerable<HealthAction> On(DateOnly day) => Written.Select(action => On(action.Id, day)).OfType<HealthAction>();

    /// <summary>The name under which rows of an action are shown, also when the file has it no more.</summary>
    public string NameOf(string id) => _versions[id].LastOrDefault()?.Name ?? id;

    public decimal? TargetOf(string id) => _versions[id].LastOrDefault()?.Target;

    /// <summary>In the order of the file; what it has no more comes last.</summary>
    public int PlaceOf(string id) => Written.Select((action, place) => (action, place)).FirstOrDefault(one => one.action.Id == id, (null!, int.MaxValue)).Item2;
}
