using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>卡点</c>: where is it stuck — with whom by name, since when, by how much over, what is missing, and what to do about it (R02).</summary>
internal sealed class ShowStuckCommand(DeadlineStore deadlines, RecordSightFinder sight, IEnumerable<IRelatedRecords> related, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 8, TeamPageSize = 5;

    private const string Team = "团队";

    /// <summary>What a clock without a price weighs among those that have one.</summary>
    private static readonly Money WithoutPrice = new(1_000_000);

    public static CommandSpec Spec { get; } = new("卡点", "看哪件事卡在谁手里、卡了多久", ["卡点", "卡点 KS-7", "卡点 HT-2026-088", "卡点 团队"])
    {
        Synonyms = ["卡在哪", "进度"],
        Slots = [new Slot("编号", SlotKind.Record), new Slot("页", SlotKind.Keyed) { Keys = ["第几页"] }, new Slot("范围", SlotKind.Text)],
        Notes = ["看得到的范围：自己和下属的事，以及自己发起的事。", "查合同会连同它的款项、审批、客诉一起看。", "「卡点 团队」按金额 × 超时排；没有金额的按 1 万元排。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        if (call.Slots.Record("编号") is { } recordNo) return await OfRecordAsync(recordNo, call, tree, cancel);

        IReadOnlyCollection<string>? people = tree.IsAdmin(call.SenderId) ? null : tree.TeamOf(call.SenderId);
        var page = PageNumber.Of(call.Slots.Text("页"));
        var count = await deadlines.CountOpenAsync(people, call.Now, cancel);
        if (count.Overdue > 0 && call.Slots.Text("范围")?.Trim().StartsWith(Team, StringComparison.Ordinal) == true) return await OfTeamAsync(people, count, page, call, tree, cancel);
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

    private async Task<Reply> OfTeamAsync(IReadOnlyCollection<string>? people, OpenCount count, int page, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        var before = (page - 1) * TeamPageSize;
        var rows = await deadlines.HeaviestAsync(people, call.Now, WithoutPrice, before, TeamPageSize, cancel);
        var left = (int)Math.Max(0, count.Overdue - before - rows.Count);
        return Reply.Of(DeadlineWordings.StuckTeam, new StuckTeamModel(
            (int)count.Overdue, (int)count.Running,
            [.. rows.Select((clock, index) => new StuckTeamLine(
                ClockLine.Of(clock, before + index + 1, tree, call.Now), clock.AmountFen is { } fen ? new Money(fen).ToString() : "", DateWords.Span(call.Now - clock.DueAt), GoneOf(clock, tree)?.Superior ?? "",
                Recipients.Of(clock, Hearer.Holder, tree)?.Person.UserId == call.SenderId ? ClockActs.Finish(clock) : $"催办 {clock.RecordNo}"))],
            left)) with
        {
            Next = left > 0 ? $"{Spec.Name} {Team} 页:{page + 1}" : null,
        };
    }

    private async Task<Reply> OfRecordAsync(string asked, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        var family = await FamilyOfAsync(asked, call.SenderId, cancel);
        var recordNo = family?.RecordNo ?? asked;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (family is null && !await sight.MaySeeAsync(call.SenderId, recordNo, all, cancel))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(asked));
        if (family is { Numbers.Count: > 0 })
        {
            // What hangs on it may have been told to others: each is asked for by itself.
            var visible = new List<string>();
            foreach (var no in family.Numbers.Distinct(StringComparer.Ordinal))
            {
                if (await sight.MaySeeAsync(call.SenderId, no, cancel)) visible.Add(no);
            }

            if (visible.Count > 0) all = [.. all, .. await deadlines.OfRecordsAsync(visible, cancel)];
        }

        var open = all.Where(deadline => deadline.ClosedAt is null).OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).ToList();
        return Pages.Of(open, PageSize, (page, before, left) => DeadlineWordings.StuckRecord.With(new StuckRecordModel(
            recordNo,
            all.Count > 0 ? all[^1].Customer : family?.Customer ?? "",
            [.. page.Select((deadline, index) => ClockLine.Of(deadline, before + index + 1, tree, call.Now))],
            [.. page.Select(clock => GoneOf(clock, tree)).OfType<GoneHolder>()],
            [.. page.Where(deadline => deadline.IsOverdue(call.Now) && deadline.Holder != call.SenderId).Select(deadline => deadline.RecordNo).Distinct(StringComparer.Ordinal).Take(MostNudges)], left)));
    }

    private const int MostNudges = 3;

    private async Task<RelatedRecords?> FamilyOfAsync(string recordNo, string viewerId, CancellationToken cancel)
    {
        foreach (var kind in related)
        {
            if (await kind.OfAsync(recordNo, viewerId, cancel) is { } found) return found;
        }

        return null;
    }

    /// <summary>Who should get what somebody holds who has left; null where the holder is there.</summary>
    private static GoneHolder? GoneOf(Deadline clock, OrgTree tree) =>
        tree.Find(clock.Holder) is { IsActive: true } || Recipients.Of(clock, Hearer.Holder, tree)?.Person is not { } stand
            ? null
            : new GoneHolder(tree.NameOf(clock.Holder), stand.Name, ClockActs.HandOn(clock.RecordNo, clock.Title, stand.UserId));
}
