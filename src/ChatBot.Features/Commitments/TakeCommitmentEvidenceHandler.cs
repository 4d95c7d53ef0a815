using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>
/// The pictures of a promise, in the order in which they are needed: its evidence, then the proof of the notice while it is locked, then what was
/// asked for last, the proof that it was kept or the customer's consent to another deadline (C7, R20, R22, R27).
/// </summary>
internal sealed class TakeCommitmentEvidenceHandler(
    CommitmentStore commitments, CommitmentChangeStore changes, EvidenceStore evidence, OrgDirectory org, IOptions<CommitmentsOptions> options) : ITakeEvidence
{
    private const string Evidence = "evidence", Notice = "notice", Proof = "proof", Consent = "consent";

    public async Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, DateTimeOffset at, CancellationToken cancel) =>
        [.. (await commitments.WaitingForAsync(userId, cancel)).Select(commitment => WantedOf(commitment, userId)).OfType<EvidenceWanted>().OrderByDescending(wanted => wanted.AskedAt)];

    public async Task<Reply> TakeAsync(EvidenceWanted wanted, EvidenceGiven given, CancellationToken cancel)
    {
        var before = (await commitments.FindAsync(wanted.RecordNo, cancel))!;
        if (given.Media == MediaKind.Voice) return Reply.Of(CommitmentWordings.NoVoice, new NoVoiceModel(before.No));
        var actor = new CommitmentActor(given.UserId, given.ReceivedAt, org.Current);
        var (what, decision) = wanted.Part switch
        {
            Evidence => ("补证据", before.GiveEvidence(given.Id, actor)),
            Notice => ("凭证解锁", before.ProveNotice(given.Id, actor)),
            Consent => ("客户同意改期", before.Consent(given.Id, actor)),
            _ => ("兑现凭证", before.Fulfil(given.Id, given.ReceivedAt, actor)),
        };
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        await evidence.AttachAsync(given.Id, before.No, wanted.Part, wanted.Purpose, cancel);
        // Recalled together with the promise: a picture cannot be taken back on its own.
        var change = new CommitmentChange(what, given.UserId, nameof(CommandSource.Chat), $"evidence {given.Id}", before.Cause, given.ReceivedAt);
        var saved = await changes.SaveAsync(before, decision.Value!, change, cancel);
        return saved.Refusal is { } second ? Reply.Of(second) : Say(wanted.Part, saved.Value!, actor);
    }

    private Reply Say(string part, Commitment commitment, CommitmentActor actor)
    {
        if (part == Proof) return CloseReply.Of(commitment, actor.Now);
        var head = part switch
        {
            Evidence => CommitmentWordings.EvidenceTaken,
            Notice => CommitmentWordings.NoticeProven,
            _ => CommitmentWordings.Moved,
        };
        return Reply.Of(head, new HeadModel(commitment.No)).And(CommitmentWordings.State.With(CommitmentWords.Standing(commitment, actor, options.Value.MinimumLead)));
    }

    /// <summary>One thing at a time for one promise, so that a picture is never ambiguous within it.</summary>
    private static EvidenceWanted? WantedOf(Commitment commitment, string userId)
    {
        var isPromiser = string.Equals(commitment.Promiser, userId, StringComparison.OrdinalIgnoreCase);
        if (isPromiser && commitment.State is CommitmentState.Draft or CommitmentState.Locked && commitment.EvidenceId is null)
            return new EvidenceWanted(commitment.No, Evidence, "证据附件", commitment.MadeAt);
        if (commitment.State == CommitmentState.Locked)
            return isPromiser ? new EvidenceWanted(commitment.No, Notice, "通知凭证", commitment.LockedAt!.Value) : null;
        var proof = string.Equals(commitment.ProofAskedOf, userId, StringComparison.OrdinalIgnoreCase) ? commitment.ProofAskedAt : null;
        var consent = commitment.ProposedDueAt is not null && string.Equals(commitment.ProposedBy, userId, StringComparison.OrdinalIgnoreCase) ? commitment.ProposedAt : null;
        if (consent is { } proposed && (proof is null || proposed >= proof)) return new EvidenceWanted(commitment.No, Consent, "客户同意改期", proposed);
        return proof is { } asked ? new EvidenceWanted(commitment.No, Proof, "兑现凭证", asked) : null;
    }
}
