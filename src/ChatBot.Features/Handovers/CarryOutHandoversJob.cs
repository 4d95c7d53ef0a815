using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Handovers;

/// <summary>
/// Gives the items of confirmed handovers, each in a transaction of its own: what fails is set aside and tried again, and nothing that was given is lost by it
/// (R80). When all are settled, both, their heads and whoever ordered it hear of it once.
/// </summary>
internal sealed class CarryOutHandoversJob(UnitOfWork work, OrgDirectory org, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int AtOnce = 500, MostFaults = 8;

    public string Name => "CarryOutHandovers";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var waiting = await work.ReadAsync((scope, token) => scope.GetRequiredService<HandoverStore>().WaitingAsync(AtOnce, token), cancel);
        await context.Runner.ForEachAsync(
            Name, waiting, item => $"{item.HandoverId}/{item.Kind}/{item.RecordNo}/{item.Part}", (scope, item, token) => GiveAsync(scope, item.Id, context.Now, token), cancel);
        var settled = await work.ReadAsync((scope, token) => scope.GetRequiredService<HandoverStore>().SettledUntoldAsync(token), cancel);
        await context.Runner.ForEachAsync(Name, settled, handover => $"tell/{handover.Id}", (scope, handover, token) => TellAsync(scope, handover, context.Now, token), cancel);
    }

    private async Task GiveAsync(IServiceProvider scope, long id, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<HandoverStore>();
        // Read again inside the transaction: 撤销 may just have taken it back.
        if (await store.WaitingItemAsync(id, cancel) is not { } item || await store.FindAsync(item.HandoverId, cancel) is not { } handover) return;
        var passing = new Passing(handover.FromPerson, handover.ToPerson, handover.DoneBy, now, nameof(CommandSource.Job), HandoverDesk.Why(handover, org.Current), handover.Cause);
        var refusal = await scope.GetRequiredService<HandoverDesk>().GiveAsync(item, passing, cancel);
        await store.SettleAsync(id, refusal is null ? HandoverState.Done : HandoverState.Refused, refusal, now, cancel);
    }

    private async Task TellAsync(IServiceProvider scope, Handover handover, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<HandoverStore>();
        if (!await store.FinishAsync(handover.Id, now, cancel)) return;
        var items = (await store.ItemsAsync(handover.Id, cancel)).Where(item => item.State != HandoverState.Cancelled).ToList();
        if (items.Count == 0) return;
        var tree = org.Current;
        var done = items.Where(item => item.State == HandoverState.Done).ToList();
        var faults = items.Where(item => item.State == HandoverState.Refused).ToList();
        var said = HandoverWordings.Finished.With(new HandoverDoneModel(
            tree.NameOf(handover.FromPerson), tree.NameOf(handover.ToPerson), tree.NameOf(handover.DoneBy), handover.Id, items.Count, done.Count, HandoverDesk.Counts(done),
            [.. faults.Take(MostFaults).Select(item => new HandoverFault(item.Kind, item.RecordNo, item.Title, item.Reason ?? ""))], Math.Max(0, faults.Count - MostFaults),
            faults.Count > 0 && handover.ReverseOf is null ? $"交接 {tree.NameOf(handover.FromPerson)} → {tree.NameOf(handover.ToPerson)}" : "", handover.ReverseOf is not null));
        var readers = new[]
            {
                handover.ToPerson, handover.FromPerson, handover.DoneBy,
                tree.LineAbove(handover.FromPerson).FirstOrDefault()?.Person.UserId, tree.LineAbove(handover.ToPerson).FirstOrDefault()?.Person.UserId,
            }
            .OfType<string>().Where(reader => tree.Find(reader) is { IsActive: true }).Distinct(StringComparer.OrdinalIgnoreCase);
        await scope.GetRequiredService<Outbox>().AddAsync(
            readers.Select(reader => new Push($"handover/{handover.Id}/{now.ToUnixTimeMilliseconds()}/{reader}", reader, said)), null, cancel);
    }
}

/// <summary>
/// Asks the superior of whoever is disabled or gone, and has anything in hand, to hand it over: once, when somebody is at work (R76, part C 11).
/// </summary>
internal sealed class ProposeHandoversJob(UnitOfWork work, OrgDirectory org, Calendar.WorkCalendar calendar, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "ProposeHandovers";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var tree = org.Current;
        if (tree.IsEmpty) return;
        var gone = tree.People.Where(person => !person.IsActive).ToList();
        var proposed = await work.ReadAsync((scope, token) => scope.GetRequiredService<HandoverStore>().ProposedAsync(token), cancel);
        var back = proposed.Where(person => tree.Find(person) is { IsActive: true }).ToList();
        if (back.Count > 0) await work.WriteAsync((scope, token) => scope.GetRequiredService<HandoverStore>().ForgetProposalsAsync(back, token), cancel);
        var asked = gone.Where(person => !proposed.Contains(person.UserId, StringComparer.OrdinalIgnoreCase)).ToList();
        if (asked.Count == 0) return;
        var holders = await work.ReadAsync((scope, token) => scope.GetRequiredService<DeadlineStore>().CountsOfAsync([.. asked.Select(person => person.UserId)], token), cancel);
        await context.Runner.ForEachAsync(Name, holders, holder => holder.Holder, (scope, holder, token) => ProposeAsync(scope, holder, tree, context.Now, token), cancel);
    }

    private async Task ProposeAsync(IServiceProvider scope, HolderCount holder, OrgTree tree, DateTimeOffset now, CancellationToken cancel)
    {
        if (tree.Find(holder.Holder) is not { } gone || tree.LineAbove(gone.UserId).FirstOrDefault() is not { } head) return;
        if (!await scope.GetRequiredService<HandoverStore>().ProposeAsync(gone.UserId, now, cancel)) return;
        var why = gone.Status switch { MemberStatus.Disabled => "已停用", MemberStatus.Left => "已离开企业", _ => "已不在应用可见范围" };
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push(
                $"handover-proposal/{gone.UserId}/{now.ToUnixTimeMilliseconds()}", head.Person.UserId,
                HandoverWordings.Proposal.With(new ProposalModel(gone.Name, why, holder.Count, $"交接 @{gone.UserId}")))
            {
                NotBefore = calendar.NextWorkingMoment(now), FallbackId = tree.FallbackFor(head.Person.UserId),
            },
            null, cancel);
    }
}
