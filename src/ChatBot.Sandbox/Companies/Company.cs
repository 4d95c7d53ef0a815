namespace ChatBot.Sandbox.Companies;

/// <summary>A department; 1 is the root. Leaders are named by userid.</summary>
internal sealed record Department(int Id, string Name, int ParentId, IReadOnlyList<string> Leaders, int Order = 0);

/// <summary>Membership of one department, with the flag that WeCom sends as is_leader_in_dept.</summary>
internal sealed record Membership(int DepartmentId, bool IsLeader = false);

/// <summary>A member's account.</summary>
internal enum PersonStatus
{
    Active = 1,
    Disabled = 2,
    NotActivated = 4,
    Left = 5,
}

/// <summary>A member. <see cref="Visible"/> says whether the app may see and write to this member (应用可见范围).</summary>
internal sealed record Person(
    string UserId, string Name, string Position, IReadOnlyList<Membership> Memberships, IReadOnlyList<string> DirectLeaders,
    PersonStatus Status = PersonStatus.Active, bool Visible = true)
{
    public bool Reachable => Visible && (Status is PersonStatus.Active or PersonStatus.NotActivated);
}

/// <summary>What happened in the directory; <see cref="Before"/> and <see cref="After"/> are null for coming and leaving.</summary>
internal sealed record PersonChange(Person? Before, Person? After);

internal sealed record DepartmentChange(Department? Before, Department? After);

/// <summary>The company's directory. It may be changed while everything runs; whoever listens turns changes into callbacks.</summary>
internal sealed class Company
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Person> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<int, Department> _departments = [];

    public Company(string name)
    {
        Name = name;
        _departments[1] = new Department(1, name, 0, []);
    }

    public event Action<PersonChange>? PersonChanged;

    public event Action<DepartmentChange>? DepartmentChanged;

    public string Name { get; }

    /// <summary>Everybody, in order of joining.</summary>
    public IReadOnlyList<Person> People
    {
        get
        {
            lock (_gate)
                return [.. _people.Values];
        }
    }

    public IReadOnlyList<Department> Departments
    {
        get
        {
            lock (_gate)
                return [.. _departments.Values];
        }
    }

    /// <summary>Case does not matter, as in WeCom.</summary>
    public Person? Find(string userId)
    {
        lock (_gate)
            return _people.GetValueOrDefault(userId);
    }

    public Department? FindDepartment(int id)
    {
        lock (_gate)
            return _departments.GetValueOrDefault(id);
    }

    public Department? FindDepartment(string name) =>
        Departments.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.Ordinal));

    /// <summary>Adds a member, or puts the new state in place of the old.</summary>
    public void Put(Person person)
    {
        Person? before;
        lock (_gate)
        {
            before = _people.GetValueOrDefault(person.UserId);
            _people[person.UserId] = person;
        }

        if (before != person)
            PersonChanged?.Invoke(new PersonChange(before, person));
    }

    /// <summary>A new userid for the same member (NewUserID in the callback).</summary>
    /// <exception cref="InvalidOperationException">The member is unknown or the new userid is taken.</exception>
    public void Rename(string userId, string newUserId)
    {
        Person before, after;
        lock (_gate)
        {
            before = _people.GetValueOrDefault(userId) ?? throw new InvalidOperationException($"No member {userId}");
            if (_people.ContainsKey(newUserId))
                throw new InvalidOperationException($"{newUserId} is taken");
            after = before with { UserId = newUserId };
            _people.Remove(userId);
            _people[newUserId] = after;
        }

        PersonChanged?.Invoke(new PersonChange(before, after));
    }

    public void Remove(string userId)
    {
        Person? before;
        lock (_gate)
            _people.Remove(userId, out before);
        if (before is not null)
            PersonChanged?.Invoke(new PersonChange(before, null));
    }

    public void Put(Department department)
    {
        Department? before;
        lock (_gate)
        {
            before = _departments.GetValueOrDefault(department.Id);
            _departments[department.Id] = department;
        }

        if (before != department)
            DepartmentChanged?.Invoke(new DepartmentChange(before, department));
    }

    public void RemoveDepartment(int id)
    {
        Department? before;
        lock (_gate)
            _departments.Remove(id, out before);
        if (before is not null)
            DepartmentChanged?.Invoke(new DepartmentChange(before, null));
    }

    /// <summary>The department and all below it, itself first; empty when it does not exist.</summary>
    public IReadOnlyList<Department> Under(int id)
    {
        var all = Departments;
        var found = all.Where(d => d.Id == id).ToList();
        for (var i = 0; i < found.Count; i++)
            found.AddRange(all.Where(d => d.ParentId == found[i].Id));
        return found;
    }

    /// <summary>Direct members of one department.</summary>
    public IReadOnlyList<Person> In(int departmentId) =>
        [.. People.Where(p => p.Memberships.Any(m => m.DepartmentId == departmentId))];

    /// <summary>A department shows up for the app as soon as one member in or below it does.</summary>
    public bool IsVisible(int departmentId)
    {
        var below = Under(departmentId).Select(d => d.Id).ToHashSet();
        return People.Any(p => p.Visible && p.Memberships.Any(m => below.Contains(m.DepartmentId)));
    }
}
