namespace ChatBot.Features.People;

/// <summary>Turns a role or a region into the one named person who has it at the moment of the tree: never a department, never nobody (R13, R29). Pure.</summary>
public static class Roles
{
    /// <summary>
    /// Duty table (product line × department) in its order, for who is on leave the delegate; else the leader of the department of that name, or his
    /// delegate; where it has none its first member who is there; else who stands above them; else the last resort.
    /// </summary>
    /// <param name="except">A person who may not have this role (four eyes): then whoever stands above that person has it, rather than somebody below.</param>
    public static Resolution? Resolve(this OrgTree org, string role, string? productLine = null, string? except = null)
    {
        var trail = new Trail(org, except);
        var onDuty = org.Duty.For(role, productLine).ToList();
        if (First(trail, onDuty, $"值班表 {role}{(productLine is null ? "" : "·" + productLine)} →") is { } named) return named;

        var above = onDuty;
        if (org.FindDepartment(role) is { } department)
        {
            if (First(trail, department.Leaders, $"{department.Name}负责人 →") is { } leader) return leader;
            var leaders = department.Leaders.Where(id => org.Find(id) is { IsActive: true }).ToList();
            above = [.. leaders, .. onDuty];
            var members = org.MembersOf(department.Id).Where(person => org.IsHere(person.UserId)).Select(person => person.UserId);
            if (leaders.Count == 0 && First(trail, members, $"{department.Name}无负责人 → 在岗成员") is { } member) return member;
        }

        return above.SelectMany(userId => trail.Climb(userId, "上级")).FirstOrDefault() ?? trail.LastResort($"角色「{role}」无人，兜底 →");
    }

    /// <summary>
    /// Who hears of lateness on the board (R15): the leader of the customer's region, by people.yaml's table or by the department of that name; where
    /// no region is known, of the nearest department above the person whose name ends in 区. A region without a leader goes to the department
    /// above it, at last to the last resort. Null where neither is known.
    /// </summary>
    public static Resolution? RegionalLeaderOf(this OrgTree org, string userId, string? region)
    {
        var trail = new Trail(org, userId);
        if (region is not null)
        {
            if (org.Overrides.Regions.TryGetValue(region, out var id) && trail.Follow(id, $"区域 {region} →") is { } named) return named;
            var bare = BareRegion(region);
            if (org.Departments.Where(one => one.Name.EndsWith('区') && BareRegion(one.Name) == bare).OrderBy(one => one.Id).FirstOrDefault() is { } customers)
                return LeaderUpwardOf(org, trail, customers);
        }

        return org.DepartmentsUpward(userId).FirstOrDefault(department => department.Name.EndsWith('区')) is { } own ? LeaderUpwardOf(org, trail, own) : null;
    }

    /// <summary>The leader of a department, else of those above it; never the person who wants it done.</summary>
    private static Resolution? LeaderUpwardOf(OrgTree org, Trail trail, Department region)
    {
        foreach (var department in org.Upward(region.Id))
        {
            var how = department.Id == region.Id ? $"{region.Name}负责人 →" : $"{region.Name}没有可通知的负责人 → 上级部门 {department.Name}";
            if (First(trail, department.Leaders, how) is { } leader) return leader;
        }

        return trail.LastResort($"{region.Name}没有可通知的负责人 → 兜底");
    }

    private static Resolution? First(Trail trail, IEnumerable<string> userIds, string how)
    {
        foreach (var userId in userIds)
        {
            if (trail.Follow(userId, how) is { } found) return found;
            how = "其次";
        }

        return null;
    }

    /// <summary>华东, 华东区 and 华东大区 are one region.</summary>
    private static string BareRegion(string name) => name.Trim() switch
    {
        [.. var bare, '大', '区'] => bare,
        [.. var bare, '区', '域'] => bare,
        [.. var bare, '区'] => bare,
        var bare => bare,
    };
}
