using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

/// <summary><c>日报</c>: the same report at any time, from the data of this moment (R54).</summary>
internal sealed class ShowDailyReportCommand(
    ReportStore reports, ReportTimeStore times, OrgDirectory org, WorkCalendar calendar, CommandCatalog commands, ReportsOptions options, IOptions<ScheduleOptions> schedule) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("日报", "看今天完成的健康动作、离团队标杆还差多少", ["日报"])
    {
        Synonyms = ["今日"],
        Notes = ["工作日到点会自动推送，不需要填写。", "负责人还会看到下属的合计。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var person = tree.Find(call.SenderId)!;
        var teams = new Teams(tree);
        var facts = await reports.FactsOfAsync(call.Now, person, tree, teams, [person.UserId, .. tree.SubtreeOf(person.UserId).Select(one => one.UserId)], cancel);
        var report = DailyReport.For(person, facts, tree, teams, ReportScope.FieldOf(tree, options.Field), options, commands);
        var usual = ReportDue.FiringOf(schedule.Value.DailyReport, calendar, facts.Day);
        var firing = usual is { } at ? (await times.AllAsync(cancel)).DueAt(person.UserId, at, tree) : (DateTimeOffset?)null;
        return Reply.Of(ReportWordings.Live, LiveReportModel.Of(report, Clock(call.Now), firing > call.Now ? Clock(firing.Value) : ""));
    }

    private static string Clock(DateTimeOffset instant) => $"{BusinessTime.LocalOf(instant):HH:mm}";
}
