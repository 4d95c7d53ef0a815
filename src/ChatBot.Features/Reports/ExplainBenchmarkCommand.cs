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
        var facts = await reports.FactsAsync(call.Now, [me.UserId], [me.UserId], cancel);
        var teams = new Teams(tree);
        var team = teams.TeamOf(me.UserId);
        var compared = options.Mode != BenchmarkMode.Fixed;
        return Reply.Of(ReportWordings.BenchmarkToday, new BenchmarkModel(
            DailyReport.BenchmarkOf(me, facts, teams, options),
            compared && team.Count <= 1 ? "alone" : options.Benchmark,
            teams.LeaderOf(me.UserId) is { } leader ? tree.NameOf(leader) : "",
            team.Count,
            compared ? string.Join("、", team.Select(member => facts.TotalOf(member.UserId)).OrderDescending()) : "",
            facts.TotalOf(me.UserId),
            tree.LeadsAnybody(me.UserId) ? options.TeamTarget : 0,
            string.Join("、", HealthActionKind.All)));
    }
}
