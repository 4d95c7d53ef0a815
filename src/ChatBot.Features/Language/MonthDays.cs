using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>Days of the year in words (R6): 3月5日, 十月十五号, 26年7月1日, 15号, 下月5号.</summary>
internal static class MonthDays
{
    /// <summary>A year missing from the words is the one whose day lies inside [today − 30 days, +1 year).</summary>
    public const int DaysBack = 30;

    // 5号楼, 2号线, 3号色: the number is a label.
    private static readonly SearchValues<char> LabelledNouns = SearchValues.Create("楼线色字机仓库门院厂房桌床柜架井泵炉舱馆厅站台桥路街巷弄塔船箱料模镜针管孔口池岗店铺层区栋幢座室刀钻钢油胶膜纸阀轴轮螺板槽罐桶瓶袋盒牌样位坑窗墙梯灯球衣鞋码墨笔铅铝铜砂弹药鱼菜茶选员人首");
    private static readonly string[] LabelledWords = ["车间", "车床", "车位", "车厢", "电池", "电机", "电梯", "电缆", "标段", "地块", "地铁", "会议室", "工位", "工地", "产线", "生产线", "园区", "公馆", "窗口", "文件", "合同", "订单", "配件", "零件", "件", "批次", "包装", "包件", "摊位", "展位", "展厅", "通道", "病区", "病房", "手术", "诊室", "主机", "设备", "方案", "提案", "议题", "议案", "令", "公告", "客户", "选手", "单元", "项目", "型", "款式", "款", "布料", "面料", "粮", "染", "液", "试剂", "干电", "试管", "试纸", "试样瓶", "配方", "交换机", "发动机", "打印机", "提升机", "安全阀", "测点", "送风口", "出料口", "进水口", "排风口", "回路", "转台", "换热器", "传感器", "发生器", "测试台"];

    private static readonly SearchValues<char> SoftNouns = SearchValues.Create("样料货款件单包");
    private static readonly SearchValues<char> Deeds = SearchValues.Create("到来寄交付验送给结齐完签发出回");

    // Places and machines: what is done there does not make their number a day.
    private static readonly string[] HardWords = ["车间", "车床", "车位", "车厢", "电梯", "标段", "地块", "地铁", "会议室", "工位", "工地", "产线", "生产线", "园区", "公馆", "窗口", "摊位", "展位", "展厅", "通道", "病区", "病房", "诊室", "单元"];

    // 7日装, 3日游, 3日达, 15日均价.
    private static readonly SearchValues<char> NotADayOfMonth = SearchValues.Create("装游达均无免本立常产志元历化系语照期线");

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (TryReadThisMonth(scene, i, out day))
            return true;
        if (!Numeral.TryRead(line, i, out var number) && !IsFirstMonth(line, i, out number))
            return false;
        if (!Words.AnyNumberBegins(line, i))
            return false;
        return TryReadMonth(scene, number, null, out day) || TryReadNumber(scene, i, number, out day);
    }

    /// <summary>「N月…」 with a year that was named before it, or with none.</summary>
    public static bool TryReadWithYear(Scene scene, int i, int year, out DayPart day)
    {
        day = default;
        return (Numeral.TryRead(scene.Line, i, out var number) || IsFirstMonth(scene.Line, i, out number)) && TryReadMonth(scene, number, year, out day);
    }

    /// <summary>10月, 10月份, 2026年 without a day: an accounting period (R6).</summary>
    public static bool IsBareMonth(Line line, int i, out int end)
    {
        end = Numeral.TryRead(line, i, out var number) ? number.End + 1 : i;
        return end > i && !number.Pair && Words.AnyNumberBegins(line, i)
            && ((line[number.End] == '月' && number.Value is >= 1 and <= 12) || (line[number.End] == '年' && number is { Width: 4, Value: >= 1990 and <= 2099 }));
    }

    /// <summary>The day number at i as a day of the month in front: 3月18日至22日, 15号到18号.</summary>
    public static bool TryReadAfter(Scene scene, int i, DateOnly first, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (!Numeral.TryRead(line, i, out var number) || line[number.End] is not ('日' or '号') || line.GapBefore(number.End) || number.Pair)
            return false;
        day = MonthDates.Day(number.End + 1, first.Year, first.Month, number.Value);
        if (day.Problem == DeadlineProblem.None && day.Day < first)
        {
            var next = first.AddMonths(1);
            day = MonthDates.Day(number.End + 1, next.Year, next.Month, number.Value);
        }

        return true;
    }

    private static bool IsFirstMonth(Line line, int i, out Numeral number)
    {
        number = new Numeral(1, i + 1, 1, false, false);
        return line[i] == '元' && line.TightAt(i + 1) == '月' && !Numeral.IsNumeralChar(line.TightBefore(i));
    }

    private static bool TryReadMonth(Scene scene, Numeral month, int? year, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (month.Pair || month.Width > 3 || line[month.End] != '月')
            return false;
        var at = month.End + 1;
        var part = at + (line[at] == '份' ? 1 : 0);
        if (month.Value is >= 1 and <= 12 && MonthParts.TryReadPart(line, part, out var dayOfPart, out var end))
        {
            day = year is { } y ? MonthDates.Part(end, y, month.Value, dayOfPart) : MonthDates.PartInWindow(scene, end, month.Value, dayOfPart);
            return true;
        }

        if (line[at] == '的')
            at++;
        if (!TryReadDayNumber(line, at, out var number, out end))
            return false;
        day = year is { } named ? MonthDates.Day(end, named, month.Value, number) : MonthDates.InWindow(scene, end, month.Value, number);
        return true;
    }

    private static bool TryReadDayNumber(Line line, int at, out int number, out int end)
    {
        (number, end) = (0, at);
        if (!Numeral.TryRead(line, at, out var read) || read.Width > 3)
            return false;
        (number, end) = (read.Pair ? 99 : read.Value, read.End);
        if (line[end] is '日' or '号')
        {
            end++;
            return true;
        }

        // 5月20, 四月十二: without 日 the number must not be a count, an amount or a price.
        if (read.Pair || (line.GapBefore(at) && !(line.GapBefore(at - 1) && line.Border(end))) || (!read.InDigits && read.Value < 10 && read.Value != 1 && !line.Border(end) && Limits.Read(line, end, out _) == Limits.Kind.None))
            return false;
        if (line[end] is '-' or '~' or '到' or '至' && Numeral.TryRead(line, end + 1, out var until) && line[until.End] is '日' or '号')
            return true;
        if (line[end] is '.' or '-' or '/' or '%' or '+' or '*' or ',' && line.IsDigit(end + 1))
            return false;
        return line.GapBefore(end) ? !IsSpacedCount(line, end) : !Words.Measure.Contains(line[end]) && line[end] is not ('点' or '月' or '年' or '天' or '周' or '时');
    }

    private static bool IsSpacedCount(Line line, int end) => line[end] is '万' or '元' or '台' or '箱' or '支' or '盒' or '个' or '套' or '吨';

    private static bool TryReadThisMonth(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (!MonthParts.TryReadMonthWord(line, i, out var offset, out var at))
            return false;
        var month = new DateOnly(scene.Today.Year, scene.Today.Month, 1).AddMonths(offset);
        if (MonthParts.TryReadPart(line, at, out var part, out var end))
        {
            day = MonthDates.Part(end, month.Year, month.Month, part);
            return true;
        }

        var of = at + (line[at] == '的' ? 1 : 0);
        if (Numeral.TryRead(line, of, out var number) && line[number.End] is '日' or '号' && !number.Pair)
        {
            day = MonthDates.Day(number.End + 1, month.Year, month.Month, number.Value);
            return true;
        }

        return offset >= 0 && MonthParts.TryReadWholeMonth(scene, month, offset, at, out day);
    }

    /// <summary>15号, 十五日: the next day with that number, today included.</summary>
    private static bool TryReadNumber(Scene scene, int i, Numeral number, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (number.Pair || number.Width > 3)
            return false;
        var end = number.End;
        // 10-15号, 10到15号: the end of the range.
        if (line[end] is '-' or '~' or '到' or '至' && Numeral.TryRead(line, end + 1, out var until) && until.Value > number.Value && line[until.End] is '号' or '日')
        {
            number = until;
            end = until.End;
        }

        if (line[end] is not ('号' or '日') || number.Value > 31 || number.Value < 1)
            return ImpossibleNumber(line, number, end, out day);
        var suffix = line[end++];
        if (!MayBeDayNumber(line, i, suffix, end))
            return false;
        day = MonthDates.NextNumber(scene, end, number.Value);
        return true;
    }

    private static bool ImpossibleNumber(Line line, Numeral number, int end, out DayPart day)
    {
        day = default;
        if (line[end] != '号' || number.Value is < 32 or > 99 || !Limits.IsBefore(line, end + 1, out _))
            return false;
        day = DayPart.Impossible(end + 1, DeadlineProblem.ImpossibleDate);
        return true;
    }

    private static bool MayBeDayNumber(Line line, int i, char suffix, int end)
    {
        if (Words.HasCodeKey(line, i) || line.EndsWithAny(i, ["地铁", "型", "编", "牌", "区", "栋", "路", "街", "弄", "巷", "大道", "村", "胡同", "里弄"]))
            return false;
        var next = line.TightAt(end);
        if (next == '\0' || Limits.Read(line, end, out _) != Limits.Kind.None)
            return suffix == '号' || !line.EndsWithAny(i, ["近", "每"]);
        if (suffix == '日')
            return !char.IsLetterOrDigit(next) || char.IsAsciiDigit(next) || (Words.ActionStart.Contains(next) && !NotADayOfMonth.Contains(next)) || line.Has(end, "装机");
        if (LabelledNouns.Contains(next) && !SoftNouns.Contains(next))
            return false;
        if (!LabelledNouns.Contains(next) && !line.HasAny(end, LabelledWords) && (!char.IsLetter(next) || Words.ActionStart.Contains(next)))
            return true;
        // 20号法兰 is a size, 15号样品寄出 a day: something has to be done to the noun.
        return EndsWithDeed(line, end);
    }

    private static bool EndsWithDeed(Line line, int i)
    {
        if (line.HasAny(i, HardWords))
            return false;
        for (var k = i + 1; k < i + 8 && k < line.Count && !line.Border(k); k++)
        {
            if (Deeds.Contains(line[k]))
                return true;
        }

        return false;
    }
}
