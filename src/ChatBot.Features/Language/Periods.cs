namespace ChatBot.Features.Language;

/// <summary>Years, half-years and quarters (R6): 年底, 明年3月底, Q3末, 本季度内; the year in front of a month.</summary>
internal static class Periods
{
    private static readonly (string Word, int Offset)[] YearWords = [("今年", 0), ("本年度", 0), ("本年", 0), ("明年", 1), ("后年", 2), ("去年", -1), ("前年", -2), ("下一年", 1), ("次年", 1)];
    private static readonly (string Word, int Offset)[] QuarterWords =
    [
        ("本季度", 0), ("这个季度", 0), ("这季度", 0), ("当季度", 0), ("本季", 0), ("下个季度", 1), ("下一季度", 1), ("下一个季度", 1), ("下季度", 1), ("下下季度", 2), ("下下个季度", 2), ("下季", 1), ("上季度", -1), ("上个季度", -1), ("季度", 0), ("季", 0),
    ];

    private static readonly string[] YearEnd = ["年年底", "年年末", "年年终", "年底", "年末", "年终", "底", "末", "终"];
    private static readonly string[] YearMiddle = ["年年中", "年中", "中"];
    private static readonly string[] EndOrWithin = ["末", "底", "之内", "以内", "内", "结束前", "之前", "以前", "前"];

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (TryReadYear(scene, i, out var year, out var at))
            return TryReadInYear(scene, at, year, out day);
        if (TryReadQuarter(scene, i, null, out day) || TryReadHalf(scene, i, null, out day))
            return true;
        return line[i] == '年' && TryReadBareYear(scene, i, out day);
    }

    private static bool TryReadYear(Scene scene, int i, out int year, out int end)
    {
        var line = scene.Line;
        (year, end) = (0, i);
        foreach (var (word, offset) in YearWords)
        {
            // 本年 and 后年 are found inside of 成本年, 之后年, 以后年 too.
            if (line.Has(i, word) && !(word[0] is '本' or '后' or '前' or '次' && line.TightBefore(i) is '成' or '样' or '以' or '之' or '提' or '日' or '目'))
            {
                (year, end) = (scene.Today.Year + offset, i + word.Length);
                return true;
            }
        }

        if (!Numeral.TryRead(line, i, out var number) || line[number.End] != '年' || !Words.AnyNumberBegins(line, i) || line.GapBefore(number.End) && !number.InDigits)
            return false;
        var value = Positional(line, i, number);
        if (number.Width == 4 && value is >= 1990 and <= 2099)
            year = value;
        else if (number.Width == 2 && value is >= 20 and <= 60)
            year = 2000 + value;
        end = number.End + 1;
        return year > 0;
    }

    private static int Positional(Line line, int i, Numeral number) =>
        number.Pair ? (Numeral.DigitOf(line[i]) * 10) + Numeral.DigitOf(line[i + 1]) : number.Value;

    private static bool TryReadInYear(Scene scene, int at, int year, out DayPart day)
    {
        var line = scene.Line;
        if (line[at] == '的')
            at++;
        if (MonthDays.TryReadWithYear(scene, at, year, out day) || TryReadQuarter(scene, at, year, out day) || TryReadHalf(scene, at, year, out day) || Festivals.TryRead(scene, at, year, out day))
            return true;
        if (line.HasAny(at, YearEnd, out var end))
        {
            day = MonthDates.Day(end, year, 12, 31);
            return true;
        }

        if (line.HasAny(at, YearMiddle, out end) && IsMiddle(line, end))
        {
            day = MonthDates.Day(end, year, 6, 30);
            return true;
        }

        if (Limits.Read(line, at, out _) != Limits.Kind.Within)
            return false;
        day = MonthDates.Day(at, year, 12, 31) with { Form = DayForm.Period, Closed = true };
        return true;
    }

    /// <summary>年底, 年内, 年中 without a year.</summary>
    private static bool TryReadBareYear(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        var before = line.TightBefore(i);
        if (before != '\0' && (Numeral.IsNumeralChar(before) || char.IsAsciiLetterOrDigit(before) || before is '每' or '半' or '个' or '多' or '几' or '周' or '历' or '往' or '整' or '全' or '当' or '同' or '常' or '学' or '财' or '去' or '前' or '逐' or '青' or '老' or '少'))
            return false;
        var next = line.TightAt(i + 1);
        var end = i + 2;
        switch (next)
        {
            case '底' or '末' or '终' when line.TightAt(end) is not ('薪' or '奖' or '总' or '价' or '会' or '晚' or '考' or '述' or '盘'):
                day = MonthDates.Day(end, scene.Today.Year, 12, 31);
                return true;
            case '中' when IsMiddle(line, end):
                var middle = new DateOnly(scene.Today.Year, 6, 30);
                day = MonthDates.Day(end, scene.Today.Year + (middle < scene.Today ? 1 : 0), 6, 30);
                return true;
            case '内' when !Words.AfterInside.Contains(line.TightAt(end)):
                day = MonthDates.Day(end, scene.Today.Year, 12, 31) with { Form = DayForm.Period, Closed = true, HasLimit = true };
                return true;
            case '度' when line[end] is '末' or '底' or '内':
                day = MonthDates.Day(end + 1, scene.Today.Year, 12, 31);
                return true;
            default:
                return false;
        }
    }

    private static bool IsMiddle(Line line, int end) => line.TightAt(end) is not ('奖' or '大' or '国' or '心' or '标' or '考' or '药' or '秋' or '总' or '会' or '促' or '学' or '医' or '文' or '盘' or '报');

    private static bool TryReadHalf(Scene scene, int i, int? year, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        var first = line.Has(i, "上半年");
        if (!first && !line.Has(i, "下半年") || !line.HasAny(i + 3, EndOrWithin, out var end) || line[i + 3] == '内' && Words.AfterInside.Contains(line.TightAt(end)))
            return false;
        day = (first ? MonthDates.Day(end, year ?? scene.Today.Year, 6, 30) : MonthDates.Day(end, year ?? scene.Today.Year, 12, 31)) with { Form = DayForm.Period, HasLimit = line[i + 3] is not ('末' or '底') };
        return true;
    }

    private static bool TryReadQuarter(Scene scene, int i, int? year, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (line[i] is 'Q' or 'q' && line[i + 1] is >= '1' and <= '4' && !line.GapBefore(i + 1) && !char.IsAsciiLetterOrDigit(line.TightAt(i + 2)))
            return EndOfQuarter(scene, line[i + 1] - '0', year, i + 2, out day);
        var at = line[i] == '第' ? i + 1 : i;
        var quarter = line[at] switch { '一' or '1' => 1, '二' or '2' => 2, '三' or '3' => 3, '四' or '4' => 4, _ => 0 };
        if (quarter > 0 && line[at + 1] == '季' && (at > i || Words.AnyNumberBegins(line, i)))
            return EndOfQuarter(scene, quarter, year, at + (line[at + 2] == '度' ? 3 : 2), out day);
        foreach (var (word, offset) in QuarterWords)
        {
            if (line.Has(i, word))
                return EndOfRelativeQuarter(scene, i, word, offset, out day);
        }

        return false;
    }

    private static bool EndOfRelativeQuarter(Scene scene, int i, string word, int offset, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        // 四季末, 每季度末: not this one. 季 alone needs 末 or 底 (季末, 季底) and the start of a word.
        var bare = word[0] == '季';
        if (bare && line.TightBefore(i) is '每' or '四' or '个' or '春' or '夏' or '秋' or '冬' or '旺' or '淡' or '换' or '雨' or '当' or '各' or '按' or '花')
            return false;
        if (!IsEnd(line, i + word.Length, bare, out var end, out var limit))
            return false;
        var month = new DateOnly(scene.Today.Year, (((scene.Today.Month - 1) / 3) + 1) * 3, 1).AddMonths(3 * offset);
        day = MonthDates.Part(end, month.Year, month.Month, MonthDates.Last) with { HasLimit = limit };
        return true;
    }

    private static bool EndOfQuarter(Scene scene, int quarter, int? year, int at, out DayPart day)
    {
        day = default;
        if (!IsEnd(scene.Line, at, false, out var end, out var limit))
            return false;
        day = (year is { } named ? MonthDates.Part(end, named, quarter * 3, MonthDates.Last) : MonthDates.PartInWindow(scene, end, quarter * 3, MonthDates.Last)) with { HasLimit = limit };
        return true;
    }

    private static bool IsEnd(Line line, int at, bool onlyEnd, out int end, out bool limit)
    {
        limit = false;
        if (!line.HasAny(at, EndOrWithin, out end))
            return false;
        limit = line[at] is not ('末' or '底');
        if (limit && (onlyEnd || (line[end - 1] == '前' && Words.AfterFront.Contains(line.TightAt(end))) || (line[end - 1] == '内' && Words.AfterInside.Contains(line.TightAt(end)))))
            return false;
        return true;
    }
}
