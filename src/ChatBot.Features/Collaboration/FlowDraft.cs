using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>A flow as far as it could be read: what is wrong has no value, and has been named already.</summary>
internal sealed record FlowDraft
{
    public required string File { get; init; }

    public required int Line { get; init; }

    public Written<string>? Id { get; init; }

    public Written<string>? Title { get; init; }

    public Written<string>? Record { get; init; }

    public FlowSeverity Severity { get; init; }

    public Written<string>? OverrideBy { get; init; }

    public Written<string>? CancelUntil { get; init; }

    public StartDraft? Start { get; init; }

    public IReadOnlyList<Written<KeyValuePair<string, string>>> Roles { get; init; } = [];

    public IReadOnlyList<StageDraft> Stages { get; init; } = [];

    public Flow Build() => new()
    {
        Id = Id!.Value,
        Title = Title!.Value,
        Record = Record!.Value,
        Severity = Severity,
        OverrideBy = OverrideBy?.Value,
        CancelUntil = CancelUntil?.Value,
        Start = Start?.Build(),
        Roles = Roles.ToDictionary(role => role.Value.Key, role => role.Value.Value, StringComparer.Ordinal),
        Stages = [.. Stages.Select(stage => stage.Build(Severity))],
    };
}

internal sealed record StageDraft
{
    public required int Line { get; init; }

    public Written<string>? Id { get; init; }

    public Written<string>? Title { get; init; }

    public Written<string>? Role { get; init; }

    public IReadOnlyList<Written<string>> After { get; init; } = [];

    public Written<StageLimit>? Due { get; init; }

    public EscalationTarget? EscalateTo { get; init; }

    public FlowSeverity? Severity { get; init; }

    public IReadOnlyList<OutputDraft> Outputs { get; init; } = [];

    public IReadOnlyList<Written<OutputRef>> EntryChecks { get; init; } = [];

    public IReadOnlyList<Written<OutputRef>> ExitChecks { get; init; } = [];

    public bool NotInitiator { get; init; }

    public Written<string>? NotApplicable { get; init; }

    public IReadOnlyList<Written<string>> RejectTo { get; init; } = [];

    public Written<decimal>? CustomerWait { get; init; }

    public Written<string>? ReopenTo { get; init; }

    public bool StopsOnChange { get; init; }

    public Written<string>? Verb { get; init; }

    public Written<string>? Why { get; init; }

    public Written<string>? How { get; init; }

    public Written<string>? Sample { get; init; }

    public Written<string>? Ask { get; init; }

    /// <summary>For problems: its id, or a question mark.</summary>
    public string Name => Id?.Value ?? "?";

    public FlowStage Build(FlowSeverity severity) => new()
    {
        Id = Id!.Value,
        Title = Title!.Value,
        Role = Role!.Value,
        After = [.. After.Select(after => after.Value)],
        Due = Due!.Value,
        EscalateTo = EscalateTo!.Value,
        Severity = Severity ?? severity,
        Outputs = [.. Outputs.Select(output => output.Build())],
        EntryChecks = [.. EntryChecks.Select(check => check.Value)],
        ExitChecks = [.. ExitChecks.Select(check => check.Value)],
        NotInitiator = NotInitiator,
        NotApplicable = NotApplicable?.Value,
        RejectTo = [.. RejectTo.Select(stage => stage.Value)],
        CustomerWait = (int)(CustomerWait?.Value ?? 0),
        ReopenTo = ReopenTo?.Value,
        StopsOnChange = StopsOnChange,
        Verb = Verb?.Value,
        Why = Why!.Value,
        How = How!.Value,
        Sample = Sample?.Value ?? "",
        Ask = Ask?.Value,
    };
}

internal sealed record OutputDraft
{
    public required int Line { get; init; }

    public Written<string>? Id { get; init; }

    public Written<string>? Title { get; init; }

    public OutputType? Type { get; init; }

    public bool Optional { get; init; }

    public IReadOnlyList<Written<string>> Options { get; init; } = [];

    public Written<decimal>? Min { get; init; }

    public Written<decimal>? Max { get; init; }

    public Written<string>? Unit { get; init; }

    public PhotoKind? Accept { get; init; }

    public Written<bool>? ValidUntil { get; init; }

    public FlowOutput Build() => new()
    {
        Id = Id!.Value, Title = Title!.Value, Type = Type!.Value, Optional = Optional, Options = [.. Options.Select(option => option.Value)],
        Min = Min?.Value, Max = Max?.Value, Unit = Unit?.Value ?? "", Accept = Accept ?? PhotoKind.Photo, ValidUntil = ValidUntil?.Value ?? false,
    };
}

internal sealed record StartDraft
{
    public required int Line { get; init; }

    public Written<string>? Verb { get; init; }

    public IReadOnlyList<Written<string>> Synonyms { get; init; } = [];

    public Written<string>? Summary { get; init; }

    public Written<string>? Example { get; init; }

    public Written<string>? About { get; init; }

    public IReadOnlyList<FieldDraft> Fields { get; init; } = [];

    public FlowStart Build() => new()
    {
        Verb = Verb!.Value, Synonyms = [.. Synonyms.Select(one => one.Value)], Summary = Summary!.Value, Example = Example!.Value, About = About?.Value, Fields = [.. Fields.Select(field => field.Build())],
    };
}

internal sealed record FieldDraft
{
    public required int Line { get; init; }

    public Written<string>? Name { get; init; }

    public FieldKind? Kind { get; init; }

    public bool Required { get; init; }

    public Written<string>? Ask { get; init; }

    public Written<string>? Example { get; init; }

    public FlowField Build() => new() { Name = Name!.Value, Kind = Kind!.Value, Required = Required, Ask = Ask?.Value ?? "", Example = Example?.Value ?? "" };
}
