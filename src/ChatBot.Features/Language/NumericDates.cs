namespace ChatBot.Features.Language;

/// <summary>2026-10-15, 2026/10/15, 2026.10.15, 20261015, 10-15, 10/15, and 10.15 in front of 前 (R6).</summary>
internal static class NumericDates
{
    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        return scene.Line.IsDigit(i) && Words.NumberBegins(scene.Line, i) && !Words.HasCodeKey(scene.Line, i) && TryReadAfter(scene, i, out day);
    }

    /// <summary>The same as a range's second half: what joins it to the first half is no longer evidence against it.</summary>
    public static bool TryReadAfter(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (!line.IsDigit(i) || !Numeral.TryRead(line, i, out var first))
            return false;
        if (first.Width == 8)
            return !line.EndsWithAny(i, Words.NumberedThings) && ReadEightDigits(scene, i, first, out day);
        var sign = line[first.End];
        if (sign is not ('-' or '/' or '.') || line.GapBefore(first.End) || line.GapBefore(first.End + 1) || !line.IsDigit(first.End + 1) || !Numeral.TryRead(line, first.End + 1, out var second))
            return false;
        if (first.Width == 4)
            return ReadWithYear(scene, first, second, sign, out day);
        return ReadMonthAndDay(scene, first, second, sign, out day);
    }

    private static bool ReadEightDigits(Scene scene, int i, Numeral number, out DayPart day)
    {
        day = default;
        var (year, month, date) = (number.Value / 10000, number.Value / 100 % 100, number.Value % 100);
        // Phone, order and lot numbers have eight digits too: only a token of its own, and only a year of our time.
        if (year is < 2015 or > 2050 || !scene.Line.BorderLeft(i) && char.IsAsciiLetterOrDigit(scene.Line[i - 1]) || Continues(scene.Line, number.End))
            return false;
        if (!MonthDates.Exists(year, month, date))
            return false;
        if (!EndsWell(scene.Line, number.End, false))
            return false;
        day = MonthDates.Day(number.End, year, month, date);
        return true;
    }

    private static bool ReadWithYear(Scene scene, Numeral year, Numeral month, char sign, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (year.Value is < 1990 or > 2099 || month.Width > 2 || line[month.End] != sign || line.GapBefore(month.End) || line.GapBefore(month.End + 1)
            || !Numeral.TryRead(line, month.End + 1, out var number) || !number.InDigits || number.Width > 2 || Continues(line, number.End))
            return false;
        var end = number.End + (line[number.End] is '日' or '号' ? 1 : 0);
        day = MonthDates.Day(end, year.Value, month.Value, number.Value);
        return true;
    }

    private static bool ReadMonthAndDay(Scene scene, Numeral month, Numeral number, char sign, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (month.Width > 2 || number.Width > 2 || month.Value is < 1 or > 12 || number.Value is < 1 or > 31)
            return false;
        var end = number.End;
        // 10/15-10/18, 10-15~10-18: the sign of a range may follow, other digits may not.
        var range = line[end] is '~' or '-' && line.IsDigit(end + 1) && line[end] != sign;
        if (Continues(line, end) && !range)
            return false;
        if (line[end] is '日' or '号')
        {
            // 10-15号 is a range of days.
            if (sign == '-')
                return false;
            end++;
        }
        else if (sign == '.' ? !IsDotted(line, end) : !range && !EndsWell(line, end, true))
            return false;
        day = MonthDates.InWindow(scene, end, month.Value, number.Value);
        return true;
    }

    private static bool IsDotted(Line line, int end) =>
        Limits.IsBefore(line, end, out _) || line.HasAny(end, Words.Until);

    private static bool Continues(Line line, int end) =>
        line.TightAt(end) is '-' or '/' or '.' or '_' or '#' or '+' or '*' or ',' && char.IsAsciiLetterOrDigit(line.TightAt(end + 1));

    /// <summary>10-15台 is a count, 1/2寸 a size: what follows must be a border, a limit or something done.</summary>
    private static bool EndsWell(Line line, int end, bool couldBeCount)
    {
        if (Limits.Read(line, end, out _) != Limits.Kind.None)
            return true;
        if (line.GapBefore(end))
            return !couldBeCount || !Words.Measure.Contains(line[end]) || line[end] is 'm' or 'k' || char.IsAsciiLetter(line[end]);
        var next = line[end];
        if (!char.IsLetterOrDigit(next))
            return next is not ('%' or '℃' or '°' or '"' or '″');
        return !Words.Measure.Contains(next) && Words.ActionStart.Contains(next) || line.Has(end, "周") || line.Has(end, "星期");
    }
}
