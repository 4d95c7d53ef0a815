using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>A pause for the customer's sake: shown in every list, and silent, since its end is told by the stage that goes on (part C 14).</summary>
internal sealed class CustomerWaitPolicy : IDeadlinePolicy
{
    public const string PolicyName = "customer-wait";

    /// <summary>What ends a pause by itself is logged as.</summary>
    public const string Source = "job";

    public string Name => PolicyName;

    public DeadlineStep? Next(Deadline deadline, string? after) => null;

    public Said Say(DeadlineNotice notice) => throw new InvalidOperationException("A pause says nothing.");
}
