using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;

namespace ChatBot.Features.Leads;

/// <summary>How long colleagues were waited for while a lead ran: stages of the customer's cases in others' hands, and its contract's approvals (R18).</summary>
internal sealed class LeadWaitFinder(StageWorkStore stages, ApprovalWaitStore approvals)
{
    public async Task<InternalWait> OfAsync(Lead lead, DateTimeOffset now, CancellationToken cancel)
    {
        var life = new Span(lead.LoggedAt, lead.State == LeadState.Lost && lead.ClosedAt is { } closed ? closed : now);
        var work = await stages.OfCustomerAsync(lead.Customer, life, now, cancel);
        var waits = work.SelectMany(stage => stage.WaitedFor(lead.Owner).Select(held => new Waited(stage.RecordNo, stage.Title, held.Holder, held.Time)))
            .Concat((await approvals.OfCustomerAsync(lead.CustomerId, life, now, cancel)).SelectMany(visit => visit.People.Where(person => !string.Equals(person, lead.Owner, StringComparison.OrdinalIgnoreCase)).Take(1)
                .Select(person => new Waited(visit.SpNo, visit.Title, person, new Span(visit.EnteredAt, visit.LeftAt ?? now)))));
        return InternalWait.Of(waits, life);
    }
}
