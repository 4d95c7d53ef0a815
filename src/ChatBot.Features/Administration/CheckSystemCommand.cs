using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using ChatBot.Features.Reports;

namespace ChatBot.Features.Administration;

/// <summary><c>体检</c>: every check with ✓ or ✗ and the remedy, for admins (R58, C12).</summary>
internal sealed class CheckSystemCommand(
    CheckupStore store, AuditStore audit, ServiceStateStore state, ReportStore reports, ApprovalStore approvals, CaseStore cases, OrgDirectory org, WorkCalendar calendar, TemplateRenderer renderer, ContentState content,
    ReportsOptions options, EvidenceStore evidence, FontFinder font)
    : IChatCommand
{
    private static readonly TimeSpan FetchDelay = TimeSpan.FromMinutes(10);

    public static CommandSpec Spec { get; } = new("体检", "检查机器人各部分是否正常，附处理办法", ["体检"])
    {
        Synonyms = ["自检", "系统状态"],
        For = Audience.Admins,
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var now = call.Now;
        var facts = new CheckupFacts
        {
            Now = now,
            Org = org.Current,
            Calendar = calendar,
            OrgSynced = await state.FindAsync(ServiceState.OrgSynced, cancel),
            OrgFailed = await state.FindAsync(ServiceState.OrgFailed, cancel),
            OrgRefused = await state.FindAsync(ServiceState.OrgRefused, cancel),
            Absences = org.Absences,
            Unlicensed = await store.UnlicensedAsync(now.AddDays(-7), cancel),
            TemplateProblems = renderer.Problems,
            PeopleProblems = content.People,
            UnknownDepartments = ReportScope.UnknownDepartments(org.Current, options.Departments),
            FailedMessages = await store.FailedMessagesAsync(cancel),
            Parked = await store.ParkedAsync(now, cancel),
            Unfired = (await audit.MissedAsync(now, cancel)).Count,
            Undelivered = await store.UndeliveredAsync(now.AddDays(-1), cancel),
            MissedReports = await reports.MissedSinceAsync(BusinessTime.DayOf(now).AddDays(-7), cancel),
            EvidenceWaiting = await store.EvidenceWaitingAsync(now - FetchDelay, cancel),
            EvidenceLost = await store.EvidenceLostAsync(now.AddDays(-30), cancel),
            FontProblem = font.Problem,
            EvidenceUnmarked = await evidence.UnmarkedAsync(now - FetchDelay, cancel),
            UnknownCallbacks = await store.UnknownCallbacksAsync(now.AddDays(-7), cancel),
            Approvals = await approvals.HealthAsync(now.AddDays(-7), cancel),
            Overridden = await cases.OverriddenAsync(now.AddDays(-30), cancel),
        };
        return Reply.Of(AdministrationWordings.Checkup.With(Checkup.Of(facts)));
    }
}
