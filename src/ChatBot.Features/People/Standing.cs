namespace ChatBot.Features.People;

/// <summary>Who acts for whom at the moment of the tree (part C 10–12, R76). Pure.</summary>
public static class Standing
{
    /// <summary>So many delegates are followed, one after another (part C 11).</summary>
    public const int MostDelegates = 3;

    private const string NobodyAbove = "再无上级，兜底";

    /// <summary>
    /// The person; on leave the delegate, over at most three of them; else, and for who is disabled or gone, the superiors, at last the last resort.
    /// Null only where nobody is left but <paramref name="except"/>.
    /// </summary>
    /// <param name="how">What stands before the name in the path: 当前处理人.</param>
    /// <param name="except">Who must not be found (four eyes).</param>
    public static Resolution? ActingFor(this OrgTree org, string userId, string how = "", string? except = null)
    {
        var trail = new Trail(org, except);
        return trail.Follow(userId, how) ?? trail.Climb(userId, "上级").FirstOrDefault() ?? trail.LastResort(NobodyAbove);
    }

    /// <summary>
    /// Who hears above this person, level by level: the superiors who are there, in place of one on leave the delegate, and at the end the last resort.
    /// Nobody twice, never the person. Empty only where nobody else is left.
    /// </summary>
    /// <param name="except">Whom it is about, where the line is not that person's own.</param>
    public static IReadOnlyList<Resolution> LineAbove(this OrgTree org, string userId, string? except = null)
    {
        var trail = new Trail(org, except ?? userId);
        trail.Pass(userId, "上级");
        var line = trail.Climb(userId, "").ToList();
        if (org.LastResort is not { } last || line.Exists(rung => Same(rung.Person.UserId, last.UserId))) return line;
        // The last resort who is away, and at the top of the company the person himself, only where nobody else is left.
        if (trail.LastResort(NobodyAbove) is { } found && (line.Count == 0 || org.IsHere(found.Person.UserId))) line.Add(found);
        else if (line.Count == 0 && new Trail(org, null).LastResort(NobodyAbove) is { } oneself) line.Add(oneself);
        return line;
    }

    /// <summary>Who hears what cannot be delivered to this person (userid).</summary>
    public static string? FallbackFor(this OrgTree org, string userId) => org.LineAbove(userId).FirstOrDefault()?.Person.UserId;

    /// <summary>Whether this person stands in for the other today; the superior who does so for want of a delegate is above anyway.</summary>
    public static bool StandsInFor(this OrgTree org, string userId, string other) =>
        !Same(userId, other) && org.AbsenceOf(other) is not null && org.ActingFor(other) is { } acting && Same(acting.Person.UserId, userId);

    /// <summary>Everybody for whom this person stands in today (userids).</summary>
    public static IReadOnlyList<string> StoodInForBy(this OrgTree org, string userId) => [.. org.Away.Where(away => org.StandsInFor(userId, away))];

    /// <summary>Whether work of the other may be done by this person: one's own, of those below, and of whom one stands in for (R30).</summary>
    public static bool MayDoFor(this OrgTree org, string userId, string holder) =>
        Same(userId, holder) || org.IsAbove(userId, holder) || org.StandsInFor(userId, holder);

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
