using ChatBot.Storage;

namespace ChatBot.Features.Commitments;

/// <summary>The table of promises.</summary>
public sealed class CommitmentStore(DbSession db)
{
    private const string Columns =
        """
        no, customer, content, promiser, responsible, due_at, first_due_at, made_at, state, lock, locked_at, unlock, unlocked_by, unlocked_at,
        notified, notice_due_at, notice_confirmed_at, evidence_id, notice_proof_id, active_at, asked_at, answer, answered_at, answer_reason,
        proof_asked_of, proof_asked_at, proof_id, proposed_due_at, proposed_by, proposed_at, proposed_reason, consent_id, moves,
        closed_at, closed_by, close_reason, priority, priority_rules, approval, approver, approval_why, approved_by, approved_at, cause, changed_by, changed_at, version
        """;

    public Task<Commitment?> FindAsync(string no, CancellationToken cancel) =>
        db.FindAsync<Commitment>($"select {Columns} from commitments where no = @no", new { no }, cancel);

    /// <summary>Open promises that this person has to carry out.</summary>
    internal Task<IReadOnlyList<Commitment>> ToCarryOutAsync(string responsible, CancellationToken cancel) =>
        db.QueryAsync<Commitment>($"select {Columns} from commitments where closed_at is null and responsible = @responsible order by due_at, no", new { responsible }, cancel);

    /// <summary>Open promises that may wait for a picture from this person.</summary>
    internal Task<IReadOnlyList<Commitment>> WaitingForAsync(string person, CancellationToken cancel) =>
        db.QueryAsync<Commitment>(
            $"""
            select {Columns} from commitments where closed_at is null
                and ((promiser = @person and state in ('Draft', 'Locked')) or proof_asked_of = @person or proposed_by = @person)
            """,
            new { person },
            cancel);

    internal Task<IReadOnlyList<string>> UnconfirmedAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<string>(
            "select no from commitments where closed_at is null and notice_due_at is not null and notice_due_at <= @now order by notice_due_at limit @atMost", new { now, atMost }, cancel);

    /// <summary>The rules by which this person's promises since then have a flag, one text a promise; what was given up does not count.</summary>
    internal Task<IReadOnlyList<string>> RulesGivenSinceAsync(string promiser, DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<string>(
            "select priority_rules from commitments where promiser = @promiser and made_at >= @since and priority_rules <> '' and state <> 'Cancelled'", new { promiser, since }, cancel);
    /// <summary>In force only once this person confirms to have been told.</summary>
    internal Task<IReadOnlyList<Commitment>> UnconfirmedByAsync(string person, CancellationToken cancel) =>
        db.QueryAsync<Commitment>(
            $"select {Columns} from commitments where closed_at is null and notified = @person and notice_due_at is not null and notice_confirmed_at is null order by notice_due_at", new { person }, cancel);

    internal Task AddAsync(Commitment commitment, CancellationToken cancel) =>
        db.ExecuteAsync(
            $"""
            insert into commitments ({Columns})
            values (@No, @Customer, @Content, @Promiser, @Responsible, @DueAt, @FirstDueAt, @MadeAt, @State, @Lock, @LockedAt, @Unlock, @UnlockedBy, @UnlockedAt,
                @Notified, @NoticeDueAt, @NoticeConfirmedAt, @EvidenceId, @NoticeProofId, @ActiveAt, @AskedAt, @Answer, @AnsweredAt, @AnswerReason,
                @ProofAskedOf, @ProofAskedAt, @ProofId, @ProposedDueAt, @ProposedBy, @ProposedAt, @ProposedReason, @ConsentId, @Moves,
                @ClosedAt, @ClosedBy, @CloseReason, @Priority, @PriorityRules, @Approval, @Approver, @ApprovalWhy, @ApprovedBy, @ApprovedAt, @Cause, @ChangedBy, @ChangedAt, @Version)
            """,
            commitment,
            cancel);

    /// <summary>False when somebody else changed it since it was read (C8). The version given is the one that was read.</summary>
    internal async Task<bool> UpdateAsync(Commitment commitment, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            update commitments set responsible = @Responsible, due_at = @DueAt, first_due_at = @FirstDueAt, state = @State, lock = @Lock, locked_at = @LockedAt,
                unlock = @Unlock, unlocked_by = @UnlockedBy, unlocked_at = @UnlockedAt, notified = @Notified, notice_due_at = @NoticeDueAt,
                notice_confirmed_at = @NoticeConfirmedAt, evidence_id = @EvidenceId, notice_proof_id = @NoticeProofId, active_at = @ActiveAt, asked_at = @AskedAt,
                answer = @Answer, answered_at = @AnsweredAt, answer_reason = @AnswerReason, proof_asked_of = @ProofAskedOf, proof_asked_at = @ProofAskedAt,
                proof_id = @ProofId, proposed_due_at = @ProposedDueAt, proposed_by = @ProposedBy, proposed_at = @ProposedAt, proposed_reason = @ProposedReason,
                consent_id = @ConsentId, moves = @Moves, closed_at = @ClosedAt, closed_by = @ClosedBy, close_reason = @CloseReason,
                approval = @Approval, approved_by = @ApprovedBy, approved_at = @ApprovedAt,
                changed_by = @ChangedBy, changed_at = @ChangedAt, version = version + 1
            where no = @No and version = @Version
            """,
            commitment,
            cancel) == 1;
}
