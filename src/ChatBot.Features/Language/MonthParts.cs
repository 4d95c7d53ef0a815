using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>月底, 中旬, 本月内, 下个月: parts of a month, and whole months (R6).</summary>
internal static class MonthParts
{
    private static readonly SearchValues<char> NotMiddle = SearchValues.Create("标心国药秋介间午文英美俄奖医西式学餐铁建石信行粮");
    private static readonly SearchValues<char> NotEnd = SearchValues.Create("薪价盘座稿片色层料部细漆");
    private static readonly SearchValues<char> NotStart = SearchValues.Create("步期级一二三稿中衷心识诊");
    private static readonly SearchValues<char> BadBeforeMonth = SearchValues.Create("岁蜜满弥坐日赏包");
    private static readonly string[] Attribute = ["的", "度", "销售", "回款率", "目标", "预算", "预测", "规划", "计划", "报表", "业绩", "数据", "任务", "指标", "奖金", "提成", "绩效", "工资", "考核", "排名", "汇总", "总结", "账单", "货款", "账期", "对账单", "起", "租", "饼", "台", "球", "光", "嫂"];

    private static readonly string[] Report = ["报表", "报告", "数据", "账单", "余额", "奖金", "工资", "业绩", "销售额", "库存表"];

    /// <summary>本月, 这个月, 下月, 下下个月, 上个月: months from this one.</summary>
    public static bool TryReadMonthWord(Line line, int i, out int offset, out int end)
    {
        (offset, end) = (0, i);
        var at = i;
        switch (line[i])
        {
            case '下' when line[i + 1] == '下':
                (offset, at) = (2, i + 2);
                break;
            case '上' when line[i + 1] == '上':
                (offset, at) = (-2, i + 2);
                break;
            case '下':
                (offset, at) = (1, i + 1);
                break;
            case '上':
                (offset, at) = (-1, i + 1);
                break;
            case '次' when line[i + 1] == '月':
                (offset, at) = (1, i + 1);
                break;
            case '本' or '这' or '当':
                at = i + 1;
                break;
            default:
                return false;
        }

        if (line.TightBefore(i) is '线' or '以' or '之' or '楼' or '地' or '样' or '成' or '版' or '早' or '晚' or '网' or '马' or '手' or '旗')
            return false;
        at += line.Has(at, "一个") ? 2 : line[at] == '个' ? 1 : 0;
        end = at + (line.Has(at, "月份") ? 2 : 1);
        return line[at] == '月';
    }

    /// <summary>初 5th, 上旬 10th, 中 15th, 中旬 20th, 底 / 末 / 下旬 the last day. In front stands 月 (and 份).</summary>
    public static bool TryReadPart(Line line, int i, out int day, out int end)
    {
        (day, end) = (0, i + 1);
        var next = line.TightAt(i + 1);
        switch (line[i])
        {
            case '上' when line[i + 1] == '旬':
                (day, end) = (10, i + 2);
                return true;
            case '中' when line[i + 1] == '旬':
                (day, end) = (20, i + 2);
                return true;
            case '下' when line[i + 1] == '旬':
                (day, end) = (MonthDates.Last, i + 2);
                return true;
            case '初' when !NotStart.Contains(next):
                day = 5;
                return true;
            case '中' when !NotMiddle.Contains(next):
                day = 15;
                return true;
            case '底' when !NotEnd.Contains(next):
            case '末' when next is not ('端' or '梢'):
                day = MonthDates.Last;
                return true;
            default:
                return false;
        }
    }

    /// <summary>月底, 月初, 中旬 without a month: the next one, today included.</summary>
    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        var at = i + (line[i] == '月' ? 1 : 0);
        if (at == i && !(line[i] is '上' or '中' or '下' && line.TightAt(i + 1) == '旬'))
            return false;
        if (at > i && line.GapBefore(at))
            return false;
        var within = at > i && Limits.Read(line, at, out _) == Limits.Kind.Within;
        var (part, end) = (MonthDates.Last, at);
        if (!within && !TryReadPart(line, at, out part, out end))
            return false;
        var before = line.TightBefore(i);
        if (before != '\0' && (char.IsAsciiLetterOrDigit(before) || Numeral.IsNumeralChar(before) || before is '每' or '个' or '按' or '逐' or '各' or '整' || BadBeforeMonth.Contains(before)))
            return false;
        if (!line.GapBefore(end) && line.HasAny(end, Report))
            return false;
        var month = new DateOnly(scene.Today.Year, scene.Today.Month, 1);
        var found = MonthDates.Part(end, month.Year, month.Month, part);
        if (found.Day < scene.Today)
        {
            month = month.AddMonths(1);
            found = MonthDates.Part(end, month.Year, month.Month, part);
        }

        day = found with { Ambiguous = part is 5 };
        return true;
    }

    /// <summary>本月内, 下个月: the month's last day.</summary>
    public static bool TryReadWholeMonth(Scene scene, DateOnly month, int offset, int end, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (line.HasAny(end, Attribute) && !line.GapBefore(end))
            return false;
        day = MonthDates.Part(end, month.Year, month.Month, MonthDates.Last) with
        {
            Form = DayForm.Period,
            Closed = true,
            Ambiguous = Limits.Read(line, end, out _) == Limits.Kind.None || offset > 0,
        };
        return true;
    }
}
