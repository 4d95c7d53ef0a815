using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Finds a case that this person may know of (C9).</summary>
internal sealed class CaseFinder(CaseStore cases, RecordSightFinder sight, OrgDirectory org)
{
    public async Task<Case?> FindAsync(string recordNo, string viewer, CancellationToken cancel) =>
        await cases.FindAsync(recordNo, cancel) is { } found && (found.IsVisibleTo(viewer, org.Current) || await sight.MaySeeAsync(viewer, recordNo, cancel)) ? found : null;
}

/// <summary>
/// Whoever has, had or will have a stage of a case. Who had one once still may: a late click on an old card is told who has it now, and not that there is no
/// such record (C8).
/// </summary>
internal sealed class CasePartiesFinder(CaseStore cases) : IRecordParties
{
    public async Task<bool> KnowsAsync(string recordNo, string viewerId, OrgTree org, CancellationToken cancel)
    {
        if (await cases.FindAsync(recordNo, cancel) is not { } found) return false;
        return found.IsVisibleTo(viewerId, org) || (await cases.HistoryAsync(recordNo, cancel)).Any(happened => happened.Event switch
        {
            RunStarted started => started.Holders.Values.Any(one => StagePick.Same(one.UserId, viewerId)),
            StageAssigned assigned => StagePick.Same(assigned.To.UserId, viewerId),
            SkipAsked asked => StagePick.Same(asked.Reviewer.UserId, viewerId),
            _ => StagePick.Same(happened.Event.By, viewerId),
        });
    }
}
