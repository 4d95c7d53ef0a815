using System.Globalization;
using ChatBot.Features.Calendar;

namespace ChatBot.Sandbox.Companies;

/// <summary>
/// The seeded company's own days, counted from the sandbox's first: every four weeks it works a Saturday and takes the Monday after off (调休). No official
/// notice is needed for them, so that a worked Saturday is never far, whenever the sandbox is started. What is an official holiday stays one.
/// </summary>
internal sealed class CompanyDays
{
    private const int Swaps = 26, DaysBetween = 28;
    private readonly List<DateOnly> _saturdays = [];

    public CompanyDays(DateOnly start)
    {
        var first = start.AddDays(1);
        while (first.DayOfWeek != DayOfWeek.Saturday) first = first.AddDays(1);
        for (var swap = 0; swap < Swaps; swap++)
        {
            var saturday = first.AddDays(swap * DaysBetween);
            if (HolidayTable.Official.MarkOf(saturday) == HolidayMark.Unlisted && HolidayTable.Official.MarkOf(saturday.AddDays(2)) == HolidayMark.Unlisted) _saturdays.Add(saturday);
        }

        Calendar = new WorkCalendar(HolidayTable.Official.With(_saturdays.Select(day => day.AddDays(2)), _saturdays), WorkingHours.Default);
    }

    /// <summary>The same days as the bot reads them out of its file.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>Copies the templates of the product into a folder, with these days in <c>calendar.yaml</c>.</summary>
    public void WriteTemplates(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.AppendAllLines(Path.Combine(to, "calendar.yaml"), ["days_off:", .. _saturdays.Select(day => $"  {Iso(day.AddDays(2))}: 周六盘点后调休"), $"workdays: [{string.Join(", ", _saturdays.Select(Iso))}]"]);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
