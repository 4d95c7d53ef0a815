using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Pictures;

/// <summary><c>甘特 HT-2026-088</c>: plan and reality of a record's steps, in words at once and as a picture after it.</summary>
internal sealed class ShowGanttCommand(GanttFinder finder, PictureDesk pictures, WorkCalendar calendar, OrgDirectory org) : IChatCommand
{
    private const int MostLines = 6;

    public static CommandSpec Spec { get; } = new("甘特", "看一件事各步的计划和实际，附图", ["甘特 HT-2026-088", "甘特 KS-7"])
    {
        Synonyms = ["甘特图"],
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "看哪一件的甘特图？请发编号", Example = "HT-2026-088" }],
        Notes = ["合同连同它的各笔回款一起画；休息日是灰的。图随后发来。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        if (await finder.FindAsync(recordNo, call.SenderId, cancel) is not { } clocks) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        if (clocks.Count == 0) return Reply.Of(PictureWordings.NoGantt, new NoGanttModel(recordNo));
        var gantt = Gantt.Of(recordNo, clocks, org.Current, calendar, call.Now);
        var pressing = gantt.Lanes.OrderBy(lane => lane.IsOpen ? 0 : 1).ThenBy(lane => lane.Due).Take(MostLines).ToList();
        var reply = Reply.Of(PictureWordings.Gantt, new GanttModel(
            recordNo, gantt.Customer, gantt.Answer, [.. pressing.Select(lane => new GanttLine($"{lane.Title} · {lane.Holder} · {lane.Story}", lane.IsLate))], clocks.Count - pressing.Count));
        return await pictures.OrderGanttAsync(call, recordNo, cancel) is { } lacking ? reply.And(lacking) : reply;
    }
}
