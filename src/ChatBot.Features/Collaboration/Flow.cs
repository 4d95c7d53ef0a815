using System.Text.Json.Serialization;
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

    /// <summary>Of a stage that does not say its own.</summary>
    public FlowSeverity Severity { get; init; }

    /// <summary>Role in this flow → whom to ask for: a name of the duty table or of a department, or one of <see cref="FlowRole"/>'s words.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>The role that may let a gate pass with a reason (放行); null: nobody may.</summary>
    public string? OverrideBy { get; init; }

    /// <summary>It may be called off (终止) until this stage is done; null: not at all.</summary>
    public string? CancelUntil { get; init; }

    /// <summary>The chat command that starts it; null where a feature starts it by code.</summary>
    public FlowStart? Start { get; init; }

    /// <summary>In the order of the file, which is the order of every list.</summary>
    public required IReadOnlyList<FlowStage> Stages { get; init; }

    public FlowStage Stage(string id) => Stages.First(stage => stage.Id == id);

    /// <summary>Counted from 1, as people say it: 步骤14.</summary>
    public int NumberOf(string id) => Stages.TakeWhile(stage => stage.Id != id).Count() + 1;

    public FlowOutput Output(OutputRef reference) => Stage(reference.Stage).Output(reference.Output)!;
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

    public FlowSeverity Severity { get; init; }

    /// <summary>What has to come out; the first text among them is what is typed without a key.</summary>
    public IReadOnlyList<FlowOutput> Outputs { get; init; } = [];

    /// <summary>Outputs of earlier stages without which this one does not open: its predecessor cannot be finished before.</summary>
    public IReadOnlyList<OutputRef> EntryChecks { get; init; } = [];

    /// <summary>Outputs of other stages without which this one cannot be finished.</summary>
    public IReadOnlyList<OutputRef> ExitChecks { get; init; } = [];

    /// <summary>Four eyes: whoever started the case neither has this stage nor completes it (R28).</summary>
    public bool NotInitiator { get; init; }

    /// <summary>The role that reviews a 不适用; null: the stage cannot be left out.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Stages to which its holder may return the case (退回).</summary>
    public IReadOnlyList<string> RejectTo { get; init; } = [];

    /// <summary>For how many working days it may wait for the customer, at most 5; 0: not at all (part C 14).</summary>
    public int CustomerWait { get; init; }

    /// <summary>Whoever signed here may say afterwards that it is not solved: then the case goes back to this stage (R65).</summary>
    public string? ReopenTo { get; init; }

    /// <summary>It stands still, its clock too, while what it delivers is being changed (R05).</summary>
    public bool StopsOnChange { get; init; }

    /// <summary>A verb of its own that completes this stage: 接单, 库存确认.</summary>
    public string? Verb { get; init; }

    public required string Why { get; init; }

    public required string How { get; init; }

    /// <summary>What a good output looks like, or empty.</summary>
    public string Sample { get; init; } = "";

    /// <summary>Whom to ask, a role of the flow; null: the initiator.</summary>
    public string? Ask { get; init; }

    [JsonIgnore]
    public IEnumerable<FlowOutput> Required => Outputs.Where(output => !output.Optional);

    [JsonIgnore]
    public bool NeedsPhoto => Required.Any(output => output.Type == OutputType.Photo);

    /// <summary>「可发数量和缺口、照片」</summary>
    [JsonIgnore]
    public string OutputInWords => Outputs.Count == 0 ? "完成即可" : string.Join("、", Outputs.Select(output => output.InWords));

    /// <summary>What is lacking until it is done, for escalations.</summary>
    [JsonIgnore]
    public string Missing => Outputs.Count == 0 ? Title : string.Join("、", (Required.Any() ? Required : Outputs).Select(output => output.Optional ? output.Title : output.InWords));

    /// <summary>What is typed without a key is the value of this one.</summary>
    [JsonIgnore]
    public FlowOutput? Main => Outputs.FirstOrDefault(output => output.Type is OutputType.Split) ?? Outputs.FirstOrDefault(output => output.Type == OutputType.Text)
        ?? (Outputs.Where(output => output.Type is OutputType.Number or OutputType.Choice).ToList() is [var only] ? only : null);

    public FlowOutput? Output(string id) => Outputs.FirstOrDefault(output => output.Id == id);
}

/// <summary>Decision 9: every limit says by which clock it runs; working hours are the holder's.</summary>
public sealed record StageLimit(double Hours, LimitClock Clock)
{
    [JsonIgnore]
    public string InWords => Clock == LimitClock.Working ? $"工作时间{Hours:0.##}小时" : $"自然时间{Hours:0.##}小时";
}

public enum LimitClock
{
    Natural,
    Working,
}

public enum FlowSeverity
{
    Middle,
    High,
    Low,
}

/// <summary>The words for roles that the case itself fills.</summary>
public static class FlowRole
{
    /// <summary>Whoever started the case.</summary>
    public const string Initiator = "initiator";

    /// <summary>The direct superior of whoever started it.</summary>
    public const string InitiatorSuperior = "initiator_superior";
}

/// <summary>The chat command that starts a flow: 报修 客户 设备 现象:…</summary>
public sealed record FlowStart
{
    public required string Verb { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>One line of help in Chinese.</summary>
    public required string Summary { get; init; }

    /// <summary>A line that can be sent as it stands.</summary>
    public required string Example { get; init; }

    /// <summary>Prefix of the records that it may be about, whose customer then is its own; null: it is about a customer.</summary>
    public string? About { get; init; }

    /// <summary>After the customer, which is always asked for first.</summary>
    public IReadOnlyList<FlowField> Fields { get; init; } = [];
}

/// <summary>One thing that is asked for before a case starts.</summary>
public sealed record FlowField
{
    public required string Name { get; init; }

    public FieldKind Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>The question, where it is required.</summary>
    public string Ask { get; init; } = "";

    public string Example { get; init; } = "";
}

public enum FieldKind
{
    /// <summary>Only as 键:值.</summary>
    Keyed,

    /// <summary>The next word that nothing else took.</summary>
    Word,

    /// <summary>All that is left.</summary>
    Text,
}

/// <summary>A feature that starts a flow declares it as a static field, so that a missing file is found at start.</summary>
public sealed record FlowUse(string FlowId);
