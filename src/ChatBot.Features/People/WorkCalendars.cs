using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.People;

/// <summary>
/// The company's calendar and the hours of its teams, from <c>calendar.yaml</c> and <c>holidays/*.json</c>. Read once at start, where a fault keeps
/// the host from starting: a clock must not be counted by two calendars in one day, so a change needs a restart.
/// </summary>
public sealed class WorkCalendars : ICheckedContent
{
    private readonly CalendarFile _file;
    private readonly OrgDirectory _org;
    private readonly List<ContentProblem> _problems = [];

    public WorkCalendars(ContentOptions content, OrgDirectory org)
    {
        _org = org;
        _file = CalendarReader.Read(content.Root, _problems);
        Company = new WorkCalendar(_file.Days, _file.Hours);
    }

    public WorkCalendar Company { get; }

    /// <summary>The calendar of the nearest team above this person that has hours of its own, else the company's.</summary>
    public WorkCalendar For(string userId) =>
        _org.Current.DepartmentsUpward(userId).Select(department => department.Name).FirstOrDefault(_file.Teams.ContainsKey) is { } team
            ? Company.For(_file.Teams[team].Value)
            : Company;

    public IReadOnlyList<ContentProblem> Check()
    {
        var tree = _org.Current;
        return tree.IsEmpty
            ? _problems
            : [.. _problems, .. _file.Teams.Where(team => tree.Departments.All(department => department.Name != team.Key)).Select(team => new ContentProblem(
                CalendarReader.ShownFile, team.Value.Line, $"WeCom shows no department '{team.Key}'", "write the department's name as it stands in WeCom"))];
    }
}
