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

    /// <summary>What was asked for at the start, in its order.</summary>
    public IReadOnlyList<CaseFact> Facts { get; init; } = [];

    /// <summary>As its reporter says; a stage may be graver by its flow, never less.</summary>
    public ClockSeverity Severity { get; init; }

    public required string Initiator { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required FlowRun Run { get; init; }

    /// <summary>Counts the events; every change carries the version that it saw (C8).</summary>
    public long Version { get; init; }

    public Flow Flow => Run.Flow;

    /// <summary>C9: whoever started it, has, had or will have a stage of it or a share in it, and everybody above them.</summary>
    public bool IsVisibleTo(string viewer, OrgTree org) =>
        org.MaySee(viewer, Initiator)
        || Run.Stages.SelectMany(People).Distinct(StringComparer.OrdinalIgnoreCase).Any(person => org.MaySee(viewer, person));

    private static IEnumerable<string> People(StageRun stage) =>
        stage.Outputs.SelectMany(value => new[] { value.Person, value.Judge }).Append(stage.Holder).Append(stage.Skip?.By).OfType<string>().Concat(stage.Stays.Select(stay => stay.Holder));
}

/// <summary>One thing that is known about a case from its start: 设备 CT-2.</summary>
public sealed record CaseFact(string Name, string Value);

/// <summary>Who does something to a case, when, and by which entrance.</summary>
/// <param name="At">UTC.</param>
/// <param name="Cause">Inbox row that it follows from; null for an undo.</param>
public sealed record CaseAct(string UserId, DateTimeOffset At, string Source, long? Cause)
{
    /// <summary>Nobody is told of it one by one: a handover says all at once.</summary>
    public bool IsQuiet { get; init; }

    public static CaseAct Of(CommandCall call) => new(call.SenderId, call.Now, call.Source.ToString(), call.MessageId);
}
