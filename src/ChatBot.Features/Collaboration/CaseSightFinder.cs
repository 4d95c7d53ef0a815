using ChatBot.Features.Evidence;

namespace ChatBot.Features.Collaboration;

/// <summary>Who may see the pictures of a case: whoever may see the case (C9).</summary>
internal sealed class CaseSightFinder(CaseFinder cases) : IRecordSight
{
    public IReadOnlyCollection<string> Prefixes => CaseRecords.Prefixes;

    public async Task<bool> MaySeeAsync(string recordNo, string userId, CancellationToken cancel) => await cases.FindAsync(recordNo, userId, cancel) is not null;
}
