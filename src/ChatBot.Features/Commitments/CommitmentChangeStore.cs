using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>Writes a change of a promise with all that belongs to it, in one transaction (C6): the row, the audit entry, the clocks, the pushes, the way back.</summary>
internal sealed class CommitmentChangeStore(
    CommitmentStore commitments, CommitmentHealthDesk health, LedgerStore ledger, DeadlineStore deadlines, Outbox outbox, UndoStore undos, EvidenceDoubtFinder doubts, OrgDirectory org,
    IOptions<CommitmentsOptions> options)
{
    public CommitmentActor ActorOf(CommandCall call) => new(call.SenderId, call.Now, org.Current);

    /// <summary>Load, decide, save for a command on one promise; the caller says the rest.</summary>
    /// <param name="what">What is done, in Chinese, for the audit log and for 撤销.</param>
    public async Task<Decision<Commitment>> DecideAsync(
        CommandCall call, string what, string? reason, Func<Commitment, CommitmentActor, Decision<Commitment>> rule, CancellationToken cancel)
    {
        var no = call.Slots.Record("编号")!;
        var actor = ActorOf(call);
        if (await commitments.FindAsync(no, cancel) is not { } before || !actor.MaySee(before)) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(no));
        var decision = rule(before, actor);
        if (decision.Refusal is not null) return decision;
        var saved = await SaveAsync(before, decision.Value!, new CommitmentChange(what, call.SenderId, call.Source.ToString(), reason, call.MessageId, call.Now), cancel);
        if (saved.Refusal is null)
        {
            var entries = (await ledger.OfAsync(no, cancel)).Count;
            var payload = JsonSerializer.Serialize(new CommitmentStepBack(before, entries), ChatJson.Options);
            await undos.RememberAsync(call, new Undoable(CommitmentStepUndo.StepKind, no, $"{what} {no}", payload), cancel);
        }

        return saved;
    }

    public async Task AddAsync(Commitment commitment, CommitmentChange change, CancellationToken cancel)
    {
        await commitments.AddAsync(commitment with { Version = 1 }, cancel);
        await ledger.AppendAsync(new LedgerEntry(change.Now, change.Actor, change.Source, commitment.No, change.What, null, commitment.InShort(), change.Reason), cancel);
        foreach (var clock in CommitmentClocks.Of(commitment, options.Value)) await deadlines.OpenAsync(clock, cancel);
        await health.NoteAsync(null, commitment, change.Now, cancel);
        await outbox.AddAsync(CommitmentPushes.OfNew(commitment with { Version = 1 }, org.Current, change.Now), change.Cause, cancel);
    }

    /// <returns>What was saved, with its new version, or the refusal for who came second (C8).</returns>
    public async Task<Decision<Commitment>> SaveAsync(Commitment before, Commitment after, CommitmentChange change, CancellationToken cancel)
    {
        if (!await commitments.UpdateAsync(after with { Version = before.Version }, cancel))
        {
            var current = (await commitments.FindAsync(before.No, cancel))!;
            return CommitmentRefusals.Already(current, new CommitmentActor(change.Actor, change.Now, org.Current), current.ChangedBy, current.ChangedAt, "处理");
        }

        var saved = after with { Version = before.Version + 1 };
        await ledger.AppendAsync(new LedgerEntry(change.Now, change.Actor, change.Source, saved.No, change.What, before.InShort(), saved.InShort(), change.Reason), cancel);
        await SetClocksAsync(before, saved, change, cancel);
        await health.NoteAsync(before, saved, change.Now, cancel);
        if (change.IsSilent) return saved;
        var doubt = await doubts.OfProofAsync(saved.IsClosed ? saved.ProofId : saved.EvidenceId, cancel);
        await outbox.AddAsync(CommitmentPushes.Of(before, saved, change.Actor, org.Current, change.Now, doubt), change.Cause, cancel);
        return saved;
    }

    private async Task SetClocksAsync(Commitment before, Commitment after, CommitmentChange change, CancellationToken cancel)
    {
        var running = CommitmentClocks.Of(before, options.Value).ToDictionary(clock => clock.Part, StringComparer.Ordinal);
        foreach (var wanted in CommitmentClocks.Of(after, options.Value))
        {
            if (running.Remove(wanted.Part, out var clock))
            {
                if (clock == wanted) continue;
                if (clock with { Holder = wanted.Holder } == wanted)
                {
                    await deadlines.ReassignAsync(after.No, wanted.Part, wanted.Holder, cancel);
                    continue;
                }

                await deadlines.CloseAsync(after.No, wanted.Part, change.What, change.Actor, change.Now, cancel);
            }

            await deadlines.OpenAsync(wanted, cancel);
        }

        // Whom it was escalated to is told by the clock, which knows who that was.
        var how = after.IsClosed ? "已" + CommitmentWords.CloseOf(after) : change.What;
        foreach (var over in running.Keys) await deadlines.CloseAsync(after.No, over, how, change.Actor, change.Now, cancel);
    }
}

/// <param name="What">In Chinese.</param>
/// <param name="Actor">userid, or <c>system</c>.</param>
/// <param name="Source">The entrance (C11).</param>
/// <param name="Cause">Inbox row under which the pushes can be recalled.</param>
internal sealed record CommitmentChange(string What, string Actor, string Source, string? Reason, long? Cause, DateTimeOffset Now, bool IsSilent = false);

/// <summary>What 撤销 needs: how it stood, and how many audit entries it had when the step was done: whatever stands behind them came later.</summary>
internal sealed record CommitmentStepBack(Commitment Before, int Entries);
