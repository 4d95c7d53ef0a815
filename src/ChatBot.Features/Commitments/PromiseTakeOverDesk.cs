using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>接管 of a promise: the superior becomes the one responsible; 撤销 gives it back.</summary>
internal sealed class PromiseTakeOverDesk(CommitmentChangeStore changes, OrgDirectory org) : ITakeOver
{
    public IReadOnlyCollection<string> Policies { get; } = [PromisePolicy.Id, PromiseAnswerPolicy.Id];

    public async Task<Decision<bool>> TakeAsync(CommandCall call, Deadline clock, CancellationToken cancel)
    {
        var decision = await changes.DecideAsync(call, "接管", org.Current.NameOf(call.SenderId), (commitment, actor) => commitment.Reassign(call.SenderId, actor), cancel);
        return decision.Refusal is { } refusal ? refusal : true;
    }
}
