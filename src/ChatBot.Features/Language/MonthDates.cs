namespace ChatBot.Features.Language;

/// <summary>Month and day to a date: the year's window, clamped month ends, and days that do not exist (R6, R10).</summary>
internal static class MonthDates
{
    /// <summary>Stands for the last day of the month.</summary>
    public const int Last = -1;

    public static DayPart Day(int end, int year, int month, int day) =>
        Exists(year, month, day)
            ? new DayPart(end, new DateOnly(year, month, day), DayForm.MonthDay)
            : DayPart.Impossible(end, DeadlineProblem.ImpossibleDate);

    public static DayPart Part(int end, int year, int month, int part) =>
        Day(end, year, month, part == Last ? DateTime.DaysInMonth(year, month) : part);

    public static DayPart PartInWindow(Scene scene, int end, int month, int part)
    {
        for (var year = scene.Today.Year - 1; year <= scene.Today.Year + 1; year++)
        {
            var date = new DateOnly(year, month, part == Last ? DateTime.DaysInMonth(year, month) : part);
            if (InWindow(scene, date))
                return new DayPart(end, date, DayForm.MonthDay);
        }

        return DayPart.Impossible(end, DeadlineProblem.ImpossibleDate);
    }

    public static DayPart InWindow(Scene scene, int end, int month, int day)
    {
        for (var year = scene.Today.Year - 1; year <= scene.Today.Year + 1; year++)
        {
            if (Exists(year, month, day) && InWindow(scene, new DateOnly(year, month, day)))
                return new DayPart(end, new DateOnly(year, month, day), DayForm.MonthDay);
        }

        return DayPart.Impossible(end, DeadlineProblem.ImpossibleDate);
    }

    public static DayPart NextNumber(Scene scene, int end, int number)
    {
        var month = new DateOnly(scene.Today.Year, scene.Today.Month, 1);
        for (var ahead = 0; ahead <= 2; ahead++, month = month.AddMonths(1))
        {
            if (Exists(month.Year, month.Month, number) && month.AddDays(number - 1) >= scene.Today)
                return new DayPart(end, month.AddDays(number - 1), DayForm.MonthDay) { Ambiguous = month.AddDays(number - 1) == scene.Today };
        }

        return DayPart.Impossible(end, DeadlineProblem.ImpossibleDate);
    }

    public static bool Exists(int year, int month, int day) =>
        year is >= Scene.FirstYear and <= Scene.LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool InWindow(Scene scene, DateOnly date) =>
        date >= scene.Today.AddDays(-MonthDays.DaysBack) && date < scene.Today.AddYears(1);
}
