using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary>Makes one person's report out of the day's facts: the sentence of the article, what came late, and for a leader the team (R54, R55). Pure.</summary>
internal static class DailyReport
{
    public static DailyReportModel For(Person person, ReportFacts facts, OrgTree org, Teams teams, ReportScope.Field field, ReportsOptions options, CommandCatalog commands)
    {
        var count = facts.TotalOf(person.UserId);
        var benchmark = BenchmarkOf(person, facts, org, teams, options);
        return new DailyReportModel(
            DateWords.Day(facts.Day, facts.Day),
            count,
            HealthActionKind.InWords(facts.CountsOf(person.UserId)),
            benchmark,
            Math.Max(0, benchmark - count),
            Math.Max(0, count - benchmark),
            facts.PressingOf(person.UserId) is [var first, ..] ? Tips.Of(first, 1, commands, facts.Now) : null,
            field.Has(person) ? org.LeadsAnybody(person.UserId) ? LeaderSuggestion : FieldSuggestion : "",
            Late(facts.LateOf(person.UserId), facts.Day),
            org.LeadsAnybody(person.UserId) ? Team(person.UserId, facts, org) : null);
    }

    /// <summary>What somebody without anything in hand can do; it has to be what that person does (R57): who logs no needs is not told to.</summary>
    private const string FieldSuggestion = "把今天听到的客户需求记下来，发「需求」", LeaderSuggestion = "看看团队卡在哪里，发「卡点 团队」";

    private const int MostUndelivered = 5;

    public static int BenchmarkOf(Person person, ReportFacts facts, OrgTree org, Teams teams, ReportsOptions options) => Benchmark.Of(
        options.Mode, facts.Targets.PersonalNumber(teams.LeaderOf(person.UserId), org),
        options.Mode == BenchmarkMode.Fixed ? [] : [.. teams.TeamOf(person.UserId).Select(member => facts.TotalOf(member.UserId))]);

    private static TeamModel Team(string leader, ReportFacts facts, OrgTree org)
    {
        var below = org.SubtreeOf(leader);
        var count = below.Sum(person => facts.TotalOf(person.UserId));
        var target = facts.Targets.TeamNumber(leader);
        var red = below.Select(person => facts.RedOf(person.UserId)).Aggregate((Open: 0L, Settled: 0L), (sum, one) => (sum.Open + one.Open, sum.Settled + one.Settled));
        var undelivered = facts.Undelivered.Count == 0 ? [] : below.Where(person => facts.Undelivered.ContainsKey(person.UserId)).ToList();
        return new TeamModel(
            below.Count,
            count,
            HealthActionKind.InWords(below.SelectMany(person => facts.CountsOf(person.UserId))),
            target,
            Math.Max(0, target - count),
            Math.Max(0, count - target),
            (int)(red.Open + red.Settled),
            (int)red.Open,
            red.Open == 0 ? [] : [.. facts.RedAmong(below.Select(person => person.UserId)).Select(clock => new RedLine(clock.RecordNo, clock.Title, org.NameOf(clock.Holder), DateWords.Remaining(clock.DueAt, facts.Now)))],
            string.Join("、", undelivered.Take(MostUndelivered).Select(person => $"{person.Name}（{facts.Undelivered[person.UserId]}）")) + (undelivered.Count > MostUndelivered ? $" 等{undelivered.Count}人" : ""));
    }

    private static string Late(IReadOnlyList<LateCount> late, DateOnly today) =>
        string.Join("；", late
            .GroupBy(count => count.Day)
            .OrderBy(day => day.Key)
            .Select(day => $"{DateWords.Day(day.Key, today)} " + HealthActionKind.InWords(day.Select(count => new HealthCount { Person = count.Person, Kind = count.Kind, Count = count.Count }))));
}
