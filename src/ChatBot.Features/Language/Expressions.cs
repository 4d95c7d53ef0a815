namespace ChatBot.Features.Language;

/// <summary>Puts days, clocks, repeats in brackets, ranges and limit words together to whole expressions.</summary>
internal static class Expressions
{
    public static void Scan(Scene scene, ref Choice choice)
    {
        var line = scene.Line;
        var recurring = 0;
        for (var i = 0; i < line.Count;)
        {
            if (line.IsMasked(i))
            {
                i++;
                continue;
            }

            if (Recurrence.BeginsAt(line, i, out var until))
                recurring = Math.Max(recurring, until);
            if (!TryRead(scene, i, out var found, out var hasDay))
            {
                if (MonthDays.IsBareMonth(line, i, out until))
                    choice.Refuse(i, until, DeadlineProblem.BareMonth);
                i = Traps.Skip(line, i);
                continue;
            }

            // 每周三下午, 每天 早上9点: the whole expression recurs.
            if (i < recurring || (i == recurring && i > 0 && !hasDay && line[i - 1] is not (',' or '，' or '。' or ';')))
                choice.Refuse(i, found.To, DeadlineProblem.Recurring);
            else if (found.Problem == DeadlineProblem.EventRelative || Events.IsCountedFromOne(line, i))
                choice.Refuse(Events.BeginningOf(line, i), found.To, DeadlineProblem.EventRelative);
            else if (Recurrence.BeginsAt(line, found.To, out _) && !line.GapBefore(found.To))
                choice.Refuse(i, found.To, DeadlineProblem.Recurring);
            else
                choice.Offer(found);
            i = Math.Max(found.To, i + 1);
        }
    }

    private static bool TryRead(Scene scene, int i, out Candidate found, out bool hasDay)
    {
        hasDay = false;
        found = default;
        if (!Starters.MayBegin(scene.Line[i]))
            return false;
        if (Durations.TryRead(scene, i, out var span))
        {
            found = new Candidate(i, span.End, DeadlineKind.Duration, span.Value, span.IsInstant) { Problem = span.Problem, MissingYear = span.MissingYear, Ambiguous = span.Ambiguous, HasLimit = span.HasLimit || Limits.HasPrefix(scene.Line, i) };
            return true;
        }

        if (Days.TryRead(scene, i, out var day))
        {
            hasDay = true;
            found = WithDay(scene, i, day);
            return true;
        }

        return Clocks.TryRead(scene, i, false, out var clock) && Closed(scene, ClockOnly(scene, i, clock), out found);
    }

    private static bool Closed(Scene scene, Candidate candidate, out Candidate found)
    {
        found = WithLimit(scene.Line, candidate);
        return true;
    }

    private static Candidate WithDay(Scene scene, int i, DayPart day)
    {
        day = Repeats.Skip(scene, day);
        var line = scene.Line;
        if (!day.Closed && Ranges.TryReadDay(scene, day, out var last))
            day = Repeats.Skip(scene, last);
        var at = day.End;
        if (!day.Closed && !day.HasLimit && TryReadClockAfter(scene, at, out var clock, out var fromBracket))
        {
            var problem = day.Problem != DeadlineProblem.None ? day.Problem : clock.Problem;
            var end = fromBracket ? clock.End + 1 : clock.End;
            if (problem != DeadlineProblem.None)
                return WithLimit(line, new Candidate(i, end, DeadlineKind.None, default, true) { Problem = problem, MissingYear = day.MissingYear, HasLimit = clock.HasLimit });
            var value = ClockValues.OnDay(scene, clock, day);
            var whole = new Candidate(i, end, DeadlineKind.DateTime, value.Value, true) { Ambiguous = day.Ambiguous || value.Ambiguous, Alternative = value.Alternative, HasLimit = clock.HasLimit, MissingYear = day.MissingYear ?? value.MissingYear };
            return WithLimit(line, Ranges.WithClock(scene, whole, clock));
        }

        if (day.Problem != DeadlineProblem.None)
            return WithLimit(line, new Candidate(i, day.End, DeadlineKind.None, default, false) { Problem = day.Problem, MissingYear = day.MissingYear, HasLimit = day.HasLimit });
        var (date, alternative) = (day.Day, (DateTime?)null);
        if (day.BareWeekday && date == scene.Today)
        {
            // R5: said on that weekday in the evening it is next week's.
            var over = scene.Now.TimeOfDay >= scene.Calendar.Hours.End.ToTimeSpan();
            alternative = date.AddDays(over ? 0 : 7).ToDateTime(TimeOnly.MinValue);
            date = over ? date.AddDays(7) : date;
        }

        return WithLimit(line, new Candidate(i, day.End, DeadlineKind.Date, date.ToDateTime(TimeOnly.MinValue), false) { Ambiguous = day.Ambiguous, Alternative = alternative, HasLimit = day.HasLimit, MissingYear = day.MissingYear });
    }

    /// <summary>The clock behind a day: joined, after a space, after 的, after ISO's T, or within brackets.</summary>
    private static bool TryReadClockAfter(Scene scene, int at, out ClockPart clock, out bool fromBracket)
    {
        var line = scene.Line;
        fromBracket = false;
        if (at >= line.Count)
        {
            clock = default;
            return false;
        }

        if (line[at] is '的' && line[at + 1] is not ('一' or '两' or '3' or '2') || line[at] is 'T' or 't' && line.IsDigit(at + 1))
            at++;
        if (Clocks.TryRead(scene, at, true, out clock))
            return true;
        fromBracket = line[at] is '(' or '[' or '【' && Clocks.TryRead(scene, at + 1, true, out clock) && line[clock.End] is ')' or ']' or '】';
        return fromBracket;
    }

    private static Candidate ClockOnly(Scene scene, int i, ClockPart clock)
    {
        if (clock.Problem != DeadlineProblem.None)
            return new Candidate(i, clock.End, DeadlineKind.None, default, true) { Problem = clock.Problem };
        var value = ClockValues.WithoutDay(scene, clock);
        var whole = new Candidate(i, clock.End, DeadlineKind.DateTime, value.Value, true) { Ambiguous = value.Ambiguous, Alternative = value.Alternative, HasLimit = clock.HasLimit, MissingYear = value.MissingYear };
        return Ranges.WithClock(scene, whole, clock, hasDay: false);
    }

    private static Candidate WithLimit(Line line, Candidate candidate)
    {
        var kind = candidate.To < line.Count ? Limits.Read(line, candidate.To, out var end) : Limits.Kind.None;
        var limit = candidate.HasLimit || kind is Limits.Kind.Before or Limits.Kind.Within or Limits.Kind.Until || Limits.HasPrefix(line, candidate.From);
        candidate = candidate with { HasLimit = limit };
        if (kind == Limits.Kind.None || candidate.To >= line.Count)
            return candidate;
        Limits.Read(line, candidate.To, out end);
        return kind is Limits.Kind.Until ? candidate : candidate with { To = end };
    }
}
