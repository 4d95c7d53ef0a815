using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Health;

/// <summary>Takes up an edited catalogue of health actions, keeps what each version meant, and tells the leaders of a change; a refused edit is told to the admins once (R42).</summary>
internal sealed class TakeUpHealthCatalogJob(UnitOfWork work, HealthCatalogLibrary library, OrgDirectory org, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostShown = 6;

    private bool _hasRun;

    public string Name => "TakeUpHealthCatalog";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        if (_hasRun && !library.IsStale) return;
        var isStart = !_hasRun;
        var known = await work.ReadAsync((scope, token) => scope.GetRequiredService<HealthDefinitionStore>().AllAsync(token), cancel);
        var problems = library.TakeUp(known, BusinessTime.DayOf(context.Now));
        var fresh = problems.Count > 0 ? [] : library.Current.Written.Where(action => known.All(one => one.Id != action.Id || one.Version != action.Version)).ToList();
        if (problems.Count > 0 || fresh.Count > 0)
        {
            await work.WriteAsync(
                async (scope, token) =>
                {
                    await scope.GetRequiredService<HealthDefinitionStore>().AddAsync(fresh, context.Now, token);
                    await TellAsync(scope, problems, [.. fresh.Where(action => known.Any(one => one.Id == action.Id))], known, context.Now, isStart, token);
                },
                cancel);
        }

        _hasRun = true;
        if (fresh.Count > 0) library.TakeUp([.. known, .. fresh], BusinessTime.DayOf(context.Now));
    }

    private async Task TellAsync(
        IServiceProvider scope, IReadOnlyList<ContentProblem> problems, IReadOnlyList<HealthAction> changed, IReadOnlyList<HealthAction> known, DateTimeOffset now, bool isStart, CancellationToken cancel)
    {
        var (outbox, tree) = (scope.GetRequiredService<Outbox>(), org.Current);
        // At start there was no edit: what is wrong in the file is shown by check and 体检, and what clashes with the past is told all the same.
        if (problems.Count > 0 && (!isStart || problems.All(problem => problem.Line == 0)))
        {
            var said = HealthWordings.CatalogRefused.With(new HealthCatalogRefusedModel([.. problems.Take(MostShown).Select(problem => problem.ToString())]));
            await outbox.AddAsync(tree.Admins.Select(admin => new Push($"content/health/{now.ToUnixTimeMilliseconds()}/{admin.UserId}", admin.UserId, said)), null, cancel);
        }

        foreach (var action in changed)
        {
            var before = known.Where(one => one.Id == action.Id).MaxBy(one => one.Version)!;
            await scope.GetRequiredService<LedgerStore>().AppendAsync(
                new LedgerEntry(now, "system", "job", $"口径 {action.Id}", "口径变更", HealthDefinitionStore.SnapshotOf(before), HealthDefinitionStore.SnapshotOf(action)), cancel);
            var said = HealthWordings.DefinitionChanged.With(new DefinitionChangedModel(
                action.Name, action.Version, DateWords.Day(action.ValidFrom, BusinessTime.DayOf(now)), before.Explain().Limit ?? "无", action.Explain().Limit ?? "无", $"口径 {action.Name}"));
            await outbox.AddAsync(
                tree.ActivePeople.Where(person => tree.LeadsAnybody(person.UserId)).Select(leader => new Push($"definition/{action.Id}/{action.Version}/{leader.UserId}", leader.UserId, said)), null, cancel);
        }
    }
}
