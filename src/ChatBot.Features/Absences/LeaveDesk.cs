using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary>
/// Announces leaves and ends them, whether somebody types it or an approval says so: the row, the audit log, and the words to who stands in and to the
/// superior, in the transaction of the message (R76).
/// </summary>
internal sealed class LeaveDesk(AbsenceStore absences, DeadlineStore deadlines, LedgerStore ledger, Outbox outbox, OrgDirectory org, WorkCalendar calendar)
{
    private const int MostCounted = 500;

    /// <summary>Saves a leave and tells about it; returns the names of who is told.</summary>
    /// <param name="by">Who announces it; <c>system</c> for an approval.</param>
    public async Task<(Absence Absence, IReadOnlyList<string> Told)> AnnounceAsync(Absence leave, string by, string source, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var saved = await absences.AddAsync(leave, by, cause, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, by, source, RecordOf(saved), "请假", null, InShort(saved)), cancel);
        return (saved, await TellAsync(saved, $"leave/{saved.Id}/{saved.Version}", by, cause, now, cancel));
    }

    /// <summary>The same leave with another delegate or another time.</summary>
    public async Task<Decision<IReadOnlyList<string>>> ChangeAsync(Absence before, Absence after, string by, string source, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await absences.UpdateAsync(after, now, cancel)) return ChangedSince(before, by, now);
        await ledger.AppendAsync(new LedgerEntry(now, by, source, RecordOf(before), "改请假", InShort(before), InShort(after)), cancel);
        return Decision<IReadOnlyList<string>>.Of(await TellAsync(after, $"leave/{before.Id}/{before.Version + 1}", by, cause, now, cancel));
    }

    /// <summary>Ends a leave that runs now, or gives up one that has not begun; returns the names of who is told.</summary>
    public async Task<Decision<IReadOnlyList<string>>> EndAsync(Absence leave, string by, string source, string? reason, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var isGivenUp = now < leave.StartsAt;
        var before = TreeAt(leave, now);
        if (!await absences.UpdateAsync(leave with { EndedAt = isGivenUp ? leave.StartsAt : now }, now, cancel)) return ChangedSince(leave, by, now);
        await ledger.AppendAsync(new LedgerEntry(now, by, source, RecordOf(leave), isGivenUp ? "取消请假" : "销假", InShort(leave), null, reason), cancel);
        var news = AbsenceWordings.EndedNews.With(new EndedNewsModel(before.NameOf(leave.Person), LeaveWords.Span(leave, now, calendar.Hours), isGivenUp));
        return Decision<IReadOnlyList<string>>.Of(await PushAsync(Readers(leave, before, by), $"leave-over/{leave.Id}/{leave.Version + 1}", _ => news, cause, cancel));
    }

    /// <summary>Who acts for the person when the leave begins, other absences of that day included.</summary>
    public Resolution? ActingAt(Absence leave, DateTimeOffset now) => TreeAt(leave, now).ActingFor(leave.Person);

    /// <summary>How many clocks run in the person's hands.</summary>
    public Task<IReadOnlyList<Deadline>> InHandAsync(string person, CancellationToken cancel) => deadlines.OpenOfAsync([person], MostCounted, cancel);

    /// <summary>The company at the moment when the leave begins, or now where it runs.</summary>
    public OrgTree TreeAt(Absence leave, DateTimeOffset now)
    {
        var at = leave.StartsAt > now ? leave.StartsAt : now;
        return org.Current.With(org.Absences.Where(other => other.Id != leave.Id && other.Covers(at)).Append(leave));
    }

    public static string RecordOf(Absence leave) => $"请假-{leave.Id}";

    private async Task<IReadOnlyList<string>> TellAsync(Absence leave, string key, string by, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        if (leave.EndsAt <= now) return [];
        var tree = TreeAt(leave, now);
        var acting = tree.ActingFor(leave.Person)?.Person;
        var inHand = (await InHandAsync(leave.Person, cancel)).Count;
        return await PushAsync(
            Readers(leave, tree, by), key,
            reader => AbsenceWordings.News.With(new LeaveNewsModel(
                tree.NameOf(leave.Person), LeaveWords.Span(leave, now, calendar.Hours), acting?.Name ?? "", Same(reader, acting?.UserId), inHand)),
            cause, cancel);
    }

    /// <summary>Who stands in, who was named to, the superior, and the person where somebody else does it; never who does it.</summary>
    private static IEnumerable<string> Readers(Absence leave, OrgTree tree, string by) =>
        new[] { tree.ActingFor(leave.Person)?.Person.UserId, leave.Delegate, tree.LineAbove(leave.Person).FirstOrDefault()?.Person.UserId, leave.Person }
            .OfType<string>()
            .Where(reader => !Same(reader, by) && tree.Find(reader) is { IsActive: true })
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<string>> PushAsync(IEnumerable<string> readers, string key, Func<string, Said> said, long? cause, CancellationToken cancel)
    {
        var told = readers.ToList();
        await outbox.AddAsync(told.Select(reader => new Push($"{key}/{reader}", reader, said(reader))), cause, cancel);
        return [.. told.Select(org.Current.NameOf)];
    }

    private Said ChangedSince(Absence leave, string by, DateTimeOffset now) =>
        AbsenceWordings.Overlap.With(new OverlapModel(Whose(leave.Person, by, org.Current), LeaveWords.Span(leave, now, calendar.Hours), "代理人"));

    public static string Whose(string person, string reader, OrgTree tree) => Same(person, reader) ? "您" : tree.NameOf(person);

    private static string InShort(Absence leave) => $"{leave.StartsAt:O}/{leave.EndsAt:O};delegate={leave.Delegate}";

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
