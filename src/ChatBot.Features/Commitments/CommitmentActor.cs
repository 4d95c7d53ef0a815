using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Who acts, when, and in which company.</summary>
public sealed record CommitmentActor(string UserId, DateTimeOffset Now, OrgTree Org)
{
    public bool Is(string? userId) => string.Equals(UserId, userId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The promiser, or somebody above: only they unlock, move and give up a promise (R22).</summary>
    public bool MayDecide(Commitment commitment) => Is(commitment.Promiser) || Org.IsAbove(UserId, commitment.Promiser);

    /// <summary>Either side of the promise, somebody above one of them, or who stands in for the responsible person.</summary>
    public bool MayWork(Commitment commitment) => MayDecide(commitment) || Org.MayDoFor(UserId, commitment.Responsible);

    /// <summary>C9.</summary>
    public bool MaySee(Commitment commitment) =>
        Org.MaySee(UserId, commitment.Promiser) || Org.MaySee(UserId, commitment.Responsible) || (commitment.Notified is { } notified && Org.MaySee(UserId, notified));
}
