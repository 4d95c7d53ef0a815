using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary>Makes one person's report out of the day's facts: the sentence of the article, what came late, and for a leader the team (R54, R55). Pure.</summary>
internal static class DailyReport
{
    public static DailyReportModel For(Person person, ReportFacts facts, OrgTree org, Teams teams, ReportsOptions options, CommandCatalog commands)
    {
        var count = facts.TotalOf(person.UserId);
        var benchmark = BenchmarkOf(person, facts, teams, options);
        return new DailyReportModel(
            DateWords.Day(facts.Day, facts.Day),
            count,
            Kinds(facts.CountsOf(person.UserId)),
            benchmark,
            Math.Max(0, benchmark - count),
            Math.Max(0, count - benchmark),
            facts.PressingOf(person.UserId) is [var first, ..] ? Tips.Of(first, 1, commands, facts.Now) : null,
            Late(facts.LateOf(person.UserId), facts.Day),
            org.LeadsAnybody(person.UserId) ? Team(org.SubtreeOf(person.UserId), facts, options) : null);
    }

    public static int BenchmarkOf(Person person, ReportFacts facts, Teams teams, ReportsOptions options) =>
        Benchmark.Of(options.Mode, options.PersonalTarget, [.. teams.TeamOf(person.UserId).Select(member => facts.TotalOf(member.UserId))]);

    /// <summary>「需求录入×1、合同审批×1」: kinds without a credit are left out (R55).</summary>
    public static string Kinds(IEnumerable<HealthCount> counts)
    {
        var byKind = counts.GroupBy(count => count.Kind, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Count), StringComparer.Ordinal);
        return string.Join("、", InOrder(byKind.Keys).Where(kind => byKind[kind] > 0).Select(kind => $"{kind}×{byKind[kind]}"));
    }

    private static TeamModel Team(IReadOnlyList<Person> below, ReportFacts facts, ReportsOptions options)
    {
        var count = below.Sum(person => facts.TotalOf(person.UserId));
        return new TeamModel(
            below.Count,
            count,
            Kinds(below.SelectMany(person => facts.CountsOf(person.UserId))),
            options.TeamTarget,
            Math.Max(0, options.TeamTarget - count),
            Math.Max(0, count - options.TeamTarget),
            below.Sum(person => facts.RedOf(person.UserId)));
    }

    private static string Late(IReadOnlyList<LateCount> late, DateOnly today) =>
        string.Join("；", late
            .GroupBy(count => count.Day)
            .OrderBy(day => day.Key)
            .Select(day => $"{DateWords.Day(day.Key, today)} " + Kinds(day.Select(count => new HealthCount { Person = count.Person, Kind = count.Kind, Count = count.Count }))));

    private static IEnumerable<string> InOrder(IReadOnlyCollection<string> kinds) =>
        HealthActionKind.All.Where(kinds.Contains).Concat(kinds.Except(HealthActionKind.All, StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
