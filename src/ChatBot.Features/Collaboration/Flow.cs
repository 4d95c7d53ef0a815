using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Collaboration;

/// <summary>How a kind of case runs through the company: data from <c>templates/flows/*.yaml</c>, kept as JSON with every case that it started.</summary>
public sealed record Flow
{
    public required string Id { get; init; }

    /// <summary>In Chinese, as people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Prefix of the records that run through it: XQ, KS.</summary>
    public required string Record { get; init; }

    /// <summary>High: its cases break the quiet hours, whatever their reporter says.</summary>
    public ClockSeverity Severity { get; init; }

    /// <summary>Role in this flow → whom to ask for: a name of the duty table or of a department, or one of <see cref="FlowRole"/>'s words.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>In the order of the file, which is the order of every list.</summary>
    public required IReadOnlyList<FlowStage> Stages { get; init; }

    public FlowStage Stage(string id) => Stages.First(stage => stage.Id == id);
}

public sealed record FlowStage
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Role { get; init; }

    /// <summary>Ids of the stages that must be done before this one opens; empty: it opens with the case.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public required StageLimit Due { get; init; }

    public required EscalationTarget EscalateTo { get; init; }

    public StageEvidence Evidence { get; init; }

    public bool ResultRequired { get; init; }

    /// <summary>Four eyes: whoever started the case neither has this stage nor completes it (R28).</summary>
    public bool NotInitiator { get; init; }

    /// <summary>A verb of its own that completes this stage: 接单, 库存确认.</summary>
    public string? Verb { get; init; }

    public required string Output { get; init; }

    public required string Why { get; init; }

    public required string How { get; init; }

    /// <summary>What is lacking until it is done, for escalations.</summary>
    public string Missing => NeedsPicture ? $"{Output}（需附{EvidenceInWords}）" : Output;

    /// <summary>It cannot be completed without a picture that counts (R33).</summary>
    public bool NeedsPicture => Evidence != StageEvidence.None;

    /// <summary>照片, 截图, or either.</summary>
    public string EvidenceInWords => Evidence switch
    {
        StageEvidence.Screenshot => "截图",
        StageEvidence.Any => "照片或截图",
        _ => "照片",
    };
}

/// <summary>Decision 9: every limit says by which clock it runs.</summary>
public sealed record StageLimit(double Hours, LimitClock Clock)
{
    public string InWords => Clock == LimitClock.Working ? $"工作时间{Hours:0.##}小时" : $"自然时间{Hours:0.##}小时";
}

public enum LimitClock
{
    Natural,
    Working,
}

public enum StageEvidence
{
    None,

    /// <summary>At least one photo before it can be completed, by whatever entrance, with the code of the moment on it (R33).</summary>
    Photo,

    /// <summary>At least one screenshot of a log.</summary>
    Screenshot,

    /// <summary>Either of them.</summary>
    Any,
}

/// <summary>The words for roles that the case itself fills.</summary>
public static class FlowRole
{
    /// <summary>Whoever started the case.</summary>
    public const string Initiator = "initiator";

    /// <summary>The direct superior of whoever started it.</summary>
    public const string InitiatorSuperior = "initiator_superior";
}

/// <summary>A feature that starts a flow declares it as a static field, so that a missing file is found at start.</summary>
public sealed record FlowUse(string FlowId);
