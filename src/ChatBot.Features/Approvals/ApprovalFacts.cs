using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>What approvals say about a contract: whether the company's yes stands, and where the form is if it does not.</summary>
internal sealed class ApprovalFacts(ApprovalStore store, ApprovalRulesLibrary rules, OrgDirectory org, WorkCalendar calendar) : IContractFacts
{
    public int Place => 10;

    public async Task<ContractFacts> OfAsync(Contract contract, string viewerId, DateTimeOffset now, CancellationToken cancel)
    {
        var forms = await store.OfContractAsync(contract.RecordNo, cancel);
        // A form that was taken back or rejected does not hide an earlier or later one that passed.
        var shown = forms.FirstOrDefault(form => ApprovalStates.IsApproved(form.State)) is { } approved && forms[0].State != ApprovalState.InReview ? approved : forms.FirstOrDefault();
        if (shown is null) return new ContractFacts(["审批：还没有审批单"], []);
        var form = ApprovalHistory.Read([.. (await store.SightingsAsync([shown.SpNo], cancel))[shown.SpNo]]);
        var times = NodeTime.Of(form, rules.Rules, org.Current, calendar, now);
        return new ContractFacts([LineOf(shown, form, times, now), .. forms.Count > 1 ? [$"共 {forms.Count} 张审批单，全部请发：审批 {contract.RecordNo}"] : (string[])[]], [new Act("看审批", $"审批 {contract.RecordNo}")]);
    }

    private string LineOf(Approval approval, ApprovalForm form, IReadOnlyList<NodeTime> times, DateTimeOffset now)
    {
        var head = $"审批：{(ApprovalStates.IsApproved(form.State) ? "✅" : "")}{ApprovalStates.InWords(form.State)}（{approval.RecordNo}）";
        if (form.State != ApprovalState.InReview || times.LastOrDefault(time => time.Visit.LeftAt is null) is not { } running)
            return form.EndedAt is { } ended ? $"{head}{DateWords.Absolute(ended, now)}" : head;
        var holders = string.Join("、", running.Visit.Seats.Where(seat => seat.Waits).Select(seat => org.Current.NameOf(seat.Holder)));
        return $"{(running.IsLate ? "🔴" : "")}{head}在 {holders} 手里，从 {DateWords.Absolute(running.Visit.EnteredAt, now)} 起，{DateWords.Remaining(running.DueAt, now)}";
    }
}
