using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Health;

/// <summary>
/// <c>templates/health.yaml</c>: read at start and again when it changed; a broken edit keeps the last good version. What a version once counted stands in the
/// database and cannot be changed by an edit: that takes a new version, from the first of a month to come (R42).
/// </summary>
public sealed class HealthCatalogLibrary : ICheckedContent, IDefinitionSource
{
    private readonly ContentOptions _content;
    private readonly TimeProvider _clock;
    private volatile Loaded _loaded;

    public HealthCatalogLibrary(ContentOptions content, TimeProvider clock)
    {
        (_content, _clock) = (content, clock);
        _loaded = Read(content, []);
    }

    public HealthCatalog Current => _loaded.Catalog;

    public IReadOnlyList<Definition> Definitions
    {
        get
        {
            var (catalog, today) = (Current, BusinessTime.DayOf(_clock.GetUtcNow()));
            return [.. catalog.Written.Select(action => (catalog.On(action.Id, today) ?? action).Explain()), HealthActionKind.Explained];
        }
    }

    public IReadOnlyList<ContentProblem> Check() => _loaded.Problems;

    /// <summary>Whether the file is another than the one that was read last.</summary>
    internal bool IsStale => StampOf(FileIn(_content)) != _loaded.Stamp;

    /// <summary>Reads the file once more and holds it against what has counted so far.</summary>
    /// <returns>What is wrong with it; then what was good before stays.</returns>
    internal IReadOnlyList<ContentProblem> TakeUp(IReadOnlyList<HealthAction> known, DateOnly today)
    {
        var fresh = Read(_content, known);
        if (fresh.Problems.Count == 0)
        {
            var clashes = Clashes(fresh.Catalog.Written, known, today).ToList();
            if (clashes.Count == 0)
            {
                _loaded = fresh;
                return [];
            }

            fresh = fresh with { Problems = clashes };
        }

        // Nothing good was read yet: what counted last goes on.
        var last = Current.Written.Count > 0 && Clashes(Current.Written, known, today).FirstOrDefault() is null
            ? new HealthCatalog(Current.Written, known)
            : new HealthCatalog([.. known.GroupBy(action => action.Id, StringComparer.Ordinal).Select(versions => versions.MaxBy(action => action.Version)!)], known);
        _loaded = fresh with { Catalog = last };
        return fresh.Problems;
    }

    private static IEnumerable<ContentProblem> Clashes(IEnumerable<HealthAction> written, IReadOnlyList<HealthAction> known, DateOnly today)
    {
        foreach (var action in written)
        {
            var versions = known.Where(one => one.Id == action.Id).ToList();
            if (versions.Find(one => one.Version == action.Version) is { } same)
            {
                if (HealthDefinitionStore.SnapshotOf(same) != HealthDefinitionStore.SnapshotOf(action))
                    yield return Problem(action, $"version {action.Version} has been counting as something else", $"put it back, or write \"version: {versions.Max(one => one.Version) + 1}\" and a \"valid_from\" on the first of a month to come");
            }
            else if (versions.Count > 0 && (action.Version < versions.Max(one => one.Version) || action.ValidFrom <= today))
            {
                yield return Problem(
                    action, action.Version < versions.Max(one => one.Version) ? $"version {action.Version} is older than one that has counted" : $"version {action.Version} would count from {action.ValidFrom:yyyy-MM-dd} on, which is past",
                    $"count the version up and let it begin on the first of a month to come, for instance {new DateOnly(today.Year, today.Month, 1).AddMonths(1):yyyy-MM-dd}");
            }
        }

        static ContentProblem Problem(HealthAction action, string problem, string remedy) => new(HealthCatalogReader.FileName, 0, $"{action.Id}: {problem}", remedy);
    }

    private static Loaded Read(ContentOptions content, IReadOnlyList<HealthAction> known)
    {
        var file = FileIn(content);
        var stamp = StampOf(file);
        var problems = new List<ContentProblem>();
        try
        {
            var written = HealthCatalogReader.Read(file.Exists ? File.ReadAllText(file.FullName) : "", problems);
            return new Loaded(new HealthCatalog(written, known), problems, stamp);
        }
        catch (IOException busy)
        {
            // An editor is still writing: the next look reads again.
            return new Loaded(HealthCatalog.Empty, [new ContentProblem(HealthCatalogReader.FileName, 0, busy.Message, "save the file once more")], "");
        }
    }

    private static FileInfo FileIn(ContentOptions content) => new(Path.Combine(content.Root, "health.yaml"));

    private static string StampOf(FileInfo file) => file.Exists ? FormattableString.Invariant($"{file.LastWriteTimeUtc.Ticks}/{file.Length}") : "none";

    private sealed record Loaded(HealthCatalog Catalog, IReadOnlyList<ContentProblem> Problems, string Stamp);
}
