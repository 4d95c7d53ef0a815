using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Takes the making of a promise back: it is cancelled, never deleted (C5).</summary>
internal sealed class MakeCommitmentUndo(CommitmentStore commitments, CommitmentChangeStore changes, LedgerStore ledger, OrgDirectory org) : IUndo
{
    public const string MakeKind = "commitment";

    public string Kind => MakeKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var before = (await commitments.FindAsync(undoable.RecordNo, cancel))!;
        var actor = new CommitmentActor(byUserId, now, org.Current);
        if (before.IsClosed) return CommitmentRefusals.Closed(before, actor);
        if (await CommitmentStepUndo.OthersSinceAsync(ledger, before, actor, entries: 1, cancel) is { } refusal) return refusal;
        var after = (before with { State = CommitmentState.Cancelled, ClosedAt = now, ClosedBy = byUserId, CloseReason = "撤销", NoticeDueAt = null }).Settled(byUserId, now);
        var saved = await changes.SaveAsync(before, after, new CommitmentChange("撤销", byUserId, nameof(CommandSource.Chat), undoable.What, null, now, IsSilent: true), cancel);
        return saved.Refusal is { } second ? second : new Undone(undoable.What);
    }
}

/// <summary>Takes one later step back: the promise stands again as it stood before.</summary>
internal sealed class CommitmentStepUndo(CommitmentStore commitments, CommitmentChangeStore changes, LedgerStore ledger, OrgDirectory org) : IUndo
{
    public const string StepKind = "commitment-step";

    public string Kind => StepKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var current = (await commitments.FindAsync(undoable.RecordNo, cancel))!;
        var back = JsonSerializer.Deserialize<CommitmentStepBack>(undoable.Payload, ChatJson.Options)!;
        if (await OthersSinceAsync(ledger, current, new CommitmentActor(byUserId, now, org.Current), back.Entries, cancel) is { } refusal) return refusal;
        var after = back.Before with { ChangedBy = byUserId, ChangedAt = now };
        var saved = await changes.SaveAsync(current, after, new CommitmentChange("撤销", byUserId, nameof(CommandSource.Chat), undoable.What, null, now, IsSilent: true), cancel);
        return saved.Refusal is { } second ? second : new Undone(undoable.What);
    }

    /// <summary>Somebody else, or the clock, changed it since: then it cannot be taken back. Being red or escalated is no act.</summary>
    internal static async Task<Said?> OthersSinceAsync(LedgerStore ledger, Commitment commitment, CommitmentActor by, int entries, CancellationToken cancel) =>
        (await ledger.OfAsync(commitment.No, cancel)).Skip(entries).LastOrDefault(row => !by.Is(row.Actor) && row.Action is not ("标红" or "升级")) is { } act
            ? CommitmentRefusals.Already(commitment, by, act.Actor, act.At, act.Action)
            : null;
}
