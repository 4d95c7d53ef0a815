using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Leads;

namespace ChatBot.Features.Figures;

/// <summary>客诉占比 内部协同 (R69): by the cause that the reviewer set at the archive. Not the same as lost deals put down to us (decision 2).</summary>
internal sealed class InternalComplaintFigure(ComplaintCauseStore store, FiguresOptions options) : IFigure
{
    public Definition Definition { get; } = new(
        "complaint-internal", "客诉内部协同占比", ["客诉占比", "客诉占比内部协同", "内部协同占比", "内部协同"], "%", $"窗口内登记、归档原因是{options.InternalCauses}的客诉", "窗口内登记、已归档并有原因的客诉", null, ["还没归档、没有原因的不计入（另列）"], 1,
        new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => true;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var causes = options.Causes;
        return
        [
            .. (await store.LoggedAsync(window.Span, cancel)).Select(one => new Sample(
                one.RecordNo, [one.LoggedBy], one.Cause is { } cause && causes.Contains(cause, StringComparer.Ordinal) ? 1 : 0, 1, $"{one.RecordNo} {one.Customer} 原因：{one.Cause ?? "未定"}")
            {
                Excluded = one.Cause is null ? "还没归档、没有原因" : null, Group = one.Cause ?? "", Person = one.LoggedBy,
            }),
        ];
    }
}

/// <summary>丢单占比 内部响应 (R18): what was claimed, and in each row what was measured.</summary>
internal sealed class InternalLossFigure(LeadStore leads, LeadLinksLibrary library) : IFigure
{
    public Definition Definition { get; } = new(
        "loss-internal", "丢单内部响应占比", ["内部响应占比", "丢单占比"], "%", "窗口内丢单、登记的原因是内部响应的线索", "窗口内丢单的线索", null, ["登记的原因照登记的算；量到的内部等待和异议另列"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => true;

    public IEnumerable<string> NotesOn(Figure figure)
    {
        var claimed = figure.Rows.Where(row => row.Value > 0).ToList();
        if (claimed.Count > 0) yield return $"登记为内部响应的 {claimed.Count} 条里，系统量到内部等待满 {library.Links.InternalWait.TotalHours:0.#} 小时的 {claimed.Count(row => row.Beside > 0)} 条";
    }

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var links = library.Links;
        return
        [
            .. (await leads.ClosedAsync(null, LeadState.Lost, window.Span.From, window.Span.To, cancel)).Select(lead =>
            {
                var isClaimed = links.Reasons.Any(reason => reason.Id == lead.LossReason && reason.IsInternal);
                var measured = TimeSpan.FromMinutes(lead.LossInternalMinutes ?? 0);
                return new Sample(
                    lead.RecordNo, [lead.Owner], isClaimed ? 1 : 0, 1,
                    $"{lead.RecordNo} {lead.Customer}{(lead.Amount is Money amount ? " " + amount : "")} 登记：{links.ReasonTitle(lead.LossReason ?? "")}；量到内部等待 {measured.TotalHours:0.#} 小时{(lead.DisputedBy is null ? "" : "；有异议")}")
                {
                    Group = links.ReasonTitle(lead.LossReason ?? ""), Beside = isClaimed && measured >= links.InternalWait ? 1 : 0, Person = lead.Owner,
                };
            }),
        ];
    }
}
