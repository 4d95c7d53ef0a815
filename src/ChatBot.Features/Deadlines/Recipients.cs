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

    private static Recipient? Superior(Deadline deadline, int level, OrgTree org)
    {
        var line = org.SuperiorsOf(deadline.Holder);
        var names = string.Join(" → ", line.Take(level).Select(person => person.Name).Prepend(org.NameOf(deadline.Holder)));
        if (deadline.EscalateTo == EscalationTarget.RegionalManager)
        {
            if (level == 1 && org.RegionalLeaderOf(deadline.Owner, null) is { } regional && !Same(regional.Person.UserId, deadline.Holder))
                return new Recipient(regional.Person, regional.Path);
            if (level > 1 && org.RegionalLeaderOf(deadline.Owner, null) is { } first)
            {
                line = org.SuperiorsOf(first.Person.UserId);
                level--;
                names = string.Join(" → ", line.Take(level).Select(person => person.Name).Prepend(first.Person.Name));
            }
        }

        if (line.Count >= level) return new Recipient(line[level - 1], $"上级 {names}");
        // The line is exhausted: the last resort hears of it once, at the first level without a superior.
        return line.Count == level - 1 && org.LastResort is { } last && !line.Any(person => Same(person.UserId, last.UserId))
            ? new Recipient(last, $"{names} 之上再无上级 → 兜底 {last.Name}")
            : null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

public sealed record Recipient(Person Person, string Path);
