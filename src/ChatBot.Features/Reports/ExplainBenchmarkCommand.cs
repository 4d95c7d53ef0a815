using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary><c>标杆</c>: how today's benchmark comes about, down to the numbers that it is made of (R56).</summary>
internal sealed class ExplainBenchmarkCommand(ReportStore reports, OrgDirectory org, ReportsOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("标杆", "看今天的团队标杆是怎么算的", ["标杆"])
    {
        Synonyms = ["团队标杆"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var me = tree.Find(call.SenderId)!;
        var teams = new Teams(tree);
        var facts = await reports.FactsOfAsync(call.Now, me, tree, teams, [me.UserId], cancel);
        var team = teams.TeamOf(me.UserId);
        var compared = options.Mode != BenchmarkMode.Fixed;
        return Reply.Of(ReportWordings.BenchmarkToday, new BenchmarkModel(
            DailyReport.BenchmarkOf(me, facts, tree, teams, options),
            compared && team.Count <= 1 ? "alone" : options.Benchmark,
            teams.LeaderOf(me.UserId) is { } leader ? tree.NameOf(leader) : "",
            team.Count,
            compared ? string.Join("、", team.Select(member => facts.TotalOf(member.UserId)).OrderDescending()) : "",
            facts.TotalOf(me.UserId),
            tree.LeadsAnybody(me.UserId) ? facts.Targets.TeamNumber(me.UserId) : 0,
            string.Join("、", HealthActionKind.All),
            teams.LeaderOf(me.UserId) is { } above && facts.Targets.PersonalOf(above, tree) is { } set
                ? $"{tree.NameOf(set.SetBy)}为{(set.Leader == HealthTargets.Everybody ? "全公司" : tree.NameOf(set.Leader) + "的团队")}设定，自{DateWords.Day(set.ValidFrom, facts.Day)}起" : ""));
    }
}
