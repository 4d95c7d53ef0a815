using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// Who may know of a record with clocks (C9), one rule for every command that takes its number: whose line one of its clocks is, whom the record itself knows,
/// and who was told of it: finance and heads may answer what they were sent.
/// </summary>
public sealed class RecordSightFinder(DeadlineStore deadlines, IEnumerable<IRecordParties> records, OrgDirectory org)
{
    public async Task<bool> MaySeeAsync(string viewerId, string recordNo, CancellationToken cancel) =>
        await MaySeeAsync(viewerId, recordNo, await deadlines.OfRecordAsync(recordNo, cancel), cancel);

    /// <param name="clocks">All clocks of the record, which the caller has read already.</param>
    public async Task<bool> MaySeeAsync(string viewerId, string recordNo, IReadOnlyList<Deadline> clocks, CancellationToken cancel)
    {
        var tree = org.Current;
        if (clocks.Any(clock => tree.MaySee(viewerId, clock.Holder) || tree.MaySee(viewerId, clock.Owner))) return true;
        foreach (var kind in records)
        {
            if (await kind.KnowsAsync(recordNo, viewerId, tree, cancel)) return true;
        }

        return clocks.Count > 0 && (await deadlines.FiresOfAsync(recordNo, cancel)).Any(fired => fired.Recipients.Split('、').Contains(viewerId, StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>A folder to the right that keeps records knows people of them who have no clock, or none yet: whoever comes next in a flow, finance for a payment.</summary>
public interface IRecordParties
{
    /// <summary>False for records of another kind.</summary>
    Task<bool> KnowsAsync(string recordNo, string viewerId, OrgTree org, CancellationToken cancel);
}
