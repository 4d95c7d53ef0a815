using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Pictures;

/// <summary>What was planned for the steps of one record and what became of it. Pure.</summary>
/// <param name="Lanes">The first, by their beginning.</param>
/// <param name="More">How many steps there are besides.</param>
/// <param name="DaysOff">Of the span; Shanghai days.</param>
public sealed record Gantt(string RecordNo, string Customer, string Answer, IReadOnlyList<GanttLane> Lanes, int More, IReadOnlyCollection<DateOnly> DaysOff, DateOnly From, DateOnly To, DateTimeOffset Now)
{
    public const int MostLanes = 12;

    /// <summary>A longer span is cut at its beginning: nothing could be read on it.</summary>
    private const int MostDays = 400;

    /// <param name="clocks">Of the record, in the order in which they began; at least one.</param>
    public static Gantt Of(string recordNo, IReadOnlyList<Deadline> clocks, OrgTree org, WorkCalendar calendar, DateTimeOffset now)
    {
        // What is still open is not left out for what is long done.
        var chosen = clocks.OrderBy(clock => clock.ClosedAt is null ? 0 : 1).ThenByDescending(clock => clock.ClosedAt).ThenBy(clock => clock.DueAt).Take(MostLanes).Select(clock => clock.Id).ToHashSet();
        var shown = clocks.Where(clock => chosen.Contains(clock.Id)).OrderBy(clock => clock.StartedAt).ThenBy(clock => clock.DueAt).ThenBy(clock => clock.Id).ToList();
        var lanes = shown.Select(clock => GanttLane.Of(clock, recordNo, org, now)).ToList();
        var to = BusinessTime.DayOf(lanes.Max(lane => lane.End > lane.Due ? lane.End : lane.Due)).AddDays(1);
        var from = BusinessTime.DayOf(lanes.Min(lane => lane.Started));
        if (to.DayNumber - from.DayNumber > MostDays) from = to.AddDays(-MostDays);
        var daysOff = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(day => !calendar.IsWorkingDay(day)).ToHashSet();
        var (open, late) = (clocks.Count(clock => clock.ClosedAt is null), clocks.Count(clock => (clock.ClosedAt ?? now) > clock.DueAt));
        return new Gantt(
            recordNo, clocks.Select(clock => clock.Customer).LastOrDefault(name => name.Length > 0) ?? "",
            $"共 {clocks.Count} 步，{clocks.Count - open} 步已结束，{open} 步在走，{(late == 0 ? "没有超过期限的" : $"{late} 步超过期限")}。",
            lanes, clocks.Count - lanes.Count, daysOff, from, to, now);
    }
}

/// <summary>One step.</summary>
/// <param name="End">When it was over; now where it is not. UTC, as the others.</param>
public sealed record GanttLane(string Title, string Holder, DateTimeOffset Started, DateTimeOffset Due, DateTimeOffset End, bool IsOpen, string Story)
{
    public bool IsLate => End > Due;

    internal static GanttLane Of(Deadline clock, string recordNo, OrgTree org, DateTimeOffset now)
    {
        var title = (clock.RecordNo == recordNo ? "" : clock.RecordNo + " ") + clock.Title + (clock.Round > 1 ? $"（第{clock.Round}次）" : "");
        var end = clock.ClosedAt ?? (now > clock.StartedAt ? now : clock.StartedAt);
        var late = end > clock.DueAt ? $"，超 {DateWords.Span(end - clock.DueAt)}" : "";
        var became = clock.ClosedAt is { } closed ? $"{DateWords.Absolute(closed, now)}结束{late}" : late.Length > 0 ? $"还没完{late}" : $"还没完，{DateWords.Remaining(clock.DueAt, now)}";
        return new GanttLane(title, org.NameOf(clock.Holder), clock.StartedAt, clock.DueAt, end, clock.ClosedAt is null, $"期限 {DateWords.Absolute(clock.DueAt, now)}，{became}");
    }
}
