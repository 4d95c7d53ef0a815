namespace ChatBot.Features.Language;

/// <summary>
/// Takes mentions (@刘国庆), persons named by a key (责任人:周一鸣), links and codes with letters (HT-2026-10-15, V2.3) out of the reach
/// of the grammar: what looks like a date in there is none.
/// </summary>
internal static class NameMasks
{
    private static readonly string[] PersonKeys = ["责任人", "负责人", "经办人", "联系人", "跟进人", "接收人", "对接人", "执行人", "抄送", "收件人"];
    private static readonly string[] Titles = ["老师", "经理", "主任", "主管", "总监", "院长", "科长", "教授", "医生", "工", "总", "哥", "姐", "董"];

    public static void Apply(Line line, Func<Line, int, int, bool> mayKeep)
    {
        for (var i = 0; i < line.Count;)
        {
            if (TryReadPerson(line, i, out _, out var start))
                i = MaskName(line, i, start);
            else if (IsAscii(line[i]))
                i = MaskCode(line, i, mayKeep);
            else
                i++;
        }
    }

    /// <summary>@, or a key such as 责任人 with its colon, stands at i; a name may begin at start.</summary>
    public static bool TryReadPerson(Line line, int i, out string? key, out int start)
    {
        (key, start) = (null, i + 1);
        if (line[i] == '@')
            return !line.GapBefore(start);
        if (!line.HasAny(i, PersonKeys, out var end) || line[end] != ':')
            return false;
        key = line.Written(i, end);
        start = end + 1 + (line[end + 1] == '@' ? 1 : 0);
        return true;
    }

    /// <summary>Where a name that begins at i ends: at a border, behind a title, or after four characters of a longer run.</summary>
    public static int EndOfName(Line line, int start)
    {
        var end = start;
        while (end < line.Count && end - start < 24 && (end == start || !line.Border(end)))
            end++;
        var ascii = start < end && IsAscii(line[start]);
        if (ascii || end - start <= 4)
            return end;
        for (var k = start + 1; k <= start + 3; k++)
        {
            if (line.HasAny(k, Titles, out var titled))
                return titled;
        }

        return start + 3;
    }

    private static int MaskName(Line line, int from, int start)
    {
        var end = Math.Max(EndOfName(line, start), start);
        line.Mask(from, end);
        return Math.Max(end, from + 1);
    }

    /// <summary>A run of letters, digits and joiners; masked as a code unless it is a number with a unit of time.</summary>
    private static int MaskCode(Line line, int start, Func<Line, int, int, bool> mayKeep)
    {
        var end = start;
        var letters = false;
        while (end < line.Count && (end == start || !line.GapBefore(end)) && (IsAscii(line[end]) || (IsJoiner(line[end]) && IsAscii(line[end + 1]) && !line.GapBefore(end + 1))))
        {
            letters |= char.IsAsciiLetter(line[end]);
            end++;
        }

        if (letters && !mayKeep(line, start, end))
            line.Mask(start, end);
        return end;
    }

    /// <summary>48h, 30min, Q3, 2026-03-16T09:30: letters that belong to a time.</summary>
    public static bool IsTimeWithLetters(Line line, int start, int end)
    {
        if (end - start >= 2 && line[end - 2] is 'Q' or 'q' && line[end - 1] is >= '1' and <= '4')
            return end - start == 2 || AllDigits(line, start, end - 2);
        // Words alone mask nothing that the grammar could use.
        var k = start;
        while (k < end && (line.IsDigit(k) || line[k] is '.' or ':' or '-' or '/' or '~'))
            k++;
        if (k == start)
            return false;
        // 2026-03-16T09:30
        if (k < end && line[k] is 'T' or 't' && line.IsDigit(k + 1) && k - start >= 8)
        {
            for (k++; k < end && (line.IsDigit(k) || line[k] == ':'); k++)
            {
            }

            return k == end;
        }

        return ClockUnits.TryRead(line, k, out var unitEnd) && unitEnd == end;
    }

    private static bool AllDigits(Line line, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!line.IsDigit(i))
                return false;
        }

        return true;
    }

    private static bool IsAscii(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool IsJoiner(char c) => c is '-' or '_' or '/' or '.' or ':' or '#' or '+' or '*' or '~' or '&';
}

/// <summary>Latin abbreviations behind a number: 48h, 30min, 3pm.</summary>
internal static class ClockUnits
{
    private static readonly string[] All = ["hours", "hour", "hrs", "hr", "h", "minutes", "minute", "mins", "min", "am", "pm", "days", "day", "d"];

    public static bool TryRead(Line line, int i, out int end)
    {
        foreach (var unit in All)
        {
            if (Matches(line, i, unit, out end))
                return true;
        }

        end = i;
        return false;
    }

    /// <summary>The unit stands at i, in either case, and no letter or digit follows.</summary>
    public static bool Matches(Line line, int i, string unit, out int end)
    {
        end = i + unit.Length;
        for (var k = 0; k < unit.Length; k++)
        {
            if (char.ToLowerInvariant(line[i + k]) != unit[k])
                return false;
        }

        return line.GapBefore(end) || !char.IsAsciiLetterOrDigit(line[end]);
    }
}
