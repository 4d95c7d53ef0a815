namespace ChatBot.Features.Calendar;

/// <summary>Why a day is worked or not.</summary>
public enum DayReason
{
    Weekday,
    Weekend,
    DayOff,
    MakeUpWorkday,
    CompanyDayOff,
    CompanyWorkday,

    /// <summary>The year's notice is not in the table: the answer is only the weekday's, and users have to be told.</summary>
    WeekdayInUnknownYear,

    /// <summary>As <see cref="WeekdayInUnknownYear"/>, on a Saturday or Sunday.</summary>
    WeekendInUnknownYear,
}

/// <summary>
/// Working days and working time in Shanghai. In a year that the table does not cover, weekends alone decide; ask
/// <see cref="MissingYear"/> for the span of the calculation and tell the user, so that a guess is never silent.
/// </summary>
public sealed class WorkCalendar
{
    private const int MonthOfNotice = 11;
    private readonly HolidayTable holidays;

    public WorkCalendar(HolidayTable holidays, WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        ArgumentNullException.ThrowIfNull(hours);
        this.holidays = holidays;
        Hours = hours;
    }

    /// <summary>The official table with 09:00–18:00.</summary>
    public static WorkCalendar Default { get; } = new(HolidayTable.Official, WorkingHours.Default);

    public WorkingHours Hours { get; }

    public HolidayTable Holidays => holidays;

    /// <summary>The same days with another team's hours.</summary>
    public WorkCalendar For(WorkingHours team) => new(holidays, team);

    public bool Covers(DateOnly day) => holidays.Covers(day.Year);

    /// <summary>The first year from one day to the other (in either order, both included) whose notice is missing, or null.</summary>
    public int? MissingYear(DateOnly from, DateOnly to)
    {
        var (first, last) = from <= to ? (from.Year, to.Year) : (to.Year, from.Year);
        for (var year = first; year <= last; year++)
        {
            if (!holidays.Covers(year))
                return year;
        }

        return null;
    }

    /// <summary>
    /// The year for which a notice should be there by now and is not: this one, and from November, when it is published, the next one too.
    /// </summary>
    public int? MissingSoon(DateOnly today) => MissingYear(today, today.Month >= MonthOfNotice ? new DateOnly(today.Year + 1, 1, 1) : today);

    public DayReason Why(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return holidays.MarkOf(day) switch
        {
            HolidayMark.DayOff => DayReason.DayOff,
            HolidayMark.MakeUpWorkday => DayReason.MakeUpWorkday,
            HolidayMark.CompanyDayOff => DayReason.CompanyDayOff,
            HolidayMark.CompanyWorkday => DayReason.CompanyWorkday,
            _ when holidays.Covers(day.Year) => weekend ? DayReason.Weekend : DayReason.Weekday,
            _ => weekend ? DayReason.WeekendInUnknownYear : DayReason.WeekdayInUnknownYear,
        };
    }

    public bool IsWorkingDay(DateOnly day) =>
        Why(day) is DayReason.Weekday or DayReason.MakeUpWorkday or DayReason.CompanyWorkday or DayReason.WeekdayInUnknownYear;

    /// <summary>The first working day strictly after this day.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => WorkingDayOnOrAfter(day.AddDays(1));

    public DateOnly WorkingDayOnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    public DateOnly WorkingDayOnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The instant itself during working hours, else when they begin next: for what may wait until somebody is at work.</summary>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset from)
    {
        var (day, time) = (BusinessTime.DayOf(from), TimeOnly.FromDateTime(BusinessTime.LocalOf(from)));
        if (!IsWorkingDay(day) || time >= Hours.End) return BusinessTime.At(NextWorkingDay(day), Hours.Start);
        return time < Hours.Start ? BusinessTime.At(day, Hours.Start) : from;
    }

    /// <summary>
    /// Counts working days from the day after (R7: 「3个工作日」 starts tomorrow); a negative count goes back. Zero is the day itself,
    /// worked or not.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>Working days after one day up to and including the other; negative when the other is earlier.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>Working time from one instant to the other; negative when the other is earlier, so that spans add up.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
            return -WorkingTimeBetween(to, from);
        var (start, end) = (BusinessTime.LocalOf(from), BusinessTime.LocalOf(to));
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));
        var total = WorkedBy(last, end.TimeOfDay) - WorkedBy(first, start.TimeOfDay);
        for (var day = first; day < last; day = day.AddDays(1))
            total += WorkedBy(day, TimeSpan.FromDays(1));
        return total;
    }

    /// <summary>
    /// The earliest instant at which this much working time has passed since <paramref name="from"/>; a negative span goes back to the
    /// latest instant that is as far before. Zero is <paramref name="from"/> itself, even outside of working hours.
    /// </summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan span)
    {
        if (span == TimeSpan.Zero)
            return from;
        var local = BusinessTime.LocalOf(from);
        var day = DateOnly.FromDateTime(local);
        // Counted from midnight of the day, so that each step below deals with whole days.
        var left = span + WorkedBy(day, local.TimeOfDay);
        if (span > TimeSpan.Zero)
        {
            for (var whole = WorkedBy(day, TimeSpan.FromDays(1)); left > whole; whole = WorkedBy(day, TimeSpan.FromDays(1)))
            {
                left -= whole;
                day = day.AddDays(1);
            }

            return BusinessTime.StartOf(day) + Hours.ClockAfter(left);
        }

        while (left < TimeSpan.Zero || !IsWorkingDay(day))
        {
            day = day.AddDays(-1);
            left += WorkedBy(day, TimeSpan.FromDays(1));
        }

        return BusinessTime.StartOf(day) + Hours.LatestClockWith(left);
    }

    private TimeSpan WorkedBy(DateOnly day, TimeSpan clock) => IsWorkingDay(day) ? Hours.WorkedBy(clock) : TimeSpan.Zero;
}
