using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary>Who gets the report, and who is compared with whom, by the org of this moment. Pure.</summary>
public static class ReportScope
{
    /// <summary>
    /// Active people of the departments named and of those below them; admins always; no department means everybody. Who is on leave at the moment of the
    /// tree gets none (R54): what that day still brought is told on the next. In the order of userids.
    /// </summary>
    public static IReadOnlyList<Person> Of(OrgTree org, IReadOnlyList<string> departments) =>
        [.. Members(org, departments).Where(person => org.AbsenceOf(person.UserId) is null)];

    private static IReadOnlyList<Person> Members(OrgTree org, IReadOnlyList<string> departments)
    {
        if (departments.Count == 0) return [.. org.ActivePeople];
        var wanted = WithThoseBelow(org, departments.Select(org.FindDepartment).OfType<Department>().Select(department => department.Id));
        return [.. org.ActivePeople.Where(person => person.Departments.Any(wanted.Contains) || org.IsAdmin(person.UserId))];
    }

    /// <summary>Whose work it is to log what customers need: the people of these departments and of those below them.</summary>
    public static Field FieldOf(OrgTree org, IReadOnlyList<string> departments) => new(WithThoseBelow(org, departments.Select(org.FindDepartment).OfType<Department>().Select(department => department.Id)));

    /// <summary>Departments whose people talk with customers.</summary>
    public sealed class Field(IReadOnlySet<long> departments)
    {
        public bool Has(Person person) => person.Departments.Any(departments.Contains);
    }

    /// <summary>Names of the setting that no department has.</summary>
    public static IReadOnlyList<string> UnknownDepartments(OrgTree org, IReadOnlyList<string> departments) =>
        org.IsEmpty ? [] : [.. departments.Where(name => org.FindDepartment(name) is null)];

    private static HashSet<long> WithThoseBelow(OrgTree org, IEnumerable<long> roots)
    {
        var children = org.Departments.ToLookup(department => department.ParentId, department => department.Id);
        var found = new HashSet<long>();
        var open = new Queue<long>(roots);
        while (open.TryDequeue(out var id))
        {
            if (!found.Add(id)) continue;
            foreach (var child in children[id]) open.Enqueue(child);
        }

        return found;
    }
}

/// <summary>Teams: everybody who has the same direct leader. The leader belongs to the team above. Pure.</summary>
public sealed class Teams
{
    private readonly Dictionary<string, string> _leaderOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Person> _members;

    public Teams(OrgTree org)
    {
        var led = org.ActivePeople
            .Select(person => (Person: person, Leader: org.SuperiorsOf(person.UserId).FirstOrDefault()?.UserId))
            .Where(pair => pair.Leader is not null)
            .ToList();
        foreach (var (person, leader) in led) _leaderOf[person.UserId] = leader!;
        _members = led.ToLookup(pair => pair.Leader!, pair => pair.Person, StringComparer.OrdinalIgnoreCase);
    }

    public string? LeaderOf(string userId) => _leaderOf.GetValueOrDefault(userId);

    /// <summary>The team that a person belongs to, the person among it; empty for who has nobody above.</summary>
    public IReadOnlyList<Person> TeamOf(string userId) => LeaderOf(userId) is { } leader ? [.. _members[leader]] : [];
}
