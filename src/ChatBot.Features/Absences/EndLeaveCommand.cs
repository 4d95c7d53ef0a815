using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary><c>销假</c>: back before the announced end, or not going at all (R76).</summary>
internal sealed class EndLeaveCommand(AbsenceStore absences, LeaveDesk desk, UndoStore undos, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("销假", "提前回来上班，或取消还没开始的请假", ["销假", "销假 11月25日"])
    {
        Synonyms = ["取消请假", "提前回来"],
        Slots =
        [
            new Slot("人", SlotKind.Person) { Keys = ["员工", "谁"] },
            new Slot("日期", SlotKind.Deadline),
        ],
        Notes = ["上级可以替下属销假，例如：销假 @李娜", "请假期间做了什么，会在回来时列给您。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var person = AnnounceLeaveCommand.Who(call, "人", tree, "销假 {0}");
        if (person.Refusal is { } nobody) return Reply.Of(nobody);
        var who = person.Value!;
        if (!AnnounceLeaveCommand.MayAnnounce(call.SenderId, who.UserId, tree)) return Reply.Of(AbsenceWordings.NotYours, new NotYoursToAnnounceModel(who.Name));
        var whose = LeaveDesk.Whose(who.UserId, call.SenderId, tree);
        var standing = await absences.OfPersonAsync(who.UserId, call.Now, cancel);
        var meant = Meant(standing, call);
        if (meant.Count == 0) return Reply.Of(AbsenceWordings.NoLeave, new NoLeaveModel(whose));
        if (meant.Count > 1)
            return Reply.Of(AbsenceWordings.WhichLeave, new WhichLeaveModel(whose, [.. meant.Select(one => new LeaveChoice(LeaveWords.Span(one, call.Now, calendar.Hours), $"{BusinessTime.LocalOf(one.StartsAt):M月d日}那次", TypedFor(one, call.SenderId)))]));

        var leave = meant[0];
        var told = await desk.EndAsync(leave, call.SenderId, call.Source.ToString(), null, call.MessageId, call.Now, cancel);
        if (told.Refusal is { } refusal) return Reply.Of(refusal);
        var span = LeaveWords.Span(leave, call.Now, calendar.Hours);
        await undos.RememberAsync(
            call,
            new Undoable(
                LeaveUndo.UndoKind, LeaveDesk.RecordOf(leave), $"{(leave.StartsAt > call.Now ? "取消请假" : "销假")} {span}",
                JsonSerializer.Serialize(new LeaveToRestore(leave.Id, leave.Version + 1, leave), ChatJson.Options)),
            cancel);
        return Reply.Of(AbsenceWordings.Ended, new EndedModel(whose, span, leave.StartsAt > call.Now, leave.SpNo is not null, string.Join("、", told.Value!)));
    }

    /// <summary>The command that ends this very one.</summary>
    public static string TypedFor(Absence leave, string sender) =>
        $"销假 {BusinessTime.LocalOf(leave.StartsAt):yyyy-MM-dd}{(string.Equals(leave.Person, sender, StringComparison.OrdinalIgnoreCase) ? "" : " @" + leave.Person)}";

    /// <summary>The one of the day that is named; else the one that runs; else all that are announced.</summary>
    private static IReadOnlyList<Absence> Meant(IReadOnlyList<Absence> standing, CommandCall call)
    {
        if (call.Slots.Deadline("日期") is { Value: { } local })
        {
            var day = DateOnly.FromDateTime(local);
            return [.. standing.Where(leave => leave.Overlaps(BusinessTime.StartOf(day), BusinessTime.EndOf(day))).Take(1)];
        }

        var running = standing.Where(leave => leave.Covers(call.Now)).ToList();
        return running.Count > 0 ? running : standing;
    }
}
