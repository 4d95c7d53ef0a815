using System.Globalization;

namespace ChatBot.Features.Language;

/// <summary>正月十五, 大年初三, 腊月廿八, 农历八月十五: days of the lunar calendar (R9), the first that is not over.</summary>
internal static class LunarDays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly string[] Marks = ["农历", "阴历", "旧历"];

    /// <summary>The civil date of a day of the lunar year, or null when that month has no such day.</summary>
    public static DateOnly? ToDate(int lunarYear, int month, int day)
    {
        if (lunarYear < 1901 || lunarYear > 2100)
            return null;
        var leap = Lunar.GetLeapMonth(lunarYear);
        // The calendar numbers the leap month too; every month from it on moves by one.
        var number = leap > 0 && month >= leap ? month + 1 : month;
        if (day < 1 || day > Lunar.GetDaysInMonth(lunarYear, number))
            return null;
        return DateOnly.FromDateTime(Lunar.ToDateTime(lunarYear, number, day, 0, 0, 0, 0));
    }

    /// <summary>The last day of the lunar year: 除夕.</summary>
    public static DateOnly? EveOfNewYear(int civilYear) => ToDate(civilYear, 1, 1)?.AddDays(-1);

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (line.HasAny(i, ["大年三十", "年三十"], out var end) && !Numeral.IsNumeralChar(line.TightBefore(i)))
            return First(scene, end, static year => EveOfNewYear(year + 1), out day);
        if (!TryReadMonth(line, i, out var month, out var at) || !TryReadDay(line, at, out var number, out end))
            return false;
        if (line.TightAt(end) == '月')
            return false;
        return First(scene, end, year => ToDate(year, month, number), out day);
    }

    private static bool First(Scene scene, int end, Func<int, DateOnly?> inLunarYear, out DayPart day)
    {
        for (var year = scene.Today.Year - 1; year <= scene.Today.Year + 1; year++)
        {
            if (inLunarYear(year) is { } date && date >= scene.Today)
            {
                day = new DayPart(end, date);
                return true;
            }
        }

        day = DayPart.Impossible(end, DeadlineProblem.ImpossibleDate);
        return true;
    }

    private static bool TryReadMonth(Line line, int i, out int month, out int end)
    {
        (month, end) = (1, i);
        if (line.HasAny(i, ["大年初", "年初"]) && !Numeral.IsNumeralChar(line.TightBefore(i)) && line.TightBefore(i) is not ('今' or '明' or '去' or '后'))
        {
            end = line.Has(i, "大") ? i + 2 : i + 1;
            return true;
        }

        var at = line.HasAny(i, Marks, out var marked) ? marked : i;
        (month, end) = line[at] switch { '正' => (1, at + 2), '腊' => (12, at + 2), '冬' => (11, at + 2), _ => (0, at) };
        if (month > 0 && line[at + 1] == '月')
            return true;
        if (marked == i || at == i || !Numeral.TryRead(line, at, out var number) || number.Value is < 1 or > 12 || line[number.End] != '月')
            return false;
        (month, end) = (number.Value, number.End + 1);
        return true;
    }

    private static bool TryReadDay(Line line, int i, out int day, out int end)
    {
        (day, end) = (0, i);
        var first = line[i] == '初';
        if (!Numeral.TryRead(line, first ? i + 1 : i, out var number) || number.Pair || (first && number.Value > 10) || number.Value is < 1 or > 30)
            return false;
        (day, end) = (number.Value, number.End + (line[number.End] is '日' or '号' ? 1 : 0));
        return true;
    }
}
