using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Who acts, when, and in which company.</summary>
public sealed record CommitmentActor(string UserId, DateTimeOffset Now, OrgTree Org)
{
    public bool Is(string? userId) => string.Equals(UserId, userId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who is asked where somebody above this person has to agree: the direct superior, at the top the last resort; null where that is the person.</summary>
    public string? Above(string userId) =>
        (Org.SuperiorsOf(userId).FirstOrDefault() ?? Org.LastResort) is { } above && !string.Equals(above.UserId, userId, StringComparison.OrdinalIgnoreCase) ? above.UserId : null;

    /// <summary>The promiser, or somebody above: only they unlock, move and give up a promise (R22).</summary>
    public bool MayDecide(Commitment commitment) => Is(commitment.Promiser) || Org.IsAbove(UserId, commitment.Promiser);

    /// <summary>Either side of the promise, somebody above one of them, or who stands in for the responsible person.</summary>
    public bool MayWork(Commitment commitment) => MayDecide(commitment) || Org.MayDoFor(UserId, commitment.Responsible);

    /// <summary>C9.</summary>
    public bool MaySee(Commitment commitment) => MaySee(UserId, commitment, Org);

    public static bool MaySee(string viewerId, Commitment commitment, OrgTree org) =>
        org.MaySee(viewerId, commitment.Promiser) || org.MaySee(viewerId, commitment.Responsible) || (commitment.Notified is { } notified && org.MaySee(viewerId, notified))
        || string.Equals(viewerId, commitment.Approver, StringComparison.OrdinalIgnoreCase);
}
