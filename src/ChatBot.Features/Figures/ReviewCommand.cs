using ChatBot.Features.AfterSales;
using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Leads;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary><c>复盘 HT-88</c>, <c>复盘 XS-12</c>, <c>复盘 KS-7</c>: the dated timeline in sentences, and how much of the time was waiting (R10).</summary>
internal sealed class ReviewCommand(
    ContractFinder contracts, LeadFinder leadFinder, LeadStore leads, LeadLinksLibrary links, CaseFinder cases, StageWorkStore stages, ApprovalWaitStore approvals, ReviewStore store, ComplaintStore complaintStore, OrgDirectory org,
    WorkCalendars calendars) : IChatCommand
{
    private const int PageSize = 12;

    public static CommandSpec Spec { get; } = new("复盘", "回看一份合同、一条线索或一件事：哪天做了什么，等了谁多久", ["复盘 HT-2026-088", "复盘 XS-12", "复盘 KS-7"])
    {
        Synonyms = ["回顾"],
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "复盘哪一件？请发编号", Example = "HT-2026-088" }],
        Notes = ["等待按自然时间，同时等几个人只算一次；工作时间另列。", "只有看得到这条记录的人能复盘。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var asked = call.Slots.Record("编号")!;
        var found = RecordNo.PrefixOf(asked) switch
        {
            RecordNo.Contract => await OfContractAsync(asked, call, cancel),
            RecordNo.Lead => await OfLeadAsync(asked, call, cancel),
            _ => await OfCaseAsync(asked, call, cancel),
        };
        if (found is not { } one) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(asked));
        var (tree, review) = (org.Current, one.Review);
        var calendar = calendars.For(one.Owner);
        var today = BusinessTime.DayOf(call.Now);
        return Pages.Of(review.Events, PageSize, (page, before, left) => FigureWordings.Reviewed.With(new ReviewModel(
            one.No, one.About, before == 0, DateWords.Day(BusinessTime.DayOf(review.Life.From), today), one.IsOver ? DateWords.Day(BusinessTime.DayOf(review.Life.To), today) : "现在", DateWords.Span(review.Life.Length),
            DateWords.Span(calendar.WorkingTimeBetween(review.Life.From, review.Life.To)), review.Waited > TimeSpan.Zero ? DateWords.Span(review.Waited) : "",
            review.CustomerWaited > TimeSpan.Zero ? DateWords.Span(review.CustomerWaited) : "", review.Own >= TimeSpan.FromMinutes(1) ? DateWords.Span(review.Own) : "",
            [.. review.Longest.Select(wait => new ReviewWaitLine(tree.NameOf(wait.Who), wait.Where, DateWords.Span(wait.Time.Length)))],
            [.. page.Select(happened => new ReviewLine(DateWords.Day(BusinessTime.DayOf(happened.At), today), happened.What))], left)));
    }

    private async Task<Found?> OfContractAsync(string asked, CommandCall call, CancellationToken cancel)
    {
        if (await contracts.FindAsync(asked, call.SenderId, cancel) is not { } contract) return null;
        var lead = await leads.OfContractAsync(contract.RecordNo, cancel);
        var facts = await store.OfContractAsync(contract.RecordNo, cancel);
        var complaints = await complaintStore.OfContractAsync(contract.RecordNo, cancel);
        var visits = await approvals.OfContractAsync(contract.RecordNo, cancel);
        var begun = new[] { lead?.LoggedAt, contract.LoggedAt, visits.Count > 0 ? visits.Min(visit => visit.EnteredAt) : null }.OfType<DateTimeOffset>().Min();
        var life = new Span(begun, call.Now);
        var tree = org.Current;
        // The customer's other business is not this contract's: needs while its lead ran, and complaints about it.
        var work = (await stages.OfCustomerAsync(contract.Customer, life, call.Now, cancel))
            .Where(stage => complaints.Contains(stage.RecordNo, StringComparer.Ordinal) || (lead is not null && RecordNo.PrefixOf(stage.RecordNo) != RecordNo.Complaint && stage.StartedAt >= lead.LoggedAt)).ToList();
        var events = new List<ReviewEvent> { new(contract.LoggedAt, $"{tree.NameOf(contract.LoggedBy)} 登记合同 {contract.RecordNo}，{contract.Amount}") };
        if (lead is not null) events.AddRange(await EventsOfAsync(lead, cancel));
        events.AddRange(EventsOf(work));
        events.AddRange(facts.Select(fact => new ReviewEvent(fact.At, fact.What switch
        {
            "Receipt" => $"到账 {new Money(fact.AmountFen)}",
            "Refund" => $"退款 {new Money(-fact.AmountFen)}",
            _ => fact.What,
        })));
        events.AddRange(visits.Where(visit => visit.LeftAt is not null).Select(visit => new ReviewEvent(visit.LeftAt!.Value, $"{visit.Title}在 {Names(visit.People)} 处审了 {DateWords.Span(visit.LeftAt!.Value - visit.EnteredAt)}")));
        return new Found(contract.RecordNo, $"{contract.Customer} {contract.Amount}", contract.Owner, false, Review.Of(life, events, [.. Waits(work, contract.Owner), .. Waits(visits, contract.Owner, call.Now)], work.SelectMany(stage => stage.Waits)));
    }

    private async Task<Found?> OfLeadAsync(string asked, CommandCall call, CancellationToken cancel)
    {
        if (await leadFinder.FindAsync(asked, call.SenderId, cancel) is not { } lead) return null;
        var life = new Span(lead.LoggedAt, lead.ClosedAt ?? call.Now);
        var work = (await stages.OfCustomerAsync(lead.Customer, life, call.Now, cancel)).Where(stage => stage.StartedAt >= lead.LoggedAt).ToList();
        var visits = await approvals.OfCustomerAsync(lead.CustomerId, life, call.Now, cancel);
        return new Found(
            lead.RecordNo, $"{lead.Customer} {lead.Amount}".Trim(), lead.Owner, lead.ClosedAt is not null,
            Review.Of(life, [.. await EventsOfAsync(lead, cancel), .. EventsOf(work)], [.. Waits(work, lead.Owner), .. Waits(visits, lead.Owner, call.Now)], work.SelectMany(stage => stage.Waits)));
    }

    private async Task<Found?> OfCaseAsync(string asked, CommandCall call, CancellationToken cancel)
    {
        if (await cases.FindAsync(asked, call.SenderId, cancel) is not { } one) return null;
        var life = new Span(one.StartedAt, one.Run.State == RunState.Running ? call.Now : one.Run.Stages.Max(stage => stage.DoneAt) ?? call.Now);
        var work = (await stages.OfCustomerAsync(one.Customer, life, call.Now, cancel)).Where(stage => stage.RecordNo == one.RecordNo).ToList();
        var events = EventsOf(work).Prepend(new ReviewEvent(one.StartedAt, $"{org.Current.NameOf(one.Initiator)} 发起{one.Flow.Title}：{one.Title}"));
        return new Found(one.RecordNo, $"{one.Customer} {one.Title}", one.Initiator, one.Run.State != RunState.Running, Review.Of(life, events, Waits(work, one.Initiator), work.SelectMany(stage => stage.Waits)));
    }

    private async Task<IEnumerable<ReviewEvent>> EventsOfAsync(Lead lead, CancellationToken cancel)
    {
        var (tree, titles) = (org.Current, links.Links);
        var events = (await leads.StaysOfAsync(lead.RecordNo, cancel)).Select(stay => new ReviewEvent(
            stay.EnteredAt, $"{tree.NameOf(stay.EnteredBy)} {(stay.Seq == 1 ? "登记线索" : "推进")} {lead.RecordNo}，进入「{titles.TitleOf(stay.Link)}」{(stay.SkipReason.Length > 0 ? $"（跳过环节：{stay.SkipReason}）" : "")}"));
        return lead.State switch
        {
            LeadState.Won => events.Append(new ReviewEvent(lead.ClosedAt!.Value, $"{tree.NameOf(lead.ClosedBy!)} 赢单 {lead.RecordNo}，合同 {lead.ContractNo}")),
            LeadState.Lost => events.Append(new ReviewEvent(lead.ClosedAt!.Value, $"{tree.NameOf(lead.ClosedBy!)} 登记丢单 {lead.RecordNo}，原因：{titles.ReasonTitle(lead.LossReason ?? "")}")),
            _ => events,
        };
    }

    private IEnumerable<ReviewEvent> EventsOf(IEnumerable<StageWork> work) =>
        work.Where(stage => stage.Stays.Count > 0).Select(stage => stage.DoneAt is { } done
            ? new ReviewEvent(done, $"{org.Current.NameOf(stage.Stays[^1].Holder)} 完成 {stage.RecordNo}「{stage.Title}」，用了 {DateWords.Span(stage.Stays.Select(stay => stay.Time).Sum())}{(stage.Waits.Count > 0 ? $"，其中等客户 {DateWords.Span(stage.Waits.Sum())}" : "")}")
            : new ReviewEvent(stage.Stays[^1].Time.From, $"{stage.RecordNo}「{stage.Title}」到 {org.Current.NameOf(stage.Stays[^1].Holder)} 手里，还没完成"));

    private static IEnumerable<ReviewWait> Waits(IEnumerable<StageWork> work, string owner) =>
        work.SelectMany(stage => stage.WaitedFor(owner).Select(held => new ReviewWait(held.Holder, $"{stage.RecordNo}「{stage.Title}」", held.Time)));

    private static IEnumerable<ReviewWait> Waits(IEnumerable<ApprovalWait> visits, string owner, DateTimeOffset now) =>
        visits.Where(visit => visit.People.Count > 0 && !visit.People.Contains(owner, StringComparer.OrdinalIgnoreCase)).Select(visit => new ReviewWait(visit.People[0], visit.Title, new Span(visit.EnteredAt, visit.LeftAt ?? now)));

    private string Names(IReadOnlyList<string> people) => people.Count == 0 ? "—" : string.Join('、', people.Select(org.Current.NameOf));

    private sealed record Found(string No, string About, string Owner, bool IsOver, Review Review);
}
