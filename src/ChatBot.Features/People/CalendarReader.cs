using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Features.People;

/// <summary>What <c>calendar.yaml</c> and the holiday files say; team names with the line on which they stand.</summary>
internal sealed record CalendarFile(HolidayTable Days, WorkingHours Hours, IReadOnlyDictionary<string, (WorkingHours Value, int Line)> Teams);

/// <summary>
/// Reads the calendar that an admin edits. Missing files mean "nothing to add"; every fault is noted with its line and the rest is read on.
/// </summary>
internal sealed class CalendarReader
{
    public const string ShownFile = "templates/calendar.yaml";
    private const string HoursForm = "write from and to as \"09:00-18:00\"";

    private readonly List<ContentProblem> _problems;

    private CalendarReader(List<ContentProblem> problems) => _problems = problems;

    public static CalendarFile Read(string root, List<ContentProblem> problems)
    {
        var official = Notices(Path.Combine(root, "holidays"), problems);
        var path = Path.Combine(root, "calendar.yaml");
        var nothing = new CalendarFile(official, WorkingHours.Default, new Dictionary<string, (WorkingHours, int)>());
        if (!File.Exists(path)) return nothing;
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(File.ReadAllText(path)));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(ShownFile, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form"));
            return nothing;
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode file }] ? new CalendarReader(problems).Read(file, official) : nothing;
    }

    /// <summary>The notices that ship with the product and, one file a year, those that an admin has added since; an added year replaces a shipped one.</summary>
    private static HolidayTable Notices(string folder, List<ContentProblem> problems)
    {
        var table = HolidayTable.Official;
        if (!Directory.Exists(folder)) return table;
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                table = table.WithNotice(File.ReadAllText(file));
            }
            catch (FormatException broken)
            {
                problems.Add(new ContentProblem($"templates/holidays/{Path.GetFileName(file)}", 0, broken.Message, "correct the file or take it away"));
            }
        }

        return table;
    }

    private CalendarFile Read(YamlMappingNode file, HolidayTable official)
    {
        (string Text, int Line)? hours = null, lunch = null;
        var teams = new Dictionary<string, (WorkingHours, int)>(StringComparer.Ordinal);
        var (off, on) = (new Dictionary<DateOnly, string>(), new List<DateOnly>());
        foreach (var (key, value) in file.Children)
        {
            switch (Text(key))
            {
                case "hours":
                    hours = (Text(value), Line(value));
                    break;
                case "lunch":
                    lunch = (Text(value), Line(value));
                    break;
                case "teams" when value is YamlMappingNode named:
                    foreach (var (team, node) in named.Children) Team(Text(team), node, Line(team), teams);
                    break;
                case "days_off" when value is YamlMappingNode listed:
                    foreach (var (day, why) in listed.Children)
                    {
                        if (Day(day) is { } date) off[date] = Text(why);
                    }

                    break;
                case "workdays" when value is YamlSequenceNode worked:
                    on.AddRange(worked.Children.Select(Day).OfType<DateOnly>());
                    break;
                case var other:
                    Problem(Line(key), $"'{other}' is unknown or not of the right form", "use hours, lunch, teams, days_off (day: reason), workdays (a list of days)");
                    break;
            }
        }

        foreach (var both in on.Where(off.ContainsKey)) Problem(0, $"{both:yyyy-MM-dd} is both a day off and a workday", "take one of the two away");
        var days = off.GroupBy(pair => pair.Value.Length > 0 ? pair.Value : "公司安排", StringComparer.Ordinal)
            .Aggregate(official.With([], on), (table, group) => table.With(group.Select(pair => pair.Key), [], group.Key));
        return new CalendarFile(days, Hours(hours, lunch) ?? WorkingHours.Default, teams);
    }

    private void Team(string name, YamlNode node, int line, Dictionary<string, (WorkingHours, int)> teams)
    {
        (string Text, int Line)? Part(string key) =>
            node is YamlMappingNode fields && fields.Children.FirstOrDefault(pair => Text(pair.Key) == key).Value is { } value ? (Text(value), Line(value)) : null;

        if (node is not YamlMappingNode || Part("hours") is null)
        {
            Problem(line, $"team '{name}' has no hours", "write \"name: { hours: \"08:30-17:30\" }\"");
            return;
        }

        if (Hours(Part("hours"), Part("lunch")) is { } hours) teams[name] = (hours, line);
    }

    private WorkingHours? Hours((string Text, int Line)? hours, (string Text, int Line)? lunch)
    {
        if (hours is null && lunch is null) return null;
        var (from, to) = hours is { } day ? Span(day) ?? default : (WorkingHours.Default.Start, WorkingHours.Default.End);
        (TimeOnly From, TimeOnly To)? pause = lunch is { } written ? Span(written) : null;
        if (from == to || (lunch is not null && pause is null)) return null;
        try
        {
            return new WorkingHours(from, to, pause);
        }
        catch (ArgumentException wrong)
        {
            Problem((hours ?? lunch)!.Value.Line, wrong.Message.Split(" (", 2)[0], HoursForm);
            return null;
        }
    }

    private (TimeOnly From, TimeOnly To)? Span((string Text, int Line) written)
    {
        var parts = written.Text.Split(['-', '–', '~'], StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Clock(parts[0]) is { } from && Clock(parts[1]) is { } to) return (from, to);
        Problem(written.Line, $"'{written.Text}' is no span of time", HoursForm);
        return null;
    }

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private DateOnly? Day(YamlNode node)
    {
        if (DateOnly.TryParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Problem(Line(node), $"'{Text(node)}' is no day", "write yyyy-MM-dd");
        return null;
    }

    private void Problem(int line, string problem, string remedy) => _problems.Add(new ContentProblem(ShownFile, line, problem, remedy));

    private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
