namespace ChatBot.Features.Language;

/// <summary>R11: a range is its end: 下周一到周三, 2点到4点, 3月16日-3月20日. The second half inherits what it does not say.</summary>
internal static class Ranges
{
    private static readonly string[] Signs = ["到", "至", "-", "~", "—", "–", "－", "～"];

    public static bool TryReadDay(Scene scene, DayPart first, out DayPart last)
    {
        last = default;
        var line = scene.Line;
        if (first.Problem != DeadlineProblem.None || !TrySign(line, first.End, out var at))
            return false;
        if (first.Form == DayForm.Weekday && Weekdays.TryReadAfter(scene, at, first.Day, out last))
            return true;
        if (first.Form == DayForm.MonthDay && MonthDays.TryReadAfter(scene, at, first.Day, out last))
            return true;
        return (NumericDates.TryReadAfter(scene, at, out last) || Days.TryRead(scene, at, out last)) && (last.Problem != DeadlineProblem.None || last.Day >= first.Day);
    }

    /// <summary>The candidate with its clock, or the end of the range that goes on behind it.</summary>
    public static Candidate WithClock(Scene scene, Candidate first, ClockPart start, bool hasDay = true)
    {
        var line = scene.Line;
        if (first.Problem != DeadlineProblem.None || !TrySign(line, first.To, out var at))
            return first;
        if (Days.TryRead(scene, at, out var day) && !day.HasLimit && Clocks.TryRead(scene, day.End, true, out var there))
        {
            var whole = ClockValues.OnDay(scene, there, day);
            var bad = day.Problem != DeadlineProblem.None ? day.Problem : there.Problem;
            return first with { To = there.End, Value = whole.Value, Ambiguous = first.Ambiguous || whole.Ambiguous, Problem = bad, HasLimit = there.HasLimit };
        }

        if (!Clocks.TryRead(scene, at, true, out var end) || (end.Hour == ClockPart.NoHour && start.Hour != ClockPart.NoHour && end.Part == PartOfDay.None))
            return first;
        if (end.Problem != DeadlineProblem.None)
            return first with { To = end.End, Problem = end.Problem };
        // 9点到11点 said at ten means this morning: the end decides, and it is still ahead.
        var value = !hasDay && ClockValues.IsBare(start) && ClockValues.IsBare(end) ? ClockValues.WithoutDay(scene, end).Value : ClockValues.AfterStart(scene, end, start, first.Value);
        return first with { To = end.End, Value = value, HasLimit = end.HasLimit };
    }

    private static bool TrySign(Line line, int i, out int end)
    {
        if (i >= line.Count || !line.HasAny(i, Signs, out end))
        {
            end = i;
            return false;
        }

        while (line.HasAny(end, ["-", "—"], out var more) && more > end)
            end = more;
        return true;
    }
}
