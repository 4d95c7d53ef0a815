using System.Globalization;
using ChatBot.Features.Calendar;
using CsCheck;

namespace ChatBot.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Plain = WorkCalendar.Default;
    private static readonly WorkCalendar Lunch = new(HolidayTable.Official, WorkingHours.WithLunchBreak);

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 60 * 24 * 730].Select(m => BusinessTime.At(new DateTime(2025, 1, 1)).AddMinutes(m));

    /// <summary>Both notices day by day: what is off besides weekends, and which weekends are worked.</summary>
    public static TheoryData<string, bool> NoticeDays()
    {
        var data = new TheoryData<string, bool>();
        foreach (var span in new[] { "2025-01-01 1", "2025-01-28 8", "2025-04-04 3", "2025-05-01 5", "2025-05-31 3", "2025-10-01 8", "2026-01-01 3", "2026-02-15 9", "2026-04-04 3", "2026-05-01 5", "2026-06-19 3", "2026-09-25 3", "2026-10-01 7" })
        {
            var (first, length) = (DateOnly.Parse(span[..10]), int.Parse(span[11..]));
            for (var i = 0; i < length; i++)
                data.Add(first.AddDays(i).ToString("yyyy-MM-dd"), false);
            // The days before and after are worked: the stretches of the notices are as long as they can be.
        }

        foreach (var worked in "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10".Split(' '))
            data.Add(worked, true);
        // Ordinary weeks, one in each month of both years.
        for (var month = new DateOnly(2025, 1, 1); month.Year < 2027; month = month.AddMonths(1))
        {
            var monday = month.AddDays(((8 - (int)month.DayOfWeek) % 7) + 14);
            if (monday is { Year: 2026, Month: 2 } or { Month: 9 })
                continue;
            for (var i = 0; i < 7; i++)
            {
                if (monday.AddDays(i) is var day && HolidayTable.Official.MarkOf(day) == HolidayMark.Unlisted)
                    data.Add(day.ToString("yyyy-MM-dd"), i < 5);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NoticeDays))]
    public void A_day_is_worked_as_the_notice_says(string day, bool worked) => Assert.Equal(worked, Plain.IsWorkingDay(D(day)));

    [Fact]
    public void The_table_of_notice_days_has_two_hundred_cases() => Assert.True(NoticeDays().Count >= 200, NoticeDays().Count.ToString());

    [Theory]
    [InlineData("2026-03-10", "2026-03-11")]
    [InlineData("2026-03-13", "2026-03-16")]
    [InlineData("2026-02-13", "2026-02-14")]
    [InlineData("2026-02-14", "2026-02-24")]
    [InlineData("2026-02-27", "2026-02-28")]
    [InlineData("2026-02-28", "2026-03-02")]
    [InlineData("2026-04-30", "2026-05-06")]
    [InlineData("2026-05-08", "2026-05-09")]
    [InlineData("2026-09-30", "2026-10-08")]
    [InlineData("2026-10-09", "2026-10-10")]
    [InlineData("2025-12-31", "2026-01-04")]
    [InlineData("2025-09-30", "2025-10-09")]
    [InlineData("2024-12-31", "2025-01-02")]
    public void The_next_working_day_is_strictly_after(string day, string next) => Assert.Equal(D(next), Plain.NextWorkingDay(D(day)));

    [Theory]
    [InlineData("2026-03-10", 0, "2026-03-10")]
    [InlineData("2026-03-10", 1, "2026-03-11")]
    [InlineData("2026-03-10", 3, "2026-03-13")]
    [InlineData("2026-03-13", 1, "2026-03-16")]
    [InlineData("2026-09-28", 3, "2026-10-08")]
    [InlineData("2026-09-28", 5, "2026-10-10")]
    [InlineData("2026-09-28", 10, "2026-10-16")]
    [InlineData("2026-02-12", 3, "2026-02-24")]
    [InlineData("2026-02-12", 5, "2026-02-26")]
    [InlineData("2026-04-29", 4, "2026-05-08")]
    [InlineData("2026-10-09", 2, "2026-10-12")]
    [InlineData("2025-11-28", 7, "2025-12-09")]
    [InlineData("2026-10-08", -1, "2026-09-30")]
    [InlineData("2026-03-16", -1, "2026-03-13")]
    [InlineData("2026-02-24", -2, "2026-02-13")]
    public void Working_days_are_counted_from_the_day_after(string day, int count, string expected) => Assert.Equal(D(expected), Plain.AddWorkingDays(D(day), count));

    [Theory]
    [InlineData("2026-10-03", "2026-10-08", "2026-09-30")]
    [InlineData("2026-10-10", "2026-10-10", "2026-10-10")]
    [InlineData("2026-10-11", "2026-10-12", "2026-10-10")]
    [InlineData("2026-03-14", "2026-03-16", "2026-03-13")]
    [InlineData("2026-02-18", "2026-02-24", "2026-02-14")]
    [InlineData("2026-01-02", "2026-01-04", "2025-12-31")]
    public void A_day_off_moves_to_the_working_day_after_or_before(string day, string after, string before)
    {
        Assert.Equal(D(after), Plain.WorkingDayOnOrAfter(D(day)));
        Assert.Equal(D(before), Plain.WorkingDayOnOrBefore(D(day)));
    }

    [Theory]
    [InlineData("2026-03-10 09:00", "2026-03-10 18:00", 540, 480)]
    [InlineData("2026-03-10 08:00", "2026-03-10 09:30", 30, 30)]
    [InlineData("2026-03-10 17:30", "2026-03-11 09:30", 60, 60)]
    [InlineData("2026-03-10 12:10", "2026-03-10 12:50", 40, 0)]
    [InlineData("2026-03-10 11:30", "2026-03-10 13:30", 120, 60)]
    [InlineData("2026-03-13 17:00", "2026-03-16 10:00", 120, 120)]
    [InlineData("2026-03-14 10:00", "2026-03-15 15:00", 0, 0)]
    [InlineData("2026-09-30 17:00", "2026-10-08 10:00", 120, 120)]
    [InlineData("2026-10-09 18:00", "2026-10-10 18:00", 540, 480)]
    [InlineData("2026-03-10 19:00", "2026-03-10 23:00", 0, 0)]
    [InlineData("2026-03-09 00:00", "2026-03-16 00:00", 2700, 2400)]
    [InlineData("2026-03-11 09:30", "2026-03-10 17:30", -60, -60)]
    public void Working_time_counts_working_hours_only(string from, string to, int minutes, int withoutLunch)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), Plain.WorkingTimeBetween(T(from), T(to)));
        Assert.Equal(TimeSpan.FromMinutes(withoutLunch), Lunch.WorkingTimeBetween(T(from), T(to)));
    }

    [Theory]
    [InlineData("2026-03-10 10:00", 60, "2026-03-10 11:00")]
    [InlineData("2026-03-10 17:30", 60, "2026-03-11 09:30")]
    [InlineData("2026-03-10 09:00", 540, "2026-03-10 18:00")]
    [InlineData("2026-03-10 09:00", 541, "2026-03-11 09:01")]
    [InlineData("2026-03-13 17:00", 120, "2026-03-16 10:00")]
    [InlineData("2026-03-14 12:00", 30, "2026-03-16 09:30")]
    [InlineData("2026-03-10 20:00", 30, "2026-03-11 09:30")]
    [InlineData("2026-03-10 06:00", 30, "2026-03-10 09:30")]
    [InlineData("2026-09-30 17:30", 60, "2026-10-08 09:30")]
    [InlineData("2026-03-11 09:30", -60, "2026-03-10 17:30")]
    [InlineData("2026-03-16 09:00", -540, "2026-03-13 09:00")]
    [InlineData("2026-03-14 12:00", 0, "2026-03-14 12:00")]
    public void Working_time_is_added_over_nights_and_holidays(string from, int minutes, string to) =>
        Assert.Equal(T(to), Plain.AddWorkingTime(T(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-03-10 11:30", 60, "2026-03-10 13:30")]
    [InlineData("2026-03-10 09:00", 180, "2026-03-10 12:00")]
    [InlineData("2026-03-10 12:30", 30, "2026-03-10 13:30")]
    [InlineData("2026-03-10 13:30", -60, "2026-03-10 11:30")]
    public void Lunch_is_stepped_over_where_it_does_not_count(string from, int minutes, string to) =>
        Assert.Equal(T(to), Lunch.AddWorkingTime(T(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Years_without_a_notice_are_visible()
    {
        Assert.Null(Plain.MissingYear(D("2025-01-01"), D("2026-12-31")));
        Assert.Equal(2027, Plain.MissingYear(D("2026-12-30"), D("2027-01-04")));
        Assert.Equal(2027, Plain.MissingYear(D("2027-01-04"), D("2026-12-30")));
        Assert.Equal(DayReason.WeekdayInUnknownYear, Plain.Why(D("2027-01-04")));
        Assert.Equal(DayReason.WeekendInUnknownYear, Plain.Why(D("2027-01-03")));
        Assert.False(Plain.Covers(D("2027-01-01")));
    }

    [Fact]
    public void The_companys_own_days_win()
    {
        var calendar = new WorkCalendar(HolidayTable.Official.With([D("2026-03-11")], [D("2026-10-07")]), WorkingHours.Default);
        Assert.Equal(DayReason.CompanyDayOff, calendar.Why(D("2026-03-11")));
        Assert.True(calendar.IsWorkingDay(D("2026-10-07")));
        Assert.Equal(D("2026-03-12"), calendar.NextWorkingDay(D("2026-03-10")));
        Assert.Equal("公司安排", calendar.Holidays.NameOf(D("2026-03-11")));
        Assert.True(Plain.IsWorkingDay(D("2026-03-11")));
    }

    [Fact]
    public void Festivals_have_names()
    {
        Assert.Equal("春节", HolidayTable.Official.NameOf(D("2026-02-17")));
        Assert.Equal("国庆节、中秋节", HolidayTable.Official.NameOf(D("2025-10-06")));
        Assert.Null(HolidayTable.Official.NameOf(D("2026-02-14")));
        Assert.Equal([2025, 2026], HolidayTable.Official.Years);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"2026":{"holidays":{}}}""")]
    [InlineData("""{"2026":{"holidays":{"2026-02-30":"x"},"workdays":[]}}""")]
    [InlineData("""{"2026":{"holidays":{},"workdays":["2025-01-01"]}}""")]
    [InlineData("""{"abc":{"holidays":{},"workdays":[]}}""")]
    public void A_broken_holiday_file_is_refused_with_its_shape(string json) => Assert.Throws<FormatException>(() => HolidayTable.FromJson(json));

    [Fact]
    public void A_later_holiday_file_replaces_its_year()
    {
        var table = HolidayTable.FromJson("""{"2027":{"holidays":{"2027-01-01":"元旦"},"workdays":[]}}""", """{"2027":{"holidays":{"2027-01-04":"元旦"},"workdays":[]}}""");
        Assert.Equal(HolidayMark.Unlisted, table.MarkOf(D("2027-01-01")));
        Assert.Equal(HolidayMark.DayOff, table.MarkOf(D("2027-01-04")));
    }

    [Fact]
    public void Working_time_is_additive_and_antisymmetric() =>
        Gen.Select(Instants, Instants, Instants).Sample((a, b, c) =>
        {
            foreach (var calendar in new[] { Plain, Lunch })
            {
                Assert.Equal(calendar.WorkingTimeBetween(a, c), calendar.WorkingTimeBetween(a, b) + calendar.WorkingTimeBetween(b, c));
                Assert.Equal(-calendar.WorkingTimeBetween(a, b), calendar.WorkingTimeBetween(b, a));
            }
        }, iter: 500);

    [Fact]
    public void Added_working_time_is_the_time_between() =>
        Gen.Select(Instants, Gen.Int[-6000, 6000]).Sample((from, minutes) =>
        {
            foreach (var calendar in new[] { Plain, Lunch })
                Assert.Equal(TimeSpan.FromMinutes(minutes), calendar.WorkingTimeBetween(from, calendar.AddWorkingTime(from, TimeSpan.FromMinutes(minutes))));
        }, iter: 1000);

    [Fact]
    public void More_working_time_never_ends_earlier() =>
        Gen.Select(Instants, Gen.Int[0, 6000], Gen.Int[0, 600]).Sample((from, minutes, more) =>
            Assert.True(Plain.AddWorkingTime(from, TimeSpan.FromMinutes(minutes)) <= Plain.AddWorkingTime(from, TimeSpan.FromMinutes(minutes + more))), iter: 1000);

    [Fact]
    public void Counts_of_working_days_add_up_and_end_on_working_days() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[1, 40], Gen.Int[1, 40]).Sample((offset, a, b) =>
        {
            var day = D("2025-01-01").AddDays(offset);
            var there = Plain.AddWorkingDays(day, a);
            Assert.True(Plain.IsWorkingDay(there));
            Assert.Equal(Plain.AddWorkingDays(day, a + b), Plain.AddWorkingDays(there, b));
            Assert.Equal(a, Plain.WorkingDaysBetween(day, there));
        });

    [Theory]
    [InlineData("18:00", "09:00", null, null)]
    [InlineData("09:00", "09:00", null, null)]
    [InlineData("09:00", "18:00", "13:00", "12:00")]
    [InlineData("09:00", "18:00", "08:00", "12:00")]
    [InlineData("09:00", "18:00", "17:00", "19:00")]
    public void Impossible_hours_are_refused(string start, string end, string? lunch, string? back) =>
        Assert.Throws<ArgumentException>(() => new WorkingHours(TimeOnly.Parse(start), TimeOnly.Parse(end), lunch is null ? null : (TimeOnly.Parse(lunch), TimeOnly.Parse(back!))));

    private static DateOnly D(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset T(string text) => BusinessTime.At(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
}
