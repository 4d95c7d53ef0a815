using ChatBot.Storage;

namespace ChatBot.Features.Commitments;

/// <summary>Appeals, one for a promise.</summary>
internal sealed class AppealStore(DbSession db)
{
    public Task<Appeal?> FindAsync(string no, CancellationToken cancel) =>
        db.FindAsync<Appeal>(
            "select no, appellant, reason, filed_at, decider, verdict, decided_by, decided_at, decided_reason, version from commitment_appeals where no = @no", new { no }, cancel);

    /// <summary>False where somebody else has just made one (C8). One that was taken back is made anew.</summary>
    public async Task<bool> FileAsync(Appeal appeal, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            insert into commitment_appeals (no, appellant, reason, filed_at, decider, verdict, version) values (@No, @Appellant, @Reason, @FiledAt, @Decider, 'Open', @Version)
            on conflict (no) do update set appellant = excluded.appellant, reason = excluded.reason, filed_at = excluded.filed_at, decider = excluded.decider, verdict = 'Open',
                decided_by = null, decided_at = null, decided_reason = null, version = excluded.version
            where commitment_appeals.verdict = 'Withdrawn' and commitment_appeals.version = excluded.version - 1
            """,
            appeal,
            cancel) == 1;

    /// <summary>False when it has changed since it was read (C8); the version given is the one that was read.</summary>
    public async Task<bool> UpdateAsync(Appeal appeal, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            update commitment_appeals set verdict = @Verdict, decided_by = @DecidedBy, decided_at = @DecidedAt, decided_reason = @DecidedReason, version = version + 1
            where no = @No and version = @Version
            """,
            appeal,
            cancel) == 1;
}
