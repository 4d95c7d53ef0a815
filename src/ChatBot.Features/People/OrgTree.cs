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
    /// Nobody twice, never the person, only active people. Empty at the top of the tree.
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

    /// <summary>C9: oneself and one's own subtree; admins see everything.</summary>
    public bool MaySee(string viewerId, string userId) =>
        string.Equals(viewerId, userId, StringComparison.OrdinalIgnoreCase) || IsAdmin(viewerId) || IsAbove(viewerId, userId);

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

    /// <summary>The last resort when no superior is left: the first admin, else the person (part C 12: never nobody).</summary>
    public Person? LastResort => _overrides.LastResort is { } id && Find(id) is { IsActive: true } named ? named : Admins.FirstOrDefault();

    /// <summary>
    /// The one named person for a role: duty table (product line × department), else the department of that name and its leader, else its first
    /// active member, else the last resort. Never a department, never nobody.
    /// </summary>
    /// <param name="except">A person who may not have this role (four eyes): then whoever stands above that person has it, rather than somebody below.</param>
    public RoleResolution? Resolve(string role, string? productLine = null, string? except = null)
    {
        bool May(Person person) => person.IsActive && !Same(person.UserId, except ?? "");

        foreach (var onDuty in _duty.For(role, productLine).Select(Find).OfType<Person>().Where(May))
            return new RoleResolution(onDuty, $"值班表 {role}{(productLine is null ? "" : "·" + productLine)} → {onDuty.Name}");

        if (FindDepartment(role) is { } department)
        {
            var leaders = department.Leaders.Select(Find).OfType<Person>().Where(person => person.IsActive).ToList();
            if (leaders.Find(May) is { } leader) return new RoleResolution(leader, $"{department.Name}负责人 → {leader.Name}");
            if (leaders.Count > 0 && SuperiorsOf(leaders[0].UserId).FirstOrDefault() is { } above)
                return new RoleResolution(above, $"{department.Name}负责人 {leaders[0].Name} 是发起人，不能由本人负责 → 上级 {above.Name}");
            if (MembersOf(department.Id).FirstOrDefault(May) is { } member) return new RoleResolution(member, $"{department.Name}无负责人 → 在岗成员 {member.Name}");
        }

        return LastResort is { } last && May(last) ? new RoleResolution(last, $"角色「{role}」无人 → 兜底 {last.Name}") : null;
    }

    /// <summary>
    /// Who hears of lateness on the board (R15): the leader of the customer's region, by people.yaml's table or by the department of that name; where
    /// no region is known, of the nearest department above the person whose name ends in 区. A region without a leader goes to the department
    /// above it, at last to the last resort. Null where neither is known.
    /// </summary>
    public RoleResolution? RegionalLeaderOf(string userId, string? region)
    {
        if (region is not null)
        {
            if (_overrides.Regions.TryGetValue(region, out var id) && Find(id) is { IsActive: true } named)
                return new RoleResolution(named, $"区域 {region} → {named.Name}");
            var bare = BareRegion(region);
            if (_departments.Values.Where(one => one.Name.EndsWith('区') && BareRegion(one.Name) == bare).OrderBy(one => one.Id).FirstOrDefault() is { } customers)
                return LeaderUpwardOf(customers, userId);
        }

        return DepartmentsUpward(userId).FirstOrDefault(department => department.Name.EndsWith('区')) is { } own ? LeaderUpwardOf(own, userId) : null;
    }

    /// <summary>The leader of a department, else of those above it; never the person who wants it done.</summary>
    private RoleResolution? LeaderUpwardOf(Department region, string except)
    {
        foreach (var department in Upward(region.Id))
        {
            var leader = department.Leaders.Select(Find).OfType<Person>().FirstOrDefault(person => person.IsActive && !Same(person.UserId, except));
            if (leader is null) continue;
            return new RoleResolution(leader, department.Id == region.Id
                ? $"{region.Name}负责人 → {leader.Name}"
                : $"{region.Name}没有可通知的负责人 → 上级部门 {department.Name} {leader.Name}");
        }

        return LastResort is { } last ? new RoleResolution(last, $"{region.Name}没有可通知的负责人 → 兜底 {last.Name}") : null;
    }

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

    private IEnumerable<Person> Leaders(Person person)
    {
        var named = (_overrides.Leaders.TryGetValue(person.UserId, out var overridden) ? [overridden] : person.DirectLeaders)
            .Select(Find).OfType<Person>()
            .Where(leader => leader.IsActive && !Same(leader.UserId, person.UserId));
        var byDepartment = DepartmentsUpward(person.UserId)
            .SelectMany(department => department.Leaders)
            .Select(Find).OfType<Person>()
            .Where(leader => leader.IsActive && !Same(leader.UserId, person.UserId));
        return named.Concat(byDepartment).DistinctBy(leader => leader.UserId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The main department of a person and those above it, nearest first.</summary>
    public IEnumerable<Department> DepartmentsUpward(string userId)
    {
        var person = Find(userId);
        return Upward(person?.MainDepartment ?? person?.Departments.Cast<long?>().FirstOrDefault());
    }

    private IEnumerable<Department> Upward(long? from)
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

    /// <summary>华东, 华东区 and 华东大区 are one region.</summary>
    private static string BareRegion(string name) => name.Trim() switch
    {
        [.. var bare, '大', '区'] => bare,
        [.. var bare, '区', '域'] => bare,
        [.. var bare, '区'] => bare,
        var bare => bare,
    };

    private static string Bare(string name) => name.EndsWith('部') && name.Length > 1 ? name[..^1] : name;
}

/// <summary>A role's person, and in Chinese how it was found.</summary>
public sealed record RoleResolution(Person Person, string Path);

public sealed record OrgFinding(Person Person, string Problem, string Remedy);
