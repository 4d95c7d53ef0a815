using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Both sides of a promise, whoever was notified of it, and those above them.</summary>
internal sealed class CommitmentPartiesFinder(CommitmentStore commitments) : IRecordParties
{
    public async Task<bool> KnowsAsync(string recordNo, string viewerId, OrgTree org, CancellationToken cancel) =>
        await commitments.FindAsync(recordNo, cancel) is { } found && CommitmentActor.MaySee(viewerId, found, org);
}
