using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>
/// Festivals (R9): 国庆前 is the last working day before the days off, 国庆后 the first one after them, 当天 the festival itself.
/// A festival without days off has only its day and the day before. The bare name is not a deadline (中秋礼盒).
/// </summary>
internal static class Festivals
{
    private sealed record Festival(bool HasDaysOff, Func<int, DateOnly?> InYear, params string[] Names);

    private static readonly Festival[] All =
    [
        new(true, static y => new DateOnly(y, 1, 1), "元旦节", "元旦"),
        new(true, static y => LunarDays.ToDate(y, 1, 1), "春节", "过年"),
        new(true, static y => LunarDays.EveOfNewYear(y), "除夕"),
        new(true, static y => SolarTerm(y, 4, 4.81), "清明节", "清明"),
        new(true, static y => new DateOnly(y, 5, 1), "五一劳动节", "五一节", "五一", "劳动节"),
        new(true, static y => LunarDays.ToDate(y, 5, 5), "端午节", "端午"),
        new(true, static y => LunarDays.ToDate(y, 8, 15), "中秋节", "中秋"),
        new(true, static y => new DateOnly(y, 10, 1), "十一国庆节", "十一国庆", "国庆节", "国庆", "十一"),
        new(false, static y => LunarDays.ToDate(y, 1, 15), "元宵节", "元宵"),
        new(false, static y => LunarDays.ToDate(y, 7, 7), "七夕节", "七夕"),
        new(false, static y => LunarDays.ToDate(y, 7, 15), "中元节"),
        new(false, static y => LunarDays.ToDate(y, 9, 9), "重阳节", "重阳"),
        new(false, static y => LunarDays.ToDate(y - 1, 12, 8), "腊八节", "腊八"),
        new(false, static y => LunarDays.ToDate(y - 1, 12, 23), "小年"),
        new(false, static y => new DateOnly(y, 2, 14), "情人节"),
        new(false, static y => new DateOnly(y, 3, 8), "三八妇女节", "三八节", "三八", "妇女节", "女神节"),
        new(false, static y => new DateOnly(y, 3, 12), "植树节"),
        new(false, static y => new DateOnly(y, 3, 15), "消费者权益日", "三一五"),
        new(false, static y => new DateOnly(y, 5, 4), "五四青年节", "五四", "青年节"),
        new(false, static y => NthWeekday(y, 5, DayOfWeek.Sunday, 2), "母亲节"),
        new(false, static y => new DateOnly(y, 5, 12), "护士节"),
        new(false, static y => new DateOnly(y, 6, 1), "六一儿童节", "六一节", "六一", "儿童节"),
        new(false, static y => NthWeekday(y, 6, DayOfWeek.Sunday, 3), "父亲节"),
        new(false, static y => new DateOnly(y, 6, 18), "618大促", "618", "六一八"),
        new(false, static y => new DateOnly(y, 7, 1), "七一建党节", "建党节", "七一"),
        new(false, static y => new DateOnly(y, 8, 1), "八一建军节", "建军节"),
        new(false, static y => new DateOnly(y, 8, 19), "医师节"),
        new(false, static y => new DateOnly(y, 9, 10), "教师节"),
        new(false, static y => new DateOnly(y, 10, 31), "万圣节", "万圣夜"),
        new(false, static y => new DateOnly(y, 11, 8), "记者节"),
        new(false, static y => new DateOnly(y, 11, 11), "双十一", "双11", "光棍节"),
        new(false, static y => NthWeekday(y, 11, DayOfWeek.Thursday, 4), "感恩节"),
        new(false, static y => new DateOnly(y, 12, 12), "双十二", "双12"),
        new(false, static y => SolarTerm(y, 12, 21.94), "冬至"),
        new(false, static y => new DateOnly(y, 12, 24), "平安夜"),
        new(false, static y => new DateOnly(y, 12, 25), "圣诞节", "圣诞"),
    ];

    private static readonly string[] Stretch = ["小长假", "长假期", "长假", "黄金周", "假期", "放假", "大促", "假", "节"];
    private static readonly string[] LastWorkday = ["最后一个工作日", "最后1个工作日", "最后一天"];
    private static readonly string[] FirstWorkday = ["的第一个工作日", "第一个工作日", "第1个工作日", "首个工作日", "第一个上班日", "上班第一天", "开工第一天", "第一天上班", "第一天"];
    private static readonly string[] OnTheDay = ["当天", "当日", "那天", "当晚"];

    // 环节前, 细节后, 关节前: here 节 closes another word.
    private static readonly SearchValues<char> BadBeforeFestival = SearchValues.Create("环细季章关调情礼音字脉支佳时竹骨枝结脊晚名气使终变小大春秋末词拜微旧叶肢接插管弯");

    public static bool TryRead(Scene scene, int i, int? year, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (year is null && TryReadUnnamed(scene, i, out day))
            return true;
        foreach (var festival in All)
        {
            foreach (var name in festival.Names)
            {
                if (line.Has(i, name) && MayBegin(line, i, year is not null) && TryReadAround(scene, i + name.Length, festival, year, out day))
                    return true;
            }
        }

        return false;
    }

    private static bool MayBegin(Line line, int i, bool afterYear)
    {
        var before = line.TightBefore(i);
        if (afterYear || before == '\0')
            return true;
        if (Numeral.IsNumeralChar(line[i]) || line.IsDigit(i))
            return Words.AnyNumberBegins(line, i);
        // 刘国庆: a given name.
        return !(Words.Surnames.Contains(before) && line.BorderLeft(i - 1));
    }

    private static bool TryReadAround(Scene scene, int at, Festival festival, int? year, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        while (line.HasAny(at, Stretch, out var further) && further - at > 0 && at < line.Count)
            at = further;
        if (line.HasAny(at, OnTheDay, out var end))
        {
            // 当晚 leaves its 晚 to the clock.
            end -= line[end - 1] == '晚' ? 1 : 0;
            return First(scene, end, year, y => (festival.InYear(y), null), out day);
        }

        if (Limits.IsBefore(line, at, out end))
        {
            if (line.HasAny(end, LastWorkday, out var last))
                end = last;
            return First(scene, end, year, y => Before(scene, festival, y), out day, limit: true);
        }

        if (!festival.HasDaysOff && year is null && !line.Has(at, "后"))
            return false;
        return TryReadEndOfAfter(line, at, out end) && First(scene, end, year, y => After(scene, festival, y), out day);
    }

    /// <summary>Reads 后 and what belongs to it. 国庆后三天内 counts from an event and is left alone.</summary>
    private static bool TryReadEndOfAfter(Line line, int at, out int end)
    {
        if (line.Has(at, "结束"))
            at += 2;
        if (!line.HasAny(at, Words.After, out end) || (end == at + 1 && Words.TakesBack(line, end)))
            return false;
        if (line.HasAny(end, FirstWorkday, out var first))
        {
            end = first;
            return true;
        }

        return line[end] is not ('第' or '首' or '几' or '数' or '半' or '的') && !(Numeral.IsNumeralChar(line[end]) && Durations.LooksLikeOne(line, end));
    }

    private static (DateOnly? Day, int? Missing) Before(Scene scene, Festival festival, int year)
    {
        if (festival.InYear(year) is not { } day)
            return (null, null);
        if (!festival.HasDaysOff)
            return (day.AddDays(-1), null);
        var last = scene.Calendar.WorkingDayOnOrBefore(day.AddDays(-1));
        return (last, scene.Calendar.MissingYear(last, day));
    }

    private static (DateOnly? Day, int? Missing) After(Scene scene, Festival festival, int year)
    {
        if (festival.InYear(year) is not { } day)
            return (null, null);
        var first = festival.HasDaysOff ? scene.Calendar.WorkingDayOnOrAfter(day) : day.AddDays(1);
        return (first, festival.HasDaysOff ? scene.Calendar.MissingYear(day, first) : null);
    }

    private static bool First(Scene scene, int end, int? year, Func<int, (DateOnly? Day, int? Missing)> inYear, out DayPart day, bool limit = false)
    {
        day = default;
        var (from, to) = year is { } named ? (named, named) : (scene.Today.Year - 1, scene.Today.Year + 1);
        for (var y = from; y <= to; y++)
        {
            var (found, missing) = y is >= Scene.FirstYear and <= Scene.LastYear ? inYear(y) : (null, null);
            if (found is not { } date || (year is null && date < scene.Today))
                continue;
            day = new DayPart(end, date, DayForm.Festival) { HasLimit = limit, MissingYear = missing, Problem = missing is null ? DeadlineProblem.None : DeadlineProblem.CalendarMissing };
            return true;
        }

        return false;
    }

    /// <summary>节前, 节后: the next days off; 年前, 年后: the Spring Festival.</summary>
    private static bool TryReadUnnamed(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        var before = line.TightBefore(i);
        var word = line.HasAny(i, ["节假日", "放假", "长假"], out var at) ? '节' : line[i];
        at = at > i ? at : i + 1;
        if (word is not ('节' or '年') || (before != '\0' && !MayEndInFront(word, before)))
            return false;
        var front = Limits.IsBefore(line, at, out var end);
        if (!front && !TryReadEndOfAfter(line, at, out end))
            return false;
        if (front && line.HasAny(end, LastWorkday, out var last))
            end = last;
        return word == '年'
            ? First(scene, end, null, y => front ? Before(scene, All[1], y) : After(scene, All[1], y), out day, front)
            : Nearest(scene, end, front, out day);
    }

    private static bool MayEndInFront(char word, char before) => word == '节'
        ? !BadBeforeFestival.Contains(before)
        : before is '过' or '在' or '于' or '赶' or '等' or '要' or '到' or '货' or '款' or '完' or '是' or '货' or '定' or '单' or '说' or '的' or '先' or '都' or '能';

    private static bool Nearest(Scene scene, int end, bool front, out DayPart day)
    {
        day = default;
        foreach (var festival in All)
        {
            if (!festival.HasDaysOff)
                continue;
            // 节后, said on the first day back, is not today: that day's festival is over.
            if (First(scene, end, null, y => front ? Before(scene, festival, y) : LaterThanToday(scene, festival, y), out var found, front) && (day.End == 0 || found.Day < day.Day))
                day = found;
        }

        day = day with { Ambiguous = true };
        return day.End > 0;
    }

    private static (DateOnly? Day, int? Missing) LaterThanToday(Scene scene, Festival festival, int year)
    {
        var found = After(scene, festival, year);
        return found.Day > scene.Today ? found : (null, null);
    }

    /// <summary>The usual formula for solar terms of this century; right for every year of the embedded tables.</summary>
    private static DateOnly SolarTerm(int year, int month, double coefficient)
    {
        var y = year % 100;
        return new DateOnly(year, month, (int)((y * 0.2422) + coefficient) - (y / 4));
    }

    private static DateOnly NthWeekday(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }
}
