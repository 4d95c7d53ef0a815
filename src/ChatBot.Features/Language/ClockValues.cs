namespace ChatBot.Features.Language;

/// <summary>An instant for a clock on a day, and what makes it uncertain.</summary>
internal readonly record struct ClockValue(DateTime Value, bool Ambiguous = false, DateTime? Alternative = null, int? MissingYear = null);

/// <summary>From a clock as said to the instant that it means (R3, R4).</summary>
internal static class ClockValues
{
    // R4: a bare hour is never read later than this in the evening.
    private static readonly TimeSpan Latest = TimeSpan.FromHours(22);

    /// <summary>Without a day: today if still ahead, else tomorrow.</summary>
    public static ClockValue WithoutDay(Scene scene, ClockPart clock)
    {
        if (clock is { Part: PartOfDay.OffWork, Hour: ClockPart.NoHour } && On(scene, clock, scene.Today) <= scene.Now)
        {
            var day = scene.Calendar.NextWorkingDay(scene.Today);
            return new ClockValue(On(scene, clock, day), true, null, scene.Calendar.MissingYear(scene.Today, day));
        }

        if (IsBare(clock))
        {
            if (NextReading(scene, clock) is { } next)
                return next;
            return new ClockValue(On(scene, clock, scene.Today.AddDays(1)), true);
        }

        var today = On(scene, clock, scene.Today);
        if (today > scene.Now)
            return new ClockValue(today, IsVague(clock));
        return new ClockValue(On(scene, clock, scene.Today.AddDays(1)), clock.Part != PartOfDay.Dawn && !(clock.Part == PartOfDay.Morning && clock.Hour != ClockPart.NoHour), today);
    }

    public static ClockValue OnDay(Scene scene, ClockPart clock, DayPart day)
    {
        if (day.Day != scene.Today)
            return new ClockValue(On(scene, clock, day.Day), IsVague(clock));
        if (IsBare(clock) && NextReading(scene, clock) is { } next)
            return next with { Ambiguous = next.Ambiguous || day.BareWeekday };
        var value = On(scene, clock, day.Day);
        if (!day.BareWeekday)
            return new ClockValue(value, IsVague(clock));
        return value > scene.Now
            ? new ClockValue(value, true, value.AddDays(7))
            : new ClockValue(On(scene, clock, day.Day.AddDays(7)), true, value);
    }

    /// <summary>The second half of a range on the day and in the half-day of the first.</summary>
    public static DateTime AfterStart(Scene scene, ClockPart end, ClockPart start, DateTime startValue)
    {
        var day = DateOnly.FromDateTime(startValue);
        if (end.Part == PartOfDay.None && !end.IsLiteral)
            end = end with { Part = start.Part is PartOfDay.Afternoon or PartOfDay.Dusk or PartOfDay.Evening ? start.Part : PartOfDay.None };
        if (end.Part != PartOfDay.None || end.IsLiteral)
        {
            var value = On(scene, end, day);
            return value < startValue && end.Part == PartOfDay.None && end.Hour < 12 ? value.AddDays(1) : value;
        }

        var morning = day.ToDateTime(TimeOnly.MinValue).AddMinutes((end.Hour * 60) + end.Minute);
        return morning > startValue ? morning : morning.AddHours(12);
    }

    /// <summary>A bare hour (R4): morning or afternoon has to be found out.</summary>
    public static bool IsBare(ClockPart clock) => clock is { Part: PartOfDay.None, IsLiteral: false, Hour: >= 1 and <= 12 } && !(clock.HasColon && clock.Hour <= 6);

    private static bool IsVague(ClockPart clock) => clock is { Part: PartOfDay.Evening, Hour: ClockPart.NoHour };

    /// <summary>The first of h and h + 12 that is still ahead today, never 01–06 and never past 22:00.</summary>
    private static ClockValue? NextReading(Scene scene, ClockPart clock)
    {
        var midnight = scene.Today.ToDateTime(TimeOnly.MinValue);
        var morning = new TimeSpan(clock.Hour, clock.Minute, 0);
        if (clock.Hour >= 7 && midnight + morning > scene.Now)
            return new ClockValue(midnight + morning);
        var evening = morning + TimeSpan.FromHours(12);
        if (evening <= Latest && midnight + evening > scene.Now)
            return new ClockValue(midnight + evening, clock.Hour >= 7, clock.Hour >= 7 ? midnight + morning + TimeSpan.FromDays(1) : null);
        return null;
    }

    private static DateTime On(Scene scene, ClockPart clock, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (clock.Hour != ClockPart.NoHour)
            return midnight.AddMinutes((HourOfDay(clock) * 60) + clock.Minute);
        return clock.Part switch
        {
            PartOfDay.Dawn => midnight.AddHours(6),
            PartOfDay.Morning => midnight.AddHours(9),
            PartOfDay.Forenoon or PartOfDay.Noon => midnight.AddHours(12),
            PartOfDay.Afternoon => midnight.AddHours(18),
            PartOfDay.Dusk => midnight.AddHours(19),
            PartOfDay.BeforeWork => day.ToDateTime(scene.Calendar.Hours.Start),
            PartOfDay.OffWork => day.ToDateTime(scene.Calendar.Hours.End),
            _ => midnight.AddMinutes((23 * 60) + 59),
        };
    }

    /// <summary>Hours since the midnight that begins the day; 24 and more belong to the next one.</summary>
    private static int HourOfDay(ClockPart clock)
    {
        var h = clock.Hour;
        return clock.Part switch
        {
            PartOfDay.Afternoon or PartOfDay.Dusk or PartOfDay.OffWork => h < 12 ? h + 12 : h,
            // 晚上12点 and 夜里2点 belong to the night that begins on the day.
            PartOfDay.Evening => h is >= 5 and <= 11 ? h + 12 : h is 12 ? 24 : h is < 5 ? h + 24 : h,
            PartOfDay.Noon => h is 1 or 2 or 3 ? h + 12 : h,
            PartOfDay.Dawn => h == 12 ? 0 : h,
            PartOfDay.None when !clock.IsLiteral && h is >= 1 and <= 6 => h + 12,
            _ => h,
        };
    }
}
