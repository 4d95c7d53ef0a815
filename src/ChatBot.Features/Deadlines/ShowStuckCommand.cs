using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>卡点</c>: where is it stuck — with whom by name, since when, by how much over, and what is missing (R02).</summary>
internal sealed class ShowStuckCommand(DeadlineStore deadlines, RecordSightFinder sight, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 8;

    public static CommandSpec Spec { get; } = new("卡点", "看哪件事卡在谁手里、卡了多久", ["卡点", "卡点 KS-7", "卡点 团队"])
    {
        Synonyms = ["卡在哪", "进度"],
        Slots = [new Slot("编号", SlotKind.Record), new Slot("页", SlotKind.Keyed) { Keys = ["第几页"] }, new Slot("范围", SlotKind.Text)],
        Notes = ["看得到的范围：自己和下属的事，以及自己发起的事。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        if (call.Slots.Record("编号") is { } recordNo) return await OfRecordAsync(recordNo, call, tree, cancel);

        IReadOnlyCollection<string>? people = tree.IsAdmin(call.SenderId) ? null : [call.SenderId, .. tree.SubtreeOf(call.SenderId).Select(person => person.UserId)];
        var page = PageNumber.Of(call.Slots.Text("页"));
        var count = await deadlines.CountOpenAsync(people, call.Now, cancel);
        // By due time: the overdue ones are the first. Where nothing is, the one that is due next is shown.
        var before = (page - 1) * PageSize;
        var rows = await deadlines.OpenInScopeAsync(people, before, (int)Math.Clamp(count.Overdue - before, count.Overdue == 0 ? 1 : 0, PageSize), cancel);
        var left = (int)Math.Max(0, count.Overdue - before - rows.Count);
        return Reply.Of(DeadlineWordings.Stuck, new StuckModel(
            (int)count.Overdue, (int)count.Running, [.. rows.Select((deadline, index) => ClockLine.Of(deadline, before + index + 1, tree, call.Now))], left)) with
        {
            Next = left > 0 ? $"{Spec.Name} 页:{page + 1}" : null,
        };
    }

    private async Task<Reply> OfRecordAsync(string recordNo, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (!await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var open = all.Where(deadline => deadline.ClosedAt is null).ToList();
        return Reply.Of(DeadlineWordings.StuckRecord, new StuckRecordModel(
            recordNo,
            all.Count > 0 ? all[^1].Customer : "",
            [.. open.Select((deadline, index) => ClockLine.Of(deadline, index + 1, tree, call.Now))],
            [.. open.Where(deadline => tree.Find(deadline.Holder) is not { IsActive: true })
                .Select(deadline => (Deadline: deadline, Stand: Recipients.Of(deadline, Hearer.Holder, tree)?.Person))
                .Where(pair => pair.Stand is not null)
                .Select(pair => new GoneHolder(tree.NameOf(pair.Deadline.Holder), pair.Stand!.Name, ClockActs.HandOn(recordNo, pair.Deadline.Title, pair.Stand.UserId)))],
            [.. open.Where(deadline => deadline.IsOverdue(call.Now) && deadline.Holder != call.SenderId).Take(1).Select(_ => recordNo)]));
    }
}
