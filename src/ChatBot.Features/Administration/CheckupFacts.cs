using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Features.Reports;

namespace ChatBot.Features.Administration;

/// <summary>All that the checks judge, as it was found at one moment.</summary>
internal sealed record CheckupFacts
{
    public required DateTimeOffset Now { get; init; }

    public required OrgTree Org { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public ServiceState? OrgSynced { get; init; }

    public ServiceState? OrgFailed { get; init; }

    public ServiceState? OrgRefused { get; init; }

    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Who was refused for want of a licence last (userids).</summary>
    public IReadOnlyList<string> Unlicensed { get; init; } = [];

    public IReadOnlyList<ContentProblem> TemplateProblems { get; init; } = [];

    public IReadOnlyList<ContentProblem> PeopleProblems { get; init; } = [];

    public IReadOnlyList<string> UnknownDepartments { get; init; } = [];

    public IReadOnlyList<long> FailedMessages { get; init; } = [];

    public IReadOnlyList<ParkedNow> Parked { get; init; } = [];

    public long Unfired { get; init; }

    public IReadOnlyList<UndeliveredGroup> Undelivered { get; init; } = [];

    public IReadOnlyList<MissedReport> MissedReports { get; init; } = [];

    public long EvidenceWaiting { get; init; }

    public IReadOnlyList<LostEvidence> EvidenceLost { get; init; } = [];

    /// <summary>Why no time can be drawn on pictures, or null.</summary>
    public string? FontProblem { get; init; }

    /// <summary>Pictures of records that have no copy with the time on it yet.</summary>
    public long EvidenceUnmarked { get; init; }

    public long UnknownCallbacks { get; init; }

    public ApprovalHealth? Approvals { get; init; }

    /// <summary>Gates that were let pass within the last 30 days.</summary>
    public long Overridden { get; init; }
}
