using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Commitments;

/// <summary>Promises of which somebody is said to have been told, and has not confirmed it (R22).</summary>
internal sealed class AwaitedNoticesHandler(CommitmentStore commitments) : IAwaitNotice
{
    public async Task<IReadOnlyList<AwaitedNotice>> OfAsync(string userId, CancellationToken cancel) =>
        [.. (await commitments.UnconfirmedByAsync(userId, cancel)).Select(one => new AwaitedNotice(one.No, $"承诺通知 {one.Customer}", $"确认收到 {one.No}"))];
}
