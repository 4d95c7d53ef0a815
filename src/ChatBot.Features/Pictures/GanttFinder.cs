using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;

namespace ChatBot.Features.Pictures;

/// <summary>The clocks of a record for one who may know of it (C9).</summary>
internal sealed class GanttFinder(GanttStore clocks, DeadlineStore deadlines, RecordSightFinder sight, RecordSights sights, IEnumerable<IRelatedRecords> relations)
{
    /// <returns>Null where there is no such record, or the viewer may not know of it.</returns>
    public async Task<IReadOnlyList<Deadline>?> FindAsync(string recordNo, string viewerId, CancellationToken cancel)
    {
        var own = await deadlines.OfRecordAsync(recordNo, cancel);
        var maySee = await sight.MaySeeAsync(viewerId, recordNo, own, cancel) || await sights.MaySeeAsync(recordNo, viewerId, cancel);
        // A contract has no clock of its own: its payments and approvals have.
        foreach (var relation in relations) maySee = maySee || await relation.OfAsync(recordNo, viewerId, cancel) is not null;
        return maySee ? await clocks.ClocksAsync(recordNo, cancel) : null;
    }
}
