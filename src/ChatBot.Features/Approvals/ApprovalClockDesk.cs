using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Approvals;

/// <summary>Makes the running clocks of a form those that have to run, by comparing; so it may be called as often as one likes.</summary>
internal sealed class ApprovalClockDesk(DeadlineStore deadlines)
{
    public async Task SetAsync(
        Approval approval, ApprovalForm form, IReadOnlyList<NodeTime> times, Contract? contract, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = approval.Family == FormFamily.Contract ? ApprovalClocks.Of(form, times, contract?.Customer ?? "") : [];
        var running = (await deadlines.OfRecordAsync(approval.RecordNo, cancel)).Where(clock => clock.ClosedAt is null && clock.Policy == ApprovalPolicy.PolicyName).ToList();
        foreach (var clock in running.Where(clock => wanted.All(one => one.Part != clock.Part)))
        {
            var (how, by, at) = Ended(clock, form, times, now);
            await deadlines.CloseAsync(clock.RecordNo, clock.Part, how, by, at, cancel);
        }

        foreach (var clock in wanted)
        {
            var before = running.Find(one => one.Part == clock.Part);
            if (before is null) await deadlines.OpenAsync(clock with { Cause = cause }, cancel);
            else await ChangeAsync(before, clock, cancel);
        }
    }

    private async Task ChangeAsync(Deadline before, Deadline clock, CancellationToken cancel)
    {
        if (before.Holder != clock.Holder) await deadlines.ReassignAsync(clock.RecordNo, clock.Part, clock.Holder, cancel);
        if (before.StartedAt != clock.StartedAt || before.DueAt != clock.DueAt || before.Customer != clock.Customer || before.Title != clock.Title)
            await deadlines.CorrectAsync(clock with { Id = before.Id }, cancel);
    }

    /// <summary>When its holder acted or the node was left, not when we came to know of it.</summary>
    private static (string How, string By, DateTimeOffset At) Ended(Deadline clock, ApprovalForm form, IReadOnlyList<NodeTime> times, DateTimeOffset now)
    {
        var seats = times.SelectMany(time => time.Visit.Seats.Select(seat => (Time: time, Seat: seat)));
        var (time, seat) = seats.FirstOrDefault(one => ApprovalClocks.PartOf(one.Time, one.Seat) == clock.Part);
        if (seat is { ActedAt: { } acted }) return (ApprovalWords.Verdict(seat.Verdict), seat.Holder, acted);
        return (ApprovalStates.InWords(form.State), time?.Visit.LeftBy ?? form.ApplicantId, time?.Visit.LeftAt ?? form.EndedAt ?? now);
    }
}
