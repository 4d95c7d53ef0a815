using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace ChatBot.Features.Calendar;

/// <summary>What a table says about one day; <see cref="Unlisted"/> leaves it to the weekday.</summary>
public enum HolidayMark
{
    Unlisted,
    DayOff,
    MakeUpWorkday,
    CompanyDayOff,
    CompanyWorkday,
}

/// <summary>
/// Official days off and make-up workdays (调休) a year, with what the company adds. Source of the embedded years: NateScarlet/holiday-cn
/// (MIT), which cites the State Council notices; a year without a notice is not covered, and nobody may guess it silently.
/// </summary>
public sealed class HolidayTable
{
    private readonly Dictionary<DateOnly, (HolidayMark Mark, string Name)> days;
    private readonly SortedSet<int> years;

    private HolidayTable(Dictionary<DateOnly, (HolidayMark Mark, string Name)> days, SortedSet<int> years)
    {
        this.days = days;
        this.years = years;
    }

    /// <summary>The years that ship with the product.</summary>
    public static HolidayTable Official { get; } = ReadEmbedded();

    /// <summary>A table that covers no year: every day is judged by its weekday alone.</summary>
    public static HolidayTable Empty { get; } = new([], []);

    public IReadOnlyCollection<int> Years => years;

    /// <summary>
    /// Reads documents of the shape <c>{"2026":{"holidays":{"2026-01-01":"元旦"},"workdays":["2026-01-04"]}}</c>. A later document
    /// replaces the years that it names.
    /// </summary>
    /// <exception cref="FormatException">Not JSON of that shape, a day that does not exist, or a day outside the year that lists it.</exception>
    public static HolidayTable FromJson(params IEnumerable<string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var found = new Dictionary<DateOnly, (HolidayMark, string)>();
        var covered = new SortedSet<int>();
        foreach (var json in documents)
            AddDocument(json, found, covered);
        return new HolidayTable(found, covered);
    }

    /// <summary>The same table with one more document; it replaces the years that it names.</summary>
    /// <exception cref="FormatException">As for <see cref="FromJson"/>.</exception>
    public HolidayTable WithNotice(string json)
    {
        var (merged, covered) = (new Dictionary<DateOnly, (HolidayMark, string)>(days), new SortedSet<int>(years));
        AddDocument(json, merged, covered);
        return new HolidayTable(merged, covered);
    }

    /// <summary>The same table with the company's own days. They win over the official ones, and count as known even in an uncovered year.</summary>
    public HolidayTable With(IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> workdays, string name = "公司安排")
    {
        ArgumentNullException.ThrowIfNull(daysOff);
        ArgumentNullException.ThrowIfNull(workdays);
        var merged = new Dictionary<DateOnly, (HolidayMark, string)>(days);
        foreach (var day in daysOff)
            merged[day] = (HolidayMark.CompanyDayOff, name);
        foreach (var day in workdays)
            merged[day] = (HolidayMark.CompanyWorkday, name);
        return new HolidayTable(merged, years);
    }

    /// <summary>Whether the year's official notice is in the table. An uncovered year falls back to weekends.</summary>
    public bool Covers(int year) => years.Contains(year);

    public HolidayMark MarkOf(DateOnly day) => days.TryGetValue(day, out var entry) ? entry.Mark : HolidayMark.Unlisted;

    /// <summary>The festival that gives this day off (元旦, 春节 …), the company's name for it, or null on any other day.</summary>
    public string? NameOf(DateOnly day) =>
        days.TryGetValue(day, out var entry) && entry.Mark is HolidayMark.DayOff or HolidayMark.CompanyDayOff ? entry.Name : null;

    private static HolidayTable ReadEmbedded()
    {
        var assembly = typeof(HolidayTable).Assembly;
        return FromJson(assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Calendar.holidays.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ReadResource(assembly, name)));
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new FormatException($"Embedded holiday file {name} cannot be opened.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void AddDocument(string json, Dictionary<DateOnly, (HolidayMark, string)> days, SortedSet<int> years)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var year in document.RootElement.EnumerateObject())
                AddYear(int.Parse(year.Name, NumberStyles.None, CultureInfo.InvariantCulture), year.Value, days, years);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException("A holiday file must look like {\"2026\":{\"holidays\":{\"2026-01-01\":\"元旦\"},\"workdays\":[\"2026-01-04\"]}}.", e);
        }
    }

    private static void AddYear(int year, JsonElement body, Dictionary<DateOnly, (HolidayMark, string)> days, SortedSet<int> years)
    {
        foreach (var old in days.Keys.Where(day => day.Year == year).ToList())
            days.Remove(old);
        foreach (var off in body.GetProperty("holidays").EnumerateObject())
            days[ReadDay(off.Name, year)] = (HolidayMark.DayOff, off.Value.GetString() ?? "");
        foreach (var on in body.GetProperty("workdays").EnumerateArray())
            days[ReadDay(on.GetString(), year)] = (HolidayMark.MakeUpWorkday, "调休");
        years.Add(year);
    }

    private static DateOnly ReadDay(string? text, int year) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year == year
            ? day
            : throw new FormatException($"'{text}' is not a day of {year}; write yyyy-MM-dd.");
}
