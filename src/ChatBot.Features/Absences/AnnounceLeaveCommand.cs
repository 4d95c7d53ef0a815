using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary><c>请假 9/3-9/5 代理:王磊</c>: from when until when somebody is away, and who stands in (R76).</summary>
internal sealed class AnnounceLeaveCommand(AbsenceStore absences, LeaveDesk desk, UndoStore undos, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    private const string When = "时间", Delegate = "代理", Whose = "人";

    private const int MostShown = 3;

    public static CommandSpec Spec { get; } = new("请假", "登记请假和代理人：新的待办和升级由代理人接", ["请假 9/3-9/5 代理:王磊", "请假 明天下午 代理 王磊"])
    {
        Synonyms = ["休假"],
        Slots =
        [
            new Slot(Delegate, SlotKind.Person) { Keys = ["代理人"] },
            new Slot(Whose, SlotKind.Person) { Keys = ["员工", "谁"], OnlyMarked = true },
            new Slot(When, SlotKind.Rest) { Required = true, Ask = "什么时候请假？请发起止日期，可以写上代理人", Example = "9/3-9/5 代理:王磊" },
        ],
        Notes =
        [
            "不写代理人，由直属上级代。",
            "进行中的事不会强行转走：开始那天把清单发给代理人，由TA逐条接。",
            "承诺仍算在承诺人名下；请假当天不发日报。",
            "上级可以替下属登记，例如：请假 明天 人:李娜",
            "提前回来请发：销假",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var person = Who(call, Whose, tree, $"请假 {call.Slots.Text(When)} 人:{{0}}");
        if (person.Refusal is { } nobody) return Reply.Of(nobody);
        var who = person.Value!;
        if (!MayAnnounce(call.SenderId, who.UserId, tree)) return Reply.Of(AbsenceWordings.NotYours, new NotYoursToAnnounceModel(who.Name));
        var reading = LeavePhrase.Read(call.Slots.Text(When)!, call.Now, calendar);
        if (reading.Problem != LeaveProblem.None) return Reply.Of(AbsenceWordings.Unclear, new UnclearLeaveModel(reading.Problem.ToString(), reading.Words));
        var stand = StandIn(call, reading, who, tree);
        if (stand.Refusal is { } unfit) return Reply.Of(unfit);

        var leave = new Absence { Person = who.UserId, Delegate = stand.Value?.UserId, StartsAt = reading.From, PlannedEnd = reading.Until };
        var standing = (await absences.OfPersonAsync(who.UserId, call.Now, cancel)).Where(other => other.Overlaps(leave.StartsAt, leave.PlannedEnd)).ToList();
        if (standing is [var same] && same.StartsAt == leave.StartsAt && same.EndsAt == leave.PlannedEnd) return await ChangeDelegateAsync(same, leave.Delegate, call, cancel);
        if (standing.Count > 0)
            return Reply.Of(AbsenceWordings.Overlap, new OverlapModel(LeaveDesk.Whose(who.UserId, call.SenderId, tree), LeaveWords.Span(standing[0], call.Now, calendar.Hours), EndLeaveCommand.TypedFor(standing[0], call.SenderId)));

        var (saved, told) = await desk.AnnounceAsync(leave, call.SenderId, call.Source.ToString(), call.MessageId, call.Now, cancel);
        await RememberAsync(saved, null, call, cancel);
        return await AnswerAsync(saved, told, isChanged: false, call, cancel);
    }

    private async Task<Reply> ChangeDelegateAsync(Absence same, string? stand, CommandCall call, CancellationToken cancel)
    {
        // Said again without a name, it is the same leave: nobody is taken away from it.
        var after = same with { Delegate = stand ?? same.Delegate };
        if (after == same) return await AnswerAsync(same, [], isChanged: true, call, cancel);
        var told = await desk.ChangeAsync(same, after, call.SenderId, call.Source.ToString(), call.MessageId, call.Now, cancel);
        if (told.Refusal is { } refusal) return Reply.Of(refusal);
        await RememberAsync(after with { Version = same.Version + 1 }, same, call, cancel);
        return await AnswerAsync(after, told.Value!, isChanged: true, call, cancel);
    }

    private async Task<Reply> AnswerAsync(Absence leave, IReadOnlyList<string> told, bool isChanged, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var acting = desk.ActingAt(leave, call.Now);
        var inHand = await desk.InHandAsync(leave.Person, cancel);
        var isSimple = acting is null || Same(acting.Person.UserId, leave.Delegate) || (leave.Delegate is null && acting.Steps.Count == 2);
        return Reply.Of(AbsenceWordings.Announced, new AnnouncedModel(
            LeaveDesk.Whose(leave.Person, call.SenderId, tree), LeaveWords.Span(leave, call.Now, calendar.Hours), acting?.Person.Name ?? "", isSimple ? "" : acting!.Path,
            leave.Delegate is not null, inHand.Count, [.. inHand.Take(MostShown).Select(deadline => LeaveItems.InHand(deadline, call.Now))], Math.Max(0, inHand.Count - MostShown),
            isChanged, string.Join("、", told)));
    }

    private static Decision<Person?> StandIn(CommandCall call, LeaveReading reading, Person who, OrgTree tree)
    {
        IReadOnlyList<string> names = call.Slots[Delegate] is { } given ? given.Names : reading.Delegate is { } written ? [written] : [];
        // 请假 9/3-9/5 王磊: a name that stands alone at the end; any other word is a reason, which is nobody's business.
        if (names.Count == 0 && reading.Rest.TrimStart('@') is { Length: > 0 } rest && tree.Named(rest) is [_]) names = [rest];
        if (names.Count == 0) return Decision<Person?>.Of(null);
        var choice = PersonChoice.One(tree, names, $"请假 {reading.When} 代理:{{0}}{(Same(call.SenderId, who.UserId) ? "" : $" 人:{who.Name}")}", mayBeAway: true);
        if (choice.Refusal is { } refusal) return refusal;
        return Same(choice.Value!.UserId, who.UserId) ? AbsenceWordings.OwnDelegate.With(new OwnDelegateModel(who.Name)) : Decision<Person?>.Of(choice.Value);
    }

    internal static Decision<Person> Who(CommandCall call, string slot, OrgTree tree, string again) =>
        call.Slots[slot] is { Names.Count: > 0 } named
            ? PersonChoice.One(tree, named.Names, again, mayBeAway: true)
            : tree.Find(call.SenderId) is { } oneself ? oneself : PersonChoice.One(tree, [], again);

    internal static bool MayAnnounce(string sender, string person, OrgTree tree) => Same(sender, person) || tree.IsAbove(sender, person) || tree.IsAdmin(sender);

    private Task RememberAsync(Absence leave, Absence? before, CommandCall call, CancellationToken cancel) =>
        undos.RememberAsync(
            call,
            new Undoable(
                LeaveUndo.UndoKind, LeaveDesk.RecordOf(leave), $"{(before is null ? "请假" : "改代理人")} {LeaveWords.Span(leave, call.Now, calendar.Hours)}",
                JsonSerializer.Serialize(new LeaveToRestore(leave.Id, leave.Version, before ?? leave with { EndedAt = leave.StartsAt }), ChatJson.Options)),
            cancel);

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
