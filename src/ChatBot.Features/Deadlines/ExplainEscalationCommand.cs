using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>为什么升级 KS-7</c>: the timeline of clock, pauses, resolutions and deliveries (part C 20).</summary>
internal sealed class ExplainEscalationCommand(DeadlineStore deadlines, RecordSightFinder sight, FireStore fires, OutboxHistory outbox, DeadlinePolicies policies, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 12;

    public static CommandSpec Spec { get; } = new("为什么升级", "看一件事的时限经过：谁持有、谁被问到、为什么通知他、送达没有", ["为什么升级 KS-7"])
    {
        Synonyms = ["为什么通知我", "升级经过"],
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "看哪一件的升级经过？请发编号", Example = "KS-7" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var clocks = await deadlines.OfRecordAsync(recordNo, cancel);
        if (clocks.Count == 0 || !await sight.MaySeeAsync(call.SenderId, recordNo, clocks, cancel)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var (told, searches, pauses, holders, sent) =
            (await deadlines.FiresOfAsync(recordNo, cancel), await fires.SearchesOfAsync(recordNo, cancel), await fires.PausesOfAsync(recordNo, cancel), await fires.HoldersOfAsync(recordNo, cancel), await outbox.OfRecordAsync(recordNo, cancel));
        var lines = clocks.OrderBy(clock => clock.StartedAt).ThenBy(clock => clock.Id).SelectMany(clock => ClockHistory.Of(
                new ClockFacts(
                    clock, [.. told.Where(fire => fire.DeadlineId == clock.Id)], [.. searches.Where(row => row.Id == clock.Id)], [.. pauses.Where(pause => pause.DeadlineId == clock.Id)],
                    [.. holders.Where(had => had.DeadlineId == clock.Id)], sent),
                policies.Find(clock.Policy), tree, call.Now)
            .Prepend(new HistoryLine("", clock.Round > 1 ? $"{clock.Title}（第{clock.Round}次）" : clock.Title, []))).ToList();
        return Pages.Of(lines, PageSize, (page, before, left) => DeadlineWordings.Why.With(new WhyModel(recordNo, clocks[0].Customer, before == 0, page, left)));
    }
}
