using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Who may see the proofs of a promise: whoever may see the promise (C9).</summary>
internal sealed class CommitmentSightFinder(CommitmentStore commitments, OrgDirectory org) : IRecordSight
{
    public IReadOnlyCollection<string> Prefixes { get; } = [RecordNo.Commitment];

    public async Task<bool> MaySeeAsync(string recordNo, string userId, CancellationToken cancel) =>
        await commitments.FindAsync(recordNo, cancel) is { } promise && new CommitmentActor(userId, promise.ChangedAt, org.Current).MaySee(promise);
}
