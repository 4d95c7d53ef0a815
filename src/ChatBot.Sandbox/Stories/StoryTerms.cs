using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;

namespace ChatBot.Sandbox.Stories;

/// <summary>
/// What the braces in a story's texts stand for: {customer} a hospital that no other telling has used, {contract} a contract number likewise,
/// {workday+3} the third working day after the story's first (<c>12月10日</c>), {year+2} and {year-1} years counted from the story's, {due1} and {due2} days on which money is due (<see cref="Due"/>), and
/// whatever was caught on the way ({XQ}, {SP}).
/// </summary>
internal sealed partial class StoryTerms
{
    private static readonly string[] Hospitals =
    [
        "仁和医院", "浙江一院", "江城人民医院", "康宁医院", "明州中心医院", "华山路医院", "滨海二院", "金陵中医院", "云溪妇幼保健院", "东湖口腔医院", "南屏骨科医院",
        "石桥人民医院", "同德医院", "惠民医院", "西溪医院", "钱塘肿瘤医院",
    ];

    // The page's own sample sentences have HT-…-088, and whoever has tried them has taken that number.
    private const int FirstContract = 101;
    private const int DaysToFirstDue = 8, DaysBetweenDues = 5, DaysAheadThatAreWorked = 3;

    private readonly Dictionary<string, string> _terms = new(StringComparer.Ordinal);
    private readonly WorkCalendar _calendar;

    /// <param name="telling">Counts the tellings since the sandbox was started, from 0.</param>
    /// <param name="calendar">The company's; the official one by default.</param>
    public StoryTerms(int telling, DateOnly first, WorkCalendar? calendar = null)
    {
        (First, _calendar) = (first, calendar ?? WorkCalendar.Default);
        var round = telling / Hospitals.Length;
        _terms["customer"] = Hospitals[telling % Hospitals.Length] + (round == 0 ? "" : $"{round + 1}部");
        _terms["contract"] = $"HT-{first.Year}-{FirstContract + telling:D3}";
    }

    /// <summary>The day from which the story's days are counted.</summary>
    public DateOnly First { get; set; }

    /// <summary>
    /// The day on which a part of the payment is due, counted from 1. People work on it and three days before it as well: around a long holiday the bot moves its
    /// reminders to the last working day before, and a story that waits for one "three days ahead" would look on a day on which none comes.
    /// </summary>
    public DateOnly Due(int part)
    {
        var day = part == 1 ? First.AddDays(DaysToFirstDue) : Due(part - 1).AddDays(DaysBetweenDues);
        while (!_calendar.IsWorkingDay(day) || !_calendar.IsWorkingDay(day.AddDays(-DaysAheadThatAreWorked))) day = day.AddDays(1);
        return day;
    }

    /// <summary>So many days before the part is due, or the first working day so many days after it.</summary>
    public DateOnly AroundDue(int part, int shift) => shift < 0 ? Due(part).AddDays(shift) : _calendar.WorkingDayOnOrAfter(Due(part).AddDays(shift));

    /// <summary>Five in the afternoon of the next working Friday after which the Saturday is worked and the Sunday is not (UTC).</summary>
    /// <exception cref="StoryProblemException">There is none within a quarter of a year.</exception>
    public DateTimeOffset FridayBeforeWorkedSaturday(DateTimeOffset now)
    {
        const int longest = 92;
        for (var ahead = 0; ahead < longest; ahead++)
        {
            var day = BusinessTime.DayOf(now).AddDays(ahead);
            var at = BusinessTime.At(day, new TimeOnly(17, 0));
            if (day.DayOfWeek == DayOfWeek.Friday && at > now && _calendar.IsWorkingDay(day) && _calendar.IsWorkingDay(day.AddDays(1)) && !_calendar.IsWorkingDay(day.AddDays(2))) return at;
        }

        throw new StoryProblemException("三个月内没有要上班的周六");
    }

    public string this[string name]
    {
        set => _terms[name] = value;
    }

    /// <exception cref="StoryProblemException">A term that nothing has given yet.</exception>
    public string Fill(string text) => Braces().Replace(text, match => Value(match.Groups["name"].Value));

    /// <summary>Remembers the numbers of records with this prefix, in order of appearance.</summary>
    public void Catch(string prefix, string text)
    {
        var numbers = Regex.Matches(text, $@"\b{Regex.Escape(prefix)}-[0-9][0-9-]*", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0) throw new StoryProblemException($"回答里没有 {prefix}- 编号");
        for (var i = 0; i < numbers.Count; i++) _terms[i == 0 ? prefix : $"{prefix}{i + 1}"] = numbers[i];
    }

    private string Value(string name)
    {
        if (Number(name, "workday+") is { } days) return Words(_calendar.AddWorkingDays(First, days));
        if (Number(name, "year+") is { } later) return (First.Year + later).ToString(CultureInfo.InvariantCulture);
        if (Number(name, "year-") is { } earlier) return (First.Year - earlier).ToString(CultureInfo.InvariantCulture);
        if (Number(name, "due") is { } part) return Words(Due(part));
        return _terms.GetValueOrDefault(name) ?? throw new StoryProblemException($"剧情里没有 {{{name}}}");
    }

    private static int? Number(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Words(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>[a-zA-Z0-9+-]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}
