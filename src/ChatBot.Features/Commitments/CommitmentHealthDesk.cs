using ChatBot.Features.Health;

namespace ChatBot.Features.Commitments;

/// <summary>Notes whether promises are kept, from the moment that they come into force; what was given up before is no sample (R25, R36).</summary>
internal sealed class CommitmentHealthDesk(HealthSampleBook samples, AppealStore appeals)
{
    public async Task NoteAsync(Commitment? before, Commitment after, DateTimeOffset now, CancellationToken cancel)
    {
        if ((after.ActiveAt ?? before?.ActiveAt) is not { } active) return;
        var isOut = after.ActiveAt is null || after.State == CommitmentState.Cancelled;
        await samples.NoteAsync(FactOf(after, active, await ExcusedAsync(after, cancel), isOut ? after.ClosedAt ?? now : null), cancel);
    }

    /// <summary>An appeal was decided, or its decision taken back.</summary>
    public async Task NoteRulingAsync(Commitment commitment, CancellationToken cancel)
    {
        if (commitment is { ActiveAt: { } active, State: not CommitmentState.Cancelled }) await samples.NoteAsync(FactOf(commitment, active, await ExcusedAsync(commitment, cancel), null), cancel);
    }

    private async Task<bool> ExcusedAsync(Commitment commitment, CancellationToken cancel) =>
        commitment.IsClosed && (await appeals.FindAsync(commitment.No, cancel))?.Verdict == AppealVerdict.Granted;

    private static HealthFact FactOf(Commitment commitment, DateTimeOffset active, bool isExcused, DateTimeOffset? withdrawnAt)
    {
        var hits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (isExcused) hits["proven"] = commitment.DueAt;
        else if (commitment is { State: CommitmentState.Fulfilled, ClosedAt: { } closed }) hits["proven"] = closed;
        return new HealthFact(HealthObject.Commitment, "", commitment.No, "", commitment.Responsible, commitment.Promiser, commitment.Customer, "", active)
        {
            Hits = hits, OwnDueAt = commitment.DueAt, WithdrawnAt = withdrawnAt,
        };
    }
}
