using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary><c>代理人</c>: who stands in for me, for whom I stand in, from when until when; <c>代理人 李娜</c>: whom to turn to instead (R76).</summary>
internal sealed class ShowDelegatesCommand(AbsenceStore absences, LeaveDesk desk, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    private const int MostShown = 8;

    public static CommandSpec Spec { get; } = new("代理人", "看谁替谁、从几号到几号", ["代理人", "代理人 李娜"])
    {
        Synonyms = ["谁代理", "代理"],
        Slots = [new Slot("谁", SlotKind.Person) { OnlyMarked = true }, new Slot("名字", SlotKind.Word)],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        IReadOnlyList<string> names = call.Slots["谁"] is { Names.Count: > 0 } marked ? marked.Names : call.Slots.Text("名字") is { } bare ? [bare] : [];
        var who = call.SenderId;
        if (names.Count > 0)
        {
            var choice = PersonChoice.One(tree, names, "代理人 {0}", mayBeAway: true);
            if (choice.Refusal is { } refusal) return Reply.Of(refusal);
            who = choice.Value!.UserId;
        }

        var all = (await absences.NotOverAsync(call.Now, cancel)).Where(leave => leave.EndsAt > call.Now).OrderBy(leave => leave.StartsAt).ToList();
        var own = all.Where(leave => Same(leave.Person, who)).ToList();
        var others = all.Where(leave => !Same(leave.Person, who) && Same(desk.ActingAt(leave, call.Now)?.Person.UserId, who)).ToList();
        return Reply.Of(AbsenceWordings.Delegates, new DelegatesModel(
            LeaveDesk.Whose(who, call.SenderId, tree), [.. own.Take(MostShown).Select(Line)], [.. others.Take(MostShown).Select(Line)],
            tree.LineAbove(who).FirstOrDefault()?.Person.Name ?? ""));

        DelegateLine Line(Absence leave)
        {
            var acting = desk.ActingAt(leave, call.Now);
            return new DelegateLine(
                tree.NameOf(leave.Person), LeaveWords.Span(leave, call.Now, calendar.Hours), acting?.Person.Name ?? "",
                acting is not null && acting.Steps.Count > 2 ? acting.Path : "", leave.Covers(call.Now));
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
