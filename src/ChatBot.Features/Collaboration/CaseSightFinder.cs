using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Who may see the pictures of a case: whoever may see the case (C9).</summary>
internal sealed class CaseSightFinder(CaseStore cases, OrgDirectory org) : IRecordSight
{
    public IReadOnlyCollection<string> Prefixes => CaseRecords.Prefixes;

    public async Task<bool> MaySeeAsync(string recordNo, string userId, CancellationToken cancel) => await cases.FindVisibleAsync(recordNo, userId, org.Current, cancel) is not null;
}
