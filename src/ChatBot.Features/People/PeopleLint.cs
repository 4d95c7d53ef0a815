namespace ChatBot.Features.People;

/// <summary>
/// Whom the bot cannot reach or cannot climb from, and whose leave nobody has been named for: for 体检, doctor and the weekly word to admins (part C 11, P10). Pure.
/// </summary>
public static class PeopleLint
{
    /// <param name="announced">Absences that are not over.</param>
    /// <param name="unlicensed">Userids that the platform refused for want of a licence, when something was last sent to them.</param>
    public static IEnumerable<OrgFinding> Of(OrgTree org, IReadOnlyList<Absence> announced, IReadOnlyCollection<string> unlicensed, DateTimeOffset now)
    {
        foreach (var finding in org.Findings()) yield return finding;
        foreach (var person in unlicensed.Select(org.Find).OfType<Person>().Where(person => person.IsActive).OrderBy(person => person.UserId, StringComparer.Ordinal))
            yield return new OrgFinding(person, "没有企业微信接口许可", "在企业微信后台给他分配接口许可，否则收不到推送");

        foreach (var leave in announced.Where(leave => leave.EndsAt > now).OrderBy(leave => leave.StartsAt))
        {
            if (org.Find(leave.Person) is not { IsActive: true } person) continue;
            if (leave.Delegate is null) yield return new OrgFinding(person, "请假没有指定代理人", "现由直属上级代；要换人请本人发「请假 原日期 代理:名字」");
            else if (!Works(org, announced, leave, now)) yield return new OrgFinding(person, "请假的代理人也不在岗", "请本人发「请假 原日期 代理:名字」换一位");
        }
    }

    /// <summary>Whether the delegate who was named is there when it begins, or now where it runs.</summary>
    private static bool Works(OrgTree org, IReadOnlyList<Absence> announced, Absence leave, DateTimeOffset now)
    {
        var at = leave.StartsAt > now ? leave.StartsAt : now;
        return org.With(announced.Where(other => other.Covers(at))).IsHere(leave.Delegate!);
    }
}
