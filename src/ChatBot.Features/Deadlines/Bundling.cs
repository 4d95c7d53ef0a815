namespace ChatBot.Features.Deadlines;

/// <summary>
/// How many alarms one person is told one by one (part C 16, P5): up to a number within a span of time; what is more waits and becomes one digest, and an
/// hour has its limit. Every alarm stays a row of its own. Pure.
/// </summary>
public static class Bundling
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="held">How many alarms of this person wait.</param>
    /// <param name="sent">When this person was last told something: singly, or in a digest (UTC).</param>
    public static Bundle Of(int held, IReadOnlyList<SentAlarm> sent, BundleRule rule, DateTimeOffset now)
    {
        var hour = sent.Where(one => one.At > now - Hour).Select(one => one.At).Order().ToList();
        if (hour.Count >= rule.MostPerHour) return Bundle.Wait(hour[^rule.MostPerHour] + Hour);
        var lately = sent.Where(one => one.At > now - rule.Within).OrderBy(one => one.At).ToList();
        if (held + lately.Count <= rule.Above && hour.Count + held <= rule.MostPerHour) return Bundle.Singly;
        var lastDigest = lately.FindLast(one => one.IsDigest);
        if (lastDigest is not null) return Bundle.Wait(lastDigest.At + rule.Within);
        // One alone is no digest: it waits until there is room, or until others join it.
        return held > 1 ? Bundle.InDigest : Bundle.Wait(lately[^rule.Above].At + rule.Within);
    }
}

/// <param name="Above">More than this become a digest …</param>
/// <param name="Within">… within this span.</param>
/// <param name="MostPerHour">And no more than this in an hour, a digest counting as one.</param>
public sealed record BundleRule(int Above, TimeSpan Within, int MostPerHour);

public sealed record SentAlarm(DateTimeOffset At, bool IsDigest);

/// <param name="Until">For <see cref="BundleKind.Wait"/>: when it is looked at again (UTC).</param>
public sealed record Bundle(BundleKind Kind, DateTimeOffset Until)
{
    public static readonly Bundle Singly = new(BundleKind.Singly, default), InDigest = new(BundleKind.InDigest, default);

    public static Bundle Wait(DateTimeOffset until) => new(BundleKind.Wait, until);
}

public enum BundleKind
{
    Singly,
    InDigest,
    Wait,
}
