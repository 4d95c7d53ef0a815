using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>The only characters that an expression of time can begin with; all others cost one lookup.</summary>
internal static class Starters
{
    private static readonly SearchValues<char> All = SearchValues.Create("0123456789〇零一二两三四五六七八九十廿卅俩仨半元大今明后昨前上下本这当周星礼月季年第农阴旧正腊冬次国春清端中劳过除七重小情妇女植消青母护儿父建医教万记双光感平圣节放长早晚晨夜凌傍午深晌黎拂黄翌Qq");

    public static bool MayBegin(char c) => All.Contains(c);
}

/// <summary>A day by whichever rule knows it; the order settles overlaps (五一前 is a festival before 五 is a number).</summary>
internal static class Days
{
    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        if (scene.Line.IsMasked(i))
            return false;
        return RelativeDays.TryRead(scene, i, out day)
            || Weekdays.TryRead(scene, i, out day)
            || Festivals.TryRead(scene, i, null, out day)
            || LunarDays.TryRead(scene, i, out day)
            || NumericDates.TryRead(scene, i, out day)
            || Periods.TryRead(scene, i, out day)
            || MonthDays.TryRead(scene, i, out day)
            || MonthParts.TryRead(scene, i, out day)
            || NextWorkday.TryRead(scene, i, out day);
    }
}

/// <summary>下个工作日: the first working day after today.</summary>
internal static class NextWorkday
{
    private static readonly string[] Names = ["下一个工作日", "下个工作日", "下一工作日", "次一工作日"];

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        if (!scene.Line.HasAny(i, Names, out var end))
            return false;
        var next = scene.Calendar.NextWorkingDay(scene.Today);
        day = new DayPart(end, next) { MissingYear = scene.Calendar.MissingYear(scene.Today, next) };
        return true;
    }
}
