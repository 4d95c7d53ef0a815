using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>One stage of a run. Instants are UTC.</summary>
public sealed record StageRun
{
    public required string Id { get; init; }

    public StageState State { get; init; }

    /// <summary>The one person who has it, or will have it (userid). While a 不适用 waits for its review, the reviewer.</summary>
    public string? Holder { get; init; }

    /// <summary>How that person was found, in Chinese.</summary>
    public string Path { get; init; } = "";

    /// <summary>Somebody chose the holder by name.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Counts the times that it was opened: 2 after a return.</summary>
    public int Round { get; init; }

    /// <summary>When it was opened, this round.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>Since when the present holder has it.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Somebody said 完成 and something was lacking: when that comes, it is finished.</summary>
    public DateTimeOffset? AwaitedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public string? DoneBy { get; init; }

    /// <summary>What came out, in one line of Chinese.</summary>
    public string? Result { get; init; }

    public ValueList<OutputValue> Outputs { get; init; } = ValueList<OutputValue>.Empty;

    /// <summary>Who had it for how long before: of all rounds, oldest first.</summary>
    public ValueList<Stay> Stays { get; init; } = ValueList<Stay>.Empty;

    public ValueList<CustomerWait> Waits { get; init; } = ValueList<CustomerWait>.Empty;

    /// <summary>A 不适用 that waits for its review.</summary>
    public SkipRequest? Skip { get; init; }

    /// <summary>It was left out, for this reason.</summary>
    public string? SkippedWhy { get; init; }

    /// <summary>Why it came back, by the last return or refusal of a review.</summary>
    public string? ReturnedWhy { get; init; }

    /// <summary>A gate was let pass: by whom and why, and what had been lacking.</summary>
    public Override? Override { get; init; }

    /// <summary>The pause that runs, or null.</summary>
    [JsonIgnore]
    public CustomerWait? Wait => Waits is [.., { To: null } running] ? running : null;

    public IEnumerable<OutputValue> Of(string output) => Enumerable.Where(Outputs, value => value.Output == output);

    /// <summary>How long it has lain with people, all rounds together, pauses included.</summary>
    public TimeSpan Dwell(DateTimeOffset now) =>
        Stays.Aggregate(State == StageState.Open && HeldSince is { } since ? now - since : TimeSpan.Zero, (sum, stay) => sum + (stay.To - stay.From));

    /// <summary>How much of that it waited for the customer.</summary>
    public TimeSpan Waited(DateTimeOffset now) => Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + ((wait.To ?? now) - wait.From));
}

/// <param name="How">How it left that person's hands, in Chinese.</param>
public sealed record Stay(string Holder, DateTimeOffset From, DateTimeOffset To, string How);

/// <summary>A pause for the customer's sake (part C 14).</summary>
/// <param name="Until">It ends by itself then.</param>
/// <param name="To">When it ended; null while it runs.</param>
/// <param name="Evidence">Row of the proof.</param>
public sealed record CustomerWait(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? To, string Reason, long Evidence);

/// <param name="By">Who asked for it, and gets the stage back if it is refused.</param>
public sealed record SkipRequest(string By, string Reason, string Path, bool WasPinned);

/// <param name="Lacking">What was lacking, in Chinese.</param>
public sealed record Override(string By, string Reason, string Lacking);

public enum StageState
{
    Waiting,
    Open,
    Done,
    Cancelled,
}
