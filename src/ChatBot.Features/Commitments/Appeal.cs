using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>
/// An objection to a promise being counted as late or broken (R26): made by either side within some days, decided by whoever stands above the promiser. Granted, the
/// promise counts as on time; the fixed figures of its month stay as they are, with the correction beside them.
/// </summary>
public sealed record Appeal
{
    public string No { get; init; } = "";

    public string Appellant { get; init; } = "";

    public string Reason { get; init; } = "";

    public DateTimeOffset FiledAt { get; init; }

    /// <summary>Who is asked to decide (userid).</summary>
    public string Decider { get; init; } = "";

    public AppealVerdict Verdict { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedReason { get; init; }

    public long Version { get; init; }

    /// <param name="standing">The appeal that there is for this promise, or null.</param>
    /// <param name="within">So long after the promise was closed it may be made.</param>
    public static Decision<Appeal> File(Commitment commitment, Appeal? standing, string reason, CommitmentActor by, TimeSpan within)
    {
        if (!by.Is(commitment.Promiser) && !by.Is(commitment.Responsible)) return CommitmentWordings.AppealBySides.With(new AppealBySidesModel(commitment.No, by.Org.NameOf(commitment.Promiser), by.Org.NameOf(commitment.Responsible)));
        if (standing is { Verdict: not AppealVerdict.Withdrawn })
            return CommitmentRefusals.Already(commitment, by, standing.Appellant, standing.FiledAt, "申诉");
        if (!(commitment.State == CommitmentState.Broken || (commitment.State == CommitmentState.Fulfilled && !commitment.IsOnTime)))
            return CommitmentWordings.NothingToAppeal.With(new NothingToAppealModel(commitment.No, CommitmentWords.StateOf(commitment), commitment.State == CommitmentState.Active && commitment.DueAt < by.Now));
        if (by.Now > commitment.ClosedAt + within)
            return CommitmentWordings.AppealTooLate.With(new AppealTooLateModel(commitment.No, CommitmentWords.At(commitment.ClosedAt!.Value, by.Now), (int)within.TotalDays));
        return by.Above(commitment.Promiser) is { } decider
            ? new Appeal { No = commitment.No, Appellant = by.UserId, Reason = reason, FiledAt = by.Now, Decider = decider, Version = (standing?.Version ?? 0) + 1 }
            : CommitmentWordings.NobodyAbove.With(new NobodyAboveModel(commitment.No));
    }

    public Decision<Appeal> Decide(Commitment commitment, bool isGranted, string? reason, CommitmentActor by)
    {
        if (Verdict is AppealVerdict.Granted or AppealVerdict.Rejected)
            return CommitmentRefusals.Already(commitment, by, DecidedBy!, DecidedAt!.Value, Verdict == AppealVerdict.Granted ? "判定申诉成立" : "判定申诉不成立");
        if (Verdict == AppealVerdict.Withdrawn) return CommitmentWordings.NoAppeal.With(new NoAppealModel(No));
        // Nobody judges a cause of one's own.
        if (by.Is(Appellant) || by.Is(commitment.Promiser) || !(by.Is(Decider) || by.Org.IsAbove(by.UserId, commitment.Promiser)))
            return CommitmentRefusals.NotYours(commitment, by, Decider);
        return this with { Verdict = isGranted ? AppealVerdict.Granted : AppealVerdict.Rejected, DecidedBy = by.UserId, DecidedAt = by.Now, DecidedReason = reason };
    }
}

public enum AppealVerdict
{
    Open,
    Granted,
    Rejected,
    Withdrawn,
}
