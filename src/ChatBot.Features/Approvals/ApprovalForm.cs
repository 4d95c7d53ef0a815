namespace ChatBot.Features.Approvals;

/// <summary>A form of the 审批 app, put together from all that was ever seen of it.</summary>
public sealed record ApprovalForm
{
    public required string SpNo { get; init; }

    public required string Name { get; init; }

    public required string TemplateId { get; init; }

    public required string ApplicantId { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    public required ApprovalState State { get; init; }

    /// <summary>When the review ended: by the last decision, or by taking the form back.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Something of it was never told by an event and had to be read.</summary>
    public bool IsBackfilled { get; init; }

    public required IReadOnlyList<NodeVisit> Visits { get; init; }

    /// <summary>Everybody who stands on the form: approvers and those who get a copy.</summary>
    public required IReadOnlyList<string> People { get; init; }

    public IEnumerable<NodeVisit> Running => State == ApprovalState.InReview ? Visits.Where(visit => visit.LeftAt is null) : [];
}

/// <summary>One stay of a form at a node. A node to which a form was returned is visited again.</summary>
public sealed record NodeVisit
{
    /// <summary>Counted from 1 along the flow, without those who only get a copy.</summary>
    public required int Node { get; init; }

    /// <summary>The same for every visit of one node, whatever was put in before it.</summary>
    public required string Key { get; init; }

    /// <summary>The how-manieth visit of this node.</summary>
    public required int Round { get; init; }

    /// <summary>1 会签, 2 或签, 3 依次.</summary>
    public required int Relation { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>By which verdict it was left; 1 while it waits, 0 where the form was taken back over it.</summary>
    public required int Verdict { get; init; }

    public string? LeftBy { get; init; }

    public required IReadOnlyList<Seat> Seats { get; init; }

    /// <summary>No event told of the decision.</summary>
    public bool IsBackfilled { get; init; }

    public string FirstPerson => Seats.Count > 0 ? Seats[0].First : "";
}

/// <summary>One place at a node: whoever sat there first, and whoever it was handed on to. The clock belongs to the place.</summary>
public sealed record Seat(string Key, string First, string Holder, DateTimeOffset Since, int Verdict, DateTimeOffset? ActedAt, bool Waits);
