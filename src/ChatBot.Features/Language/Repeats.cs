namespace ChatBot.Features.Language;

/// <summary>R12: a repeat of the same day is one expression: 周四（3月12日）, 明天(11号), 3月12日 周四.</summary>
internal static class Repeats
{
    public static DayPart Skip(Scene scene, DayPart day)
    {
        var line = scene.Line;
        if (day.Closed || day.HasLimit || day.End >= line.Count)
            return day;
        var bracket = line[day.End] is '(' or '[' or '【';
        var at = bracket ? day.End + 1 : day.End;
        if (!Days.TryRead(scene, at, out var again) || again.HasLimit)
            return day;
        if (bracket)
            return InBracket(scene, day, again);
        return IsSame(day, again) ? Merge(day, again) with { End = again.End } : day;
    }

    private static DayPart InBracket(Scene scene, DayPart day, DayPart again)
    {
        var line = scene.Line;
        if (line[again.End] is ')' or ']' or '】')
            return Merge(day, again) with { End = again.End + 1 };
        // （周四下午3点）: the clock is read by the caller; the bracket's inner day is stepped over.
        return Clocks.TryRead(scene, again.End, true, out _) && IsSame(day, again) ? Merge(day, again) with { End = again.End } : day;
    }

    /// <summary>The fuller of the two decides; where they differ a person has to look.</summary>
    private static DayPart Merge(DayPart day, DayPart again)
    {
        var fuller = day.BareWeekday && !again.BareWeekday ? again : day;
        var problem = day.Problem != DeadlineProblem.None ? day.Problem : again.Problem;
        return fuller with { Problem = problem, BareWeekday = day.BareWeekday && again.BareWeekday, Ambiguous = fuller.Ambiguous || !IsSame(day, again) };
    }

    private static bool IsSame(DayPart day, DayPart again) =>
        day.Problem == DeadlineProblem.None && again.Problem == DeadlineProblem.None
        && (day.Day == again.Day || ((day.BareWeekday || again.BareWeekday) && day.Day.DayOfWeek == again.Day.DayOfWeek));
}
