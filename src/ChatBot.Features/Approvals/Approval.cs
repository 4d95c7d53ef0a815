namespace ChatBot.Features.Approvals;

/// <summary>What is kept of a form: how it stands, which contract it is for, and what it has caused.</summary>
public sealed record Approval
{
    public string SpNo { get; init; } = "";

    public string Name { get; init; } = "";

    public string TemplateId { get; init; } = "";

    public FormFamily Family { get; init; }

    public string Applicant { get; init; } = "";

    public DateTimeOffset AppliedAt { get; init; }

    public ApprovalState State { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsBackfilled { get; init; }

    /// <summary>What was filled in; null while it has not been read.</summary>
    public string? FormText { get; init; }

    public string? ContractNo { get; init; }

    public LinkOrigin? LinkedHow { get; init; }

    public string? LinkedBy { get; init; }

    public DateTimeOffset? LinkedAt { get; init; }

    public string? CreditedTo { get; init; }

    public string? CreditedObject { get; init; }

    public DateTimeOffset? CreditedAt { get; init; }

    public DateTimeOffset? DetailAt { get; init; }

    public DateTimeOffset? DetailDueAt { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>For a leave form: from when the person is away, UTC; null while the form has not been read.</summary>
    public DateTimeOffset? LeaveFrom { get; init; }

    public DateTimeOffset? LeaveUntil { get; init; }

    /// <summary>Who stands in, as the form says (userid).</summary>
    public string? LeaveDelegate { get; init; }

    public DateTimeOffset FirstSeenAt { get; init; }

    public long Version { get; init; }

    public string RecordNo => ApprovalClocks.RecordNoOf(SpNo);
}

/// <summary>Who said which contract a form is for. Stored by name.</summary>
public enum LinkOrigin
{
    /// <summary>Its number stands on the form.</summary>
    Form,

    /// <summary>Somebody typed it; what stands on the form does not change it any more.</summary>
    Chat,
}
