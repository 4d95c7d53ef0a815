using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary>Clocks as lines of the lists about a leave. Pure.</summary>
internal static class LeaveItems
{
    public static LeaveItem InHand(Deadline deadline, DateTimeOffset now) => Line(deadline, now, "", "", "");

    /// <summary>With the button by which who stands in takes it.</summary>
    public static LeaveItem Offered(Deadline deadline, DateTimeOffset now) => Line(deadline, now, "", TakeOver(deadline), $"接 {deadline.RecordNo}");

    /// <summary>Closed, by whom and when.</summary>
    public static LeaveItem Done(Deadline deadline, OrgTree org, DateTimeOffset now) =>
        Line(deadline, now, $"{(deadline.ClosedBy is { } by ? org.NameOf(by) : "")} {DateWords.Absolute(deadline.ClosedAt!.Value, now)}".Trim(), "", "");

    /// <summary>With somebody else, with the button by which it comes back.</summary>
    public static LeaveItem Elsewhere(Deadline deadline, OrgTree org, DateTimeOffset now) =>
        Line(deadline, now, org.NameOf(deadline.Holder), TakeOver(deadline), $"接回 {deadline.RecordNo}");

    public static string TakeOver(Deadline deadline) => $"接过来 {deadline.RecordNo}{(deadline.Part.Length > 0 ? " " + deadline.Title : "")}";

    private static LeaveItem Line(Deadline deadline, DateTimeOffset now, string state, string act, string label) =>
        new(deadline.RecordNo, deadline.Title, deadline.Customer, $"{DateWords.Absolute(deadline.DueAt, now)}，{DateWords.Remaining(deadline.DueAt, now)}", state, act, label);
}
