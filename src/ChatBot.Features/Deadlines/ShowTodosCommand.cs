using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>待办</c>: what this person has in hand, the most pressing first. Everything with a clock is one row of one table, so this is one query.</summary>
internal sealed class ShowTodosCommand(DeadlineStore deadlines, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 10, MostKept = 200;

    public static CommandSpec Spec { get; } = new("待办", "看手上的事：先到期的在前，超时的标红", ["待办"])
    {
        Synonyms = ["我的待办", "todo", "任务"],
        Slots = [new Slot("谁", SlotKind.Person)],
        Notes = ["上级可以看下属的：待办 @李娜"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var whose = call.SenderId;
        if (call.Slots["谁"] is { Names.Count: > 0 } asked)
        {
            var choice = PersonChoice.One(tree, asked.Names, "待办 {0}", mayBeAway: true);
            if (choice.Refusal is { } refusal) return Reply.Of(refusal);
            whose = choice.Value!.UserId;
            if (!tree.MaySee(call.SenderId, whose)) return Reply.Of(DeadlineWordings.NotYours, new NotYoursModel(choice.Value.Name));
        }

        var open = await deadlines.OpenOfAsync([whose], MostKept, cancel);
        return Pages.Of(open, PageSize, (page, before, left) => DeadlineWordings.Todos.With(new TodosModel(
            whose == call.SenderId ? "您" : tree.NameOf(whose),
            [.. page.Select((deadline, index) => ClockLine.Of(deadline, before + index + 1, tree, call.Now))],
            left,
            ClockActs.HowTo(page.Select(deadline => deadline.RecordNo)))));
    }
}

/// <summary>One clock as a line of a list.</summary>
/// <param name="Missing">What is still lacking before it is done.</param>
/// <param name="Act">The typed command that finishes it.</param>
/// <param name="Pause">What holds the ladder back; empty where nothing does.</param>
public sealed record ClockLine(
    int Number, string RecordNo, string Title, string Customer, string Holder, string Due, string Left, bool IsRed, string Since, string Missing, string Act, string Pause)
{
    public static ClockLine Of(Deadline deadline, int number, OrgTree org, DateTimeOffset now) => new(
        number, deadline.RecordNo, deadline.Title, deadline.Customer, org.NameOf(deadline.Holder),
        DateWords.Absolute(deadline.DueAt, now), DateWords.Remaining(deadline.DueAt, now), deadline.IsOverdue(now), DateWords.Absolute(deadline.StartedAt, now),
        deadline.Missing.Length > 0 ? deadline.Missing : deadline.Title + "的结果", ClockActs.Finish(deadline), PauseOf(deadline, org, now));

    private static string PauseOf(Deadline deadline, OrgTree org, DateTimeOffset now) =>
        deadline.DelayedBy is { } by && deadline.DelayedUntil > now ? $"{org.NameOf(by)} 延时到 {DateWords.Absolute(deadline.DelayedUntil.Value, now)}：{deadline.DelayReason}"
        : deadline.AcknowledgedBy is { } who && deadline.AcknowledgedUntil > now ? $"{org.NameOf(who)} 已知悉，升级暂停到 {DateWords.Absolute(deadline.AcknowledgedUntil.Value, now)}"
        : "";
}
