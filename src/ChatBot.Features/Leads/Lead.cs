using ChatBot.Features.Kernel;

namespace ChatBot.Features.Leads;

/// <summary>A deal on its way: exactly one link is current. Instants are UTC. Every rule about it stands here. Pure.</summary>
public sealed record Lead
{
    public string RecordNo { get; init; } = "";

    public long CustomerId { get; init; }

    /// <summary>The customer's name.</summary>
    public string Customer { get; init; } = "";

    /// <summary>What it is about, or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it is expected to bring, in 分; null while nobody has said.</summary>
    public long? AmountFen { get; init; }

    /// <summary>Where it came from (展会), or empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whose it is (userid).</summary>
    public string Owner { get; init; } = "";

    public string LoggedBy { get; init; } = "";

    public DateTimeOffset LoggedAt { get; init; }

    /// <summary>Id of the link that is current, or was when it was lost.</summary>
    public string Link { get; init; } = "";

    public DateTimeOffset LinkSince { get; init; }

    public LeadState State { get; init; }

    /// <summary>When it was won or lost.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public string? ContractNo { get; init; }

    /// <summary>Id of the reason in leads.yaml.</summary>
    public string? LossReason { get; init; }

    public string? LossNote { get; init; }

    /// <summary>How long colleagues were waited for until it was lost, in minutes of natural time, overlaps once; null: it was not lost.</summary>
    public long? LossInternalMinutes { get; init; }

    /// <summary>Who had the slowest stage (userid).</summary>
    public string? LossSlowest { get; init; }

    public string? DisputedBy { get; init; }

    public DateTimeOffset? DisputedAt { get; init; }

    public string? DisputeReason { get; init; }

    public long Version { get; init; }

    public Money? Amount => AmountFen is { } fen ? new Money(fen) : null;

    /// <summary>Where a move leads, or why it may not be made.</summary>
    /// <param name="isSuperior">Whether whoever moves it stands above the owner.</param>
    /// <param name="reason">Why links are left out; null where none was given.</param>
    public LeadMove MoveTo(LeadLink to, LeadLinks links, bool isSuperior, string? reason)
    {
        if (State == LeadState.Lost) return new LeadMove(LeadMoveKind.Lost, []);
        var (from, target) = (links.IndexOf(Link), links.IndexOf(to.Id));
        if (from == target) return new LeadMove(LeadMoveKind.Same, []);
        // A link that is no more in the file stands behind all: whatever comes is a step back.
        if (target < from) return new LeadMove(LeadMoveKind.Back, []);
        // What is not won cannot be delivered: the way beyond the signing leads over 赢单.
        if (State == LeadState.Open && target > links.IndexOf(links.Signing)) return new LeadMove(LeadMoveKind.NotWon, []);
        var skipped = links.All.Skip(from + 1).Take(target - from - 1).ToList();
        if (skipped.Count == 0) return new LeadMove(LeadMoveKind.Next, []);
        if (!isSuperior) return new LeadMove(LeadMoveKind.NeedsSuperior, skipped);
        return new LeadMove(string.IsNullOrWhiteSpace(reason) ? LeadMoveKind.NeedsReason : LeadMoveKind.Skip, skipped);
    }
}

/// <summary>Stored by name.</summary>
public enum LeadState
{
    Open,
    Won,
    Lost,
}

/// <param name="Skipped">The links that it would leave out.</param>
public sealed record LeadMove(LeadMoveKind Kind, IReadOnlyList<LeadLink> Skipped)
{
    public bool IsAllowed => Kind is LeadMoveKind.Next or LeadMoveKind.Back or LeadMoveKind.Skip;
}

public enum LeadMoveKind
{
    Next,
    Back,

    /// <summary>Links are left out, by the word of a superior.</summary>
    Skip,
    Same,

    /// <summary>Links would be left out, and whoever wants it does not stand above the owner.</summary>
    NeedsSuperior,

    /// <summary>A superior leaves links out and does not say why.</summary>
    NeedsReason,
    Lost,

    /// <summary>It would go beyond the signing without having been won.</summary>
    NotWon,
}

/// <summary>One stay in one link.</summary>
public sealed record LeadStay
{
    public string RecordNo { get; init; } = "";

    public long Seq { get; init; }

    public string Link { get; init; } = "";

    public DateTimeOffset EnteredAt { get; init; }

    public string EnteredBy { get; init; } = "";

    public DateTimeOffset? LeftAt { get; init; }

    public string? LeftBy { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Ids of the links that were left out on the way here, with blanks between them.</summary>
    public string Skipped { get; init; } = "";

    public string SkipReason { get; init; } = "";
}
