using ChatBot.Features.Kernel;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.People;

/// <summary>Holds the org of this moment. It is swapped as a whole, so a decision that took <see cref="Current"/> sees one consistent tree.</summary>
public sealed class OrgDirectory(UnitOfWork work, ContentOptions content)
{
    private volatile OrgTree _current = OrgTree.Empty;

    public OrgTree Current => _current;

    /// <summary>Reads the cached org and the overrides again; used at start, after a sync, and by other nodes once a minute.</summary>
    public async Task ReloadAsync(CancellationToken cancel)
    {
        var org = await work.ReadAsync((scope, token) => scope.GetRequiredService<PeopleStore>().LoadAsync(token), cancel);
        var problems = new List<ContentProblem>();
        var overrides = PeopleContent.ReadOverrides(content.Root, problems);
        var duty = PeopleContent.ReadDuty(content.Root, problems);
        // A broken edit keeps the last good tree; check and 体检 report the problem.
        if (problems.Count > 0 && !_current.IsEmpty) return;
        _current = new OrgTree(org.People, org.Departments, overrides, duty);
    }

    /// <summary>What is wrong in people.yaml and duty.yaml: syntax, and userids that WeCom does not show.</summary>
    public IReadOnlyList<ContentProblem> Check()
    {
        var problems = new List<ContentProblem>();
        var overrides = PeopleContent.ReadOverrides(content.Root, problems);
        var duty = PeopleContent.ReadDuty(content.Root, problems);
        if (_current.IsEmpty) return problems;
        problems.AddRange(Unknown("templates/people.yaml", overrides.Admins.Concat(overrides.Leaders.Keys).Concat(overrides.Leaders.Values).Concat(overrides.Regions.Values)));
        problems.AddRange(Unknown("templates/duty.yaml", duty.UserIds));
        return problems;
    }

    private IEnumerable<ContentProblem> Unknown(string file, IEnumerable<string> userIds) =>
        userIds.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(userId => _current.Find(userId) is null)
            .Select(userId => new ContentProblem(file, 0, $"WeCom shows no member '{userId}'", "correct the userid, or add the member to the app's visible range"));
}
