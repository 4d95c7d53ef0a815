using ChatBot.Features.Approvals;
using ChatBot.Features.Chat;
using ChatBot.WeCom.Api;

namespace ChatBot.Wire;

/// <summary>
/// Reads forms of the 审批 app (developer doc path/91816, path/91983). A question may span 31 days at most; a page may be short or even empty and still
/// have a next one, since forms outside the visible range take up their places without being shown.
/// </summary>
internal sealed class WeComApprovalSource(WeComClient wecom) : IApprovalSource
{
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<string>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var found = new List<string>();
        for (var start = from; start < until; start += LongestSpan)
        {
            var end = start + LongestSpan < until ? start + LongestSpan : until;
            found.AddRange(await ListSpanAsync(start, end, cancel));
        }

        // Two spans share the second on their border.
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    public async Task<ApprovalSnapshot?> FindAsync(string spNo, CancellationToken cancel)
    {
        try
        {
            return CallbackTranslation.SnapshotOf(await wecom.GetApprovalDetailAsync(spNo, cancel));
        }
        catch (WeComException hidden) when ((WeComError)hidden.Code is WeComError.ApprovalNotVisible or WeComError.ApprovalParameter)
        {
            // Handed in by somebody outside the visible range, or no such form any more; where the app may not ask at all, listing says so.
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> ListSpanAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        try
        {
            return await PagesAsync(from, until, cancel);
        }
        catch (WeComException spent) when (spent.Kind == WeComErrorKind.RestartPaging)
        {
            return await PagesAsync(from, until, cancel);
        }
        catch (WeComException refused) when (refused.Code == (int)WeComError.ApprovalNotVisible || refused.Kind == WeComErrorKind.Configuration)
        {
            throw new ApprovalsRefusedException(refused.Code, refused);
        }
    }

    private async Task<IReadOnlyList<string>> PagesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await wecom.ListApprovalsAsync(from, until, cursor, cancel);
            found.AddRange(page.SpNos);
            cursor = page.NextCursor;
        }
        while (cursor is not null && seen.Add(cursor));
        return found;
    }
}
