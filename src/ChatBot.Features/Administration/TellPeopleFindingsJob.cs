using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Administration;

/// <summary>Once a week, if there is anything: people without a superior, without a channel, without somebody who stands in (part C 11). Says the remedy with each.</summary>
internal sealed class TellPeopleFindingsJob(UnitOfWork work, OrgDirectory org, WorkCalendar calendar) : IScheduledJob
{
    private const int MostNames = 6;

    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(7);

    public string Name => "TellPeopleFindings";

    /// <summary>Every morning, beside the congested half hour (P6); it speaks on the first of a week, so that a stop on Monday is made up for on Tuesday.</summary>
    public string Cron => "0 37 9 * * ?";

    public bool AtStart => false;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(context.Now);
        if (!calendar.IsWorkingDay(today)) return;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var key = $"people-findings/{monday:yyyy-MM-dd}/";
        await work.WriteAsync(
            async (scope, token) =>
            {
                var outbox = scope.GetRequiredService<Outbox>();
                var tree = org.Current;
                var unlicensed = await scope.GetRequiredService<CheckupStore>().UnlicensedAsync(context.Now - LooksBack, token);
                var findings = PeopleLint.Of(tree, org.Absences, unlicensed, context.Now).ToList();
                if (findings.Count == 0) return;
                var said = AdministrationWordings.PeopleFindings.With(new PeopleFindingsModel(
                    findings.Select(finding => finding.Person.UserId).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
                    [.. findings.GroupBy(finding => (finding.Problem, finding.Remedy)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Problem, StringComparer.Ordinal)
                        .Select(group => new PeopleFinding(group.Key.Problem, Names([.. group.Select(finding => finding.Person.Name)]), group.Key.Remedy))]));
                // The key is the week's: what was said on Monday is not said again on Tuesday.
                await outbox.AddAsync(tree.Admins.Select(admin => new Push(key + admin.UserId, admin.UserId, said)), null, token);
            },
            cancel);
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join("、", names.Take(MostNames)) + (names.Count > MostNames ? $" 等{names.Count}人" : "");
}
