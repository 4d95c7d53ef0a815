using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>Finds out who hears of a step, from the org of this moment, with the path written down (part C 10, 12). Pure.</summary>
public static class Recipients
{
    public static Recipient? Of(Deadline deadline, Hearer hearer, OrgTree org) => hearer.Kind switch
    {
        HearerKind.Holder => Direct(deadline.Holder, "当前处理人", org),
        HearerKind.Owner => Direct(deadline.Owner, "发起人", org),
        HearerKind.Role => org.Resolve(hearer.Role!) is { } role ? new Recipient(role.Person, role.Path) : null,
        HearerKind.OwnerSuperior => Superior(deadline with { Holder = deadline.Owner, EscalateTo = EscalationTarget.DirectSuperior }, hearer.Level, org),
        _ => Superior(deadline, hearer.Level, org),
    };

    private static Recipient? Direct(string userId, string function, OrgTree org)
    {
        if (org.Find(userId) is { IsActive: true } person) return new Recipient(person, $"{function} {person.Name}");
        var stand = org.SuperiorsOf(userId).FirstOrDefault() ?? org.LastResort;
        return stand is null ? null : new Recipient(stand, $"{function} {org.NameOf(userId)} 不在岗 → {stand.Name}");
    }

    /// <summary>
    /// The rung of the ladder, counted from 1: the reporting line, or the regional manager and the line above; at its end the last resort. Above
    /// the last rung it is the last rung again: as long as nothing is done, somebody hears of it.
    /// </summary>
    private static Recipient? Superior(Deadline deadline, int level, OrgTree org)
    {
        var rungs = Rungs(deadline, org);
        if (rungs.Count == 0) return null;
        return level <= rungs.Count ? rungs[level - 1] : rungs[^1] with { Path = rungs[^1].Path + "（已到最高一级，再次通知）", Repeats = true };
    }

    private static List<Recipient> Rungs(Deadline deadline, OrgTree org)
    {
        var rungs = new List<Recipient>();
        var from = deadline.Holder;
        if (deadline.EscalateTo == EscalationTarget.RegionalManager
            && org.RegionalLeaderOf(deadline.Owner, deadline.Region) is { } regional && !Same(regional.Person.UserId, deadline.Holder))
        {
            rungs.Add(new Recipient(regional.Person, regional.Path));
            from = regional.Person.UserId;
        }

        var line = org.SuperiorsOf(from);
        var names = org.NameOf(from);
        foreach (var superior in line)
        {
            names += " → " + superior.Name;
            if (!Same(superior.UserId, deadline.Holder)) rungs.Add(new Recipient(superior, "上级 " + names));
        }

        if (org.LastResort is { } last && !rungs.Exists(rung => Same(rung.Person.UserId, last.UserId)))
            rungs.Add(new Recipient(last, $"{names} 之上再无上级 → 兜底 {last.Name}"));
        return rungs;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

public sealed record Recipient(Person Person, string Path)
{
    /// <summary>There is nobody higher, so the same person hears again.</summary>
    public bool Repeats { get; init; }
}
