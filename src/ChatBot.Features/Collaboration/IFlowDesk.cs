using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// A feature whose things a flow moves: stock by 调拨, a need by 改规格. It is asked before the flow starts and before a stage of it is finished, and hears
/// what happens by <see cref="ICaseListener"/>, all in the transaction of the message.
/// </summary>
internal interface IFlowDesk
{
    /// <summary>Id of the flow.</summary>
    string FlowId { get; }

    /// <summary>What the case begins with; or why it cannot, or what has to be confirmed first. Nothing is stored yet.</summary>
    Task<Decision<StartPlan>> PlanAsync(StartAsked asked, CancellationToken cancel);

    /// <summary>It has begun.</summary>
    Task<Said?> StartedAsync(Case now, StartPlan plan, CaseAct act, CancellationToken cancel);

    /// <summary>Why this stage cannot be finished with what has been given; null where it can.</summary>
    Task<Said?> RefusalAsync(Case now, FlowStage rule, StageRun stage, CancellationToken cancel);
}

/// <summary>What somebody typed to start a flow.</summary>
/// <param name="About">The record that it is about, or null.</param>
/// <param name="Customer">As typed; null where the record says it.</param>
/// <param name="Facts">The fields that were given.</param>
/// <param name="Confirmed">The consequences have been shown, and are wanted.</param>
internal sealed record StartAsked(Flow Flow, string? About, string? Customer, IReadOnlyList<CaseFact> Facts, bool Confirmed, CommandCall Call)
{
    public string? Of(string field) => Facts.FirstOrDefault(fact => fact.Name == field)?.Value;
}

/// <param name="About">The record that it turned out to be about.</param>
internal sealed record StartPlan(string Customer, string? About, IReadOnlyList<CaseFact> Facts)
{
    public static StartPlan Of(StartAsked asked) => new(Customers.Customer.Normalised(asked.Customer ?? ""), asked.About, asked.Facts);
}
