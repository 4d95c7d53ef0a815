using ChatBot.Features.Kernel;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.People;

/// <summary>
/// Holds the org of this moment, with whoever is on leave at it. It is swapped as a whole, so a decision that took <see cref="Current"/> sees one
/// consistent tree.
/// </summary>
public sealed class OrgDirectory(UnitOfWork work, ContentOptions content, TimeProvider clock)
{
    private volatile Known _known = new(OrgTree.Empty, []);
    private volatile Moment? _moment;

    /// <summary>The org as it stands now. Somebody's leave begins and ends in it by itself.</summary>
    public OrgTree Current
    {
        get
        {
            var (now, known, moment) = (clock.GetUtcNow(), _known, _moment);
            if (moment is not null && moment.Of == known && moment.From <= now && now < moment.Until) return moment.Tree;
            moment = Moment.At(known, now);
            _moment = moment;
            return moment.Tree;
        }
    }

    /// <summary>The absences that are not over, as this process knows them.</summary>
    public IReadOnlyList<Absence> Absences => _known.Absences;

    /// <summary>Takes over the absences that are not over, after the commit that changed them or when another node may have.</summary>
    internal void Take(IReadOnlyList<Absence> absences)
    {
        if (!_known.Absences.SequenceEqual(absences)) _known = _known with { Absences = absences };
    }

    /// <summary>Reads the cached org and the overrides again; used at start, after a sync, and by other nodes once a minute.</summary>
    public async Task ReloadAsync(CancellationToken cancel)
    {
        var (org, absences) = await work.ReadAsync(
            async (scope, token) => (
                await scope.GetRequiredService<PeopleStore>().LoadAsync(token),
                await scope.GetRequiredService<AbsenceStore>().NotOverAsync(clock.GetUtcNow(), token)),
            cancel);
        var problems = new List<ContentProblem>();
        var overrides = PeopleContent.ReadOverrides(content.Root, problems);
        var duty = PeopleContent.ReadDuty(content.Root, problems);
        // A broken edit keeps the last good tree; check and 体检 report the problem.
        var company = problems.Count > 0 && !_known.Company.IsEmpty ? _known.Company : new OrgTree(org.People, org.Departments, overrides, duty);
        _known = new Known(company, absences);
    }

    /// <summary>An org that was read just now, with what people.yaml and duty.yaml say over it; it is looked at, not taken over.</summary>
    public OrgTree TreeOf(OrgSnapshot org)
    {
        var problems = new List<ContentProblem>();
        return new OrgTree(org.People, org.Departments, PeopleContent.ReadOverrides(content.Root, problems), PeopleContent.ReadDuty(content.Root, problems));
    }

    /// <summary>What is wrong in people.yaml and duty.yaml: syntax, and userids that WeCom does not show.</summary>
    public IReadOnlyList<ContentProblem> Check()
    {
        var problems = new List<ContentProblem>();
        var overrides = PeopleContent.ReadOverrides(content.Root, problems);
        var duty = PeopleContent.ReadDuty(content.Root, problems);
        var company = _known.Company;
        if (company.IsEmpty) return problems;
        problems.AddRange(Unknown(company, "templates/people.yaml", overrides.Admins.Concat(overrides.Leaders.Keys).Concat(overrides.Leaders.Values).Concat(overrides.Regions.Values)));
        problems.AddRange(Unknown(company, "templates/duty.yaml", duty.UserIds));
        return problems;
    }

    private static IEnumerable<ContentProblem> Unknown(OrgTree company, string file, IEnumerable<string> userIds) =>
        userIds.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(userId => company.Find(userId) is null)
            .Select(userId => new ContentProblem(file, 0, $"WeCom shows no member '{userId}'", "correct the userid, or add the member to the app's visible range"));

    private sealed record Known(OrgTree Company, IReadOnlyList<Absence> Absences);

    /// <summary>The tree of a span of time in which nobody goes or comes.</summary>
    private sealed record Moment(Known Of, OrgTree Tree, DateTimeOffset From, DateTimeOffset Until)
    {
        public static Moment At(Known known, DateTimeOffset now)
        {
            var turns = known.Absences.SelectMany(absence => new[] { absence.StartsAt, absence.EndsAt }).ToList();
            var away = known.Absences.Where(absence => absence.Covers(now)).ToList();
            return new Moment(
                known, away.Count == 0 ? known.Company : known.Company.With(away),
                turns.Where(turn => turn <= now).DefaultIfEmpty(DateTimeOffset.MinValue).Max(),
                turns.Where(turn => turn > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        }
    }
}
