namespace ChatBot.Features.Handovers;

/// <summary>The work of one person given to another. Instants are UTC.</summary>
public sealed record Handover
{
    public long Id { get; init; }

    public string FromPerson { get; init; } = "";

    public string ToPerson { get; init; } = "";

    public string DoneBy { get; init; } = "";

    /// <summary>The handover that this one takes back.</summary>
    public long? ReverseOf { get; init; }

    public long? Cause { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string RecordNo => $"交接-{Id}";
}

/// <summary>The receipt of one item.</summary>
public sealed record HandoverItem
{
    public long Id { get; init; }

    public long HandoverId { get; init; }

    public string Kind { get; init; } = "";

    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    public string Title { get; init; } = "";

    public string Customer { get; init; } = "";

    public HandoverState State { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public HandedItem Item => new(RecordNo, Part, Title, Customer);
}

/// <summary>Stored by name.</summary>
public enum HandoverState
{
    Waiting,
    Done,

    /// <summary>Could not be given; the next 交接 tries again.</summary>
    Refused,

    /// <summary>Taken back before it was its turn.</summary>
    Cancelled,
}
