using System.Collections.Frozen;

namespace ChatBot.Features.People;

/// <summary>
/// The company as it stands now, immutable: who there is, who leads whom, who may see what. All questions about superiors and roles are answered
/// at the moment they are asked, from the tree of that moment, and come with the path by which the answer was found (part C 10).
/// </summary>
public sealed class OrgTree
{
    public static readonly OrgTree Empty = new([], [], PeopleOverrides.None, DutyTable.Empty);

    private readonly FrozenDictionary<string, Person> _people;
    private readonly FrozenDictionary<long, Department> _departments;
    private readonly ILookup<long, Person> _members;
    private readonly ILookup<string, Person> _reports;
    private readonly PeopleOverrides _overrides;
    private readonly DutyTable _duty;
    private readonly Lazy<PersonNames> _names;
    private readonly FrozenDictionary<string, Absence> _away = FrozenDictionary<string, Absence>.Empty;

    public OrgTree(IEnumerable<Person> people, IEnumerable<Department> departments, PeopleOverrides overrides, DutyTable duty)
    {
        _overrides = overrides;
        _duty = duty;
        _people = people.Select(overrides.Apply).ToFrozenDictionary(person => person.UserId, StringComparer.OrdinalIgnoreCase);
        _names = new Lazy<PersonNames>(() => new PersonNames(_people.Values));
        _departments = departments.ToFrozenDictionary(department => department.Id);
        _members = _people.Values
            .SelectMany(person => person.Departments.Select(id => (id, person)))
            .ToLookup(pair => pair.id, pair => pair.person);
        _reports = _people.Values
            .Where(person => person.IsActive)
            .SelectMany(person => Leaders(person).Take(1).Select(leader => (leader.UserId, person)))
            .ToLookup(pair => pair.UserId, pair => pair.person, StringComparer.OrdinalIgnoreCase);
    }

    private OrgTree(OrgTree company, FrozenDictionary<string, Absence> away)
    {
        (_people, _departments, _members, _reports) = (company._people, company._departments, company._members, company._reports);
        (_overrides, _duty, _names, _away) = (company._overrides, company._duty, company._names, away);
    }

    public IEnumerable<Person> People => _people.Values;

    public IEnumerable<Department> Departments => _departments.Values;

    public IEnumerable<Person> ActivePeople => _people.Values.Where(person => person.IsActive).OrderBy(person => person.UserId, StringComparer.Ordinal);

    public bool IsEmpty => _people.Count == 0;

    public Person? Find(string userId) => _people.GetValueOrDefault(userId);

    /// <summary>The name for a userid; the id itself where WeCom shows no such person any more.</summary>
    public string NameOf(string userId) => Find(userId)?.Name ?? userId;

    public string DepartmentNameOf(Person person) =>
        (person.MainDepartment ?? person.Departments.Cast<long?>().FirstOrDefault()) is { } id && _departments.TryGetValue(id, out var department) ? department.Name : "";

    public IReadOnlyList<Person> MembersOf(long departmentId) => [.. _members[departmentId].OrderBy(person => person.UserId, StringComparer.Ordinal)];

    /// <summary>A department by its name, with or without 部.</summary>
    public Department? FindDepartment(string name)
    {
        var bare = Bare(name);
        return _departments.Values.Where(department => Bare(department.Name) == bare).OrderBy(department => department.Id).FirstOrDefault();
    }

    /// <summary>
    /// Who stands above this person, nearest first: the direct leader, else the leaders of the department and of the departments above it.
    /// Nobody twice, never the person, only active people, whether at work today or not. Empty at the top of the tree. Who is to be told
    /// something today is asked of <see cref="Standing"/>.
    /// </summary>
    public IReadOnlyList<Person> SuperiorsOf(string userId)
    {
        var line = new List<Person>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { userId };
        var current = Find(userId);
        while (current is not null)
        {
            var next = Leaders(current).FirstOrDefault(leader => !seen.Contains(leader.UserId));
            if (next is null) break;
            seen.Add(next.UserId);
            line.Add(next);
            current = next;
        }

        return line;
    }

    /// <summary>True where <paramref name="superiorId"/> stands anywhere above <paramref name="userId"/>.</summary>
    public bool IsAbove(string superiorId, string userId) =>
        SuperiorsOf(userId).Any(superior => string.Equals(superior.UserId, superiorId, StringComparison.OrdinalIgnoreCase));

    /// <summary>C9: oneself, one's own subtree, and whom one stands in for as long as that person is away; admins see everything.</summary>
    public bool MaySee(string viewerId, string userId) =>
        string.Equals(viewerId, userId, StringComparison.OrdinalIgnoreCase) || IsAdmin(viewerId) || IsAbove(viewerId, userId) || this.StandsInFor(viewerId, userId);

    /// <summary>Everybody below this person, at any depth.</summary>
    public IReadOnlyList<Person> SubtreeOf(string userId)
    {
        var found = new List<Person>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { userId };
        var open = new Queue<string>([userId]);
        while (open.TryDequeue(out var leader))
        {
            foreach (var report in _reports[leader])
            {
                if (!seen.Add(report.UserId)) continue;
                found.Add(report);
                open.Enqueue(report.UserId);
            }
        }

        return found;
    }

    /// <summary>This person and everybody below, those among them who have left included: what they held and made stays in the team's lists and figures.</summary>
    public IReadOnlyList<string> TeamOf(string userId) => [userId, .. People.Where(person => IsAbove(userId, person.UserId)).Select(person => person.UserId).Order(StringComparer.Ordinal)];

    public bool LeadsAnybody(string userId) => _reports[userId].Any();

    public bool IsAdmin(string userId) => Admins.Any(admin => string.Equals(admin.UserId, userId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The admins of people.yaml; where none is named or active, the leaders of the root department; where there is none, whoever has nobody above.</summary>
    public IReadOnlyList<Person> Admins
    {
        get
        {
            var named = _overrides.Admins.Select(Find).OfType<Person>().Where(person => person.IsActive).ToList();
            if (named.Count > 0) return named;
            var root = _departments.Values.OrderBy(department => department.ParentId).ThenBy(department => department.Id).FirstOrDefault();
            var leaders = root is null ? [] : root.Leaders.Select(Find).OfType<Person>().Where(person => person.IsActive).ToList();
            return leaders.Count > 0 ? leaders : [.. ActivePeople.Where(person => !Leaders(person).Any()).OrderByDescending(person => SubtreeOf(person.UserId).Count).Take(1)];
        }
    }

    /// <summary>The last resort when no superior is left: the person named in people.yaml, else the first admin, whether at work today or not (part C 12).</summary>
    public Person? LastResort => LastResorts.FirstOrDefault();

    /// <summary>The last resort and, for the time that he is away, the admins.</summary>
    internal IEnumerable<Person> LastResorts
    {
        get
        {
            var admins = Admins;
            if (_overrides.LastResort is { } id && Find(id) is { IsActive: true } named)
                return admins.Prepend(named).DistinctBy(person => person.UserId, StringComparer.OrdinalIgnoreCase);
            // Where everybody has somebody above, in a circle, anybody is better than nobody.
            return admins.Count > 0 ? admins : ActivePeople.Take(1);
        }
    }

    internal DutyTable Duty => _duty;

    internal PeopleOverrides Overrides => _overrides;

    /// <summary>The absence of a person at the moment of this tree; null for who is at work.</summary>
    public Absence? AbsenceOf(string userId) => _away.GetValueOrDefault(userId);

    /// <summary>Who is on leave at the moment of this tree (userids).</summary>
    public IEnumerable<string> Away => _away.Keys.Order(StringComparer.OrdinalIgnoreCase);

    public bool IsAnybodyAway => _away.Count > 0;

    /// <summary>At work now: active, and not on leave.</summary>
    public bool IsHere(string userId) => Find(userId) is { IsActive: true } && AbsenceOf(userId) is null;

    /// <summary>The same company with these people away. Of two absences of one person, the one with a delegate counts, then the longer one.</summary>
    public OrgTree With(IEnumerable<Absence> away) => new(
        this,
        away.GroupBy(absence => absence.Person, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(absence => absence.Delegate is not null).ThenByDescending(absence => absence.EndsAt).ThenBy(absence => absence.Id).First(),
                StringComparer.OrdinalIgnoreCase));

    /// <summary>Everybody who is called this: by name, alias, userid, 老张 or 张工, a part of the name, or pinyin. The closest way of calling wins.</summary>
    public IReadOnlyList<Person> Named(string name) => _names.Value.Called(name);

    /// <summary>Active people whose name is much like this, nearest first: a slip to be asked about.</summary>
    public IReadOnlyList<Person> NamedLike(string name, int atMost) => _names.Value.Near(name, atMost);

    /// <summary>Why people cannot be reached or escalated for: shown by 体检 and doctor (P10).</summary>
    public IEnumerable<OrgFinding> Findings()
    {
        foreach (var person in _people.Values.OrderBy(person => person.UserId, StringComparer.Ordinal))
        {
            switch (person.Status)
            {
                case MemberStatus.Disabled:
                    yield return new OrgFinding(person, "已禁用", "请交接其待办");
                    continue;
                case MemberStatus.Left or MemberStatus.Gone:
                    yield return new OrgFinding(person, "已离开可见范围", "如仍在职，请在企业微信后台把他加入应用可见范围");
                    continue;
                case MemberStatus.NotActivated:
                    yield return new OrgFinding(person, "未激活企业微信", "请邀请其激活，否则收不到推送");
                    break;
            }

            if (!Leaders(person).Any() && !Admins.Contains(person))
                yield return new OrgFinding(person, "没有可用的直属上级", "在企业微信设置直属上级，或在 people.yaml 的 leaders 里指定");
        }
    }

    private IEnumerable<Person> Leaders(Person person) => LeadersOf(person).Where(leader => leader.IsActive);

    /// <summary>The direct superiors in order, then the leaders of the departments upward, active or not; never the person.</summary>
    internal IEnumerable<Person> LeadersOf(Person person)
    {
        var named = _overrides.Leaders.TryGetValue(person.UserId, out var overridden) ? [overridden] : person.DirectLeaders;
        return named.Concat(DepartmentsUpward(person.UserId).SelectMany(department => department.Leaders))
            .Select(Find).OfType<Person>()
            .Where(leader => !Same(leader.UserId, person.UserId))
            .DistinctBy(leader => leader.UserId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The main department of a person and those above it, nearest first.</summary>
    public IEnumerable<Department> DepartmentsUpward(string userId)
    {
        var person = Find(userId);
        return Upward(person?.MainDepartment ?? person?.Departments.Cast<long?>().FirstOrDefault());
    }

    internal IEnumerable<Department> Upward(long? from)
    {
        var id = from;
        var seen = new HashSet<long>();
        while (id is { } current && seen.Add(current) && _departments.TryGetValue(current, out var department))
        {
            yield return department;
            id = department.ParentId;
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => name.EndsWith('部') && name.Length > 1 ? name[..^1] : name;
}

public sealed record OrgFinding(Person Person, string Problem, string Remedy);
