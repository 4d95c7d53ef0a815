using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>Finds out who hears of a step, from the org of this moment, with the path written down (part C 10, 12). Pure.</summary>
public static class Recipients
{
    public static Recipient? Of(Deadline deadline, Hearer hearer, OrgTree org) => hearer.Kind switch
    {
        HearerKind.Holder => Recipient.Of(org.ActingFor(deadline.Holder, "当前处理人")),
        HearerKind.Owner => Recipient.Of(org.ActingFor(deadline.Owner, "发起人")),
        HearerKind.Role => Recipient.Of(org.Resolve(hearer.Role!)),
        HearerKind.OwnerSuperior => Superior(deadline with { Holder = deadline.Owner, EscalateTo = EscalationTarget.DirectSuperior }, hearer.Level, org),
        _ => Superior(deadline, hearer.Level, org),
    };

    /// <summary>
    /// The rung of the ladder, counted from 1: the reporting line, or the regional manager and the line above; at its end the last resort. Above
    /// the last rung it is the last rung again: as long as nothing is done, somebody hears of it.
    /// </summary>
    private static Recipient? Superior(Deadline deadline, int level, OrgTree org)
    {
        var rungs = Rungs(deadline, org);
        if (rungs.Count == 0) return null;
        if (level > rungs.Count) return new Recipient(rungs[^1]) { Repeats = true };
        return new Recipient(rungs[level - 1]) { Copies = Copies(rungs[level - 1].Person, level, deadline, org) };
    }

    /// <summary>Where the one below has several direct superiors, the first who is there is told, and the others who are there read it in copy (R31).</summary>
    private static IReadOnlyList<Person> Copies(Person told, int level, Deadline deadline, OrgTree org)
    {
        if (deadline.EscalateTo == EscalationTarget.RegionalManager) return [];
        var below = level == 1 ? deadline.Holder : org.SuperiorsOf(deadline.Holder).ElementAtOrDefault(level - 2)?.UserId;
        if (below is null || org.Find(below) is not { DirectLeaders: [_, _, ..] superiors } || org.Overrides.Leaders.ContainsKey(below)) return [];
        return [.. superiors.Where(id => !Same(id, told.UserId) && !Same(id, deadline.Holder) && org.IsHere(id)).Select(org.Find).OfType<Person>()];
    }

    private static IReadOnlyList<Resolution> Rungs(Deadline deadline, OrgTree org) =>
        deadline.EscalateTo == EscalationTarget.RegionalManager
        && org.RegionalLeaderOf(deadline.Owner, deadline.Region) is { } regional && !Same(regional.Person.UserId, deadline.Holder)
            ? [regional, .. org.LineAbove(regional.Person.UserId, except: deadline.Holder)]
            : org.LineAbove(deadline.Holder);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who hears of a step, and the way by which that person was found.</summary>
public sealed record Recipient(Resolution Resolution)
{
    public Person Person => Resolution.Person;

    /// <summary>The way in Chinese.</summary>
    public string Path => Repeats ? Resolution.Path + "（已到最高一级，再次通知）" : Resolution.Path;

    /// <summary>There is nobody higher, so the same person hears again.</summary>
    public bool Repeats { get; init; }

    /// <summary>Other superiors of the same rank.</summary>
    public IReadOnlyList<Person> Copies { get; init; } = [];

    public static Recipient? Of(Resolution? found) => found is null ? null : new Recipient(found);
}
