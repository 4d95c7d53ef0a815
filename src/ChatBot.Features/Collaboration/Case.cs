using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>A record that runs through a flow: the run, and what it is about.</summary>
public sealed record Case
{
    public required string RecordNo { get; init; }

    /// <summary>What it is about, in the user's words.</summary>
    public required string Title { get; init; }

    public required string Customer { get; init; }

    public string? ProductLine { get; init; }

    /// <summary>The customer's region, where it is known (R15).</summary>
    public string? Region { get; init; }

    public required string Initiator { get; init; }

    /// <summary>As its reporter or its flow says; kept by every clock of it.</summary>
    public ClockSeverity Severity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required FlowRun Run { get; init; }

    /// <summary>Counts the events; every change carries the version that it saw (C8).</summary>
    public long Version { get; init; }

    public Flow Flow => Run.Flow;

    /// <summary>C9: whoever started it or has, had or will have a stage of it, and everybody above them.</summary>
    public bool IsVisibleTo(string viewer, OrgTree org) =>
        org.MaySee(viewer, Initiator) || Run.Stages.Any(stage => stage.Holder is { } holder && org.MaySee(viewer, holder));
}

/// <summary>Who does something to a case, when, and by which entrance.</summary>
/// <param name="At">UTC.</param>
/// <param name="Cause">Inbox row that it follows from; null for an undo.</param>
public sealed record CaseAct(string UserId, DateTimeOffset At, string Source, long? Cause)
{
    /// <summary>Nobody is told of it one by one: a handover says all at once.</summary>
    public bool IsQuiet { get; init; }

    public static CaseAct Of(CommandCall call) => new(call.SenderId, call.Now, call.Source.ToString(), call.MessageId);
}
