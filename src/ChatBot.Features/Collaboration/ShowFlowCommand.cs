using ChatBot.Features.Chat;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>流程 KS-7</c>: every stage with who, since when, by when, how long, and what came out; with a link to the same on a page.</summary>
internal sealed class ShowFlowCommand(CaseFinder cases, LinkStore links, WebOptions web, OrgDirectory org) : IChatCommand
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    public static CommandSpec Spec { get; } = new("流程", "看一件事走到哪一步、每一步是谁", ["流程 KS-7"])
    {
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "看哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes }],
        Notes = ["✓完成 ▶进行中 🔴超时 ⏸等客户 ○未到 ⊘不适用。", "用时是自然时间，等客户的时间另算。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (await cases.FindAsync(recordNo, call.SenderId, cancel) is not { } now)
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var link = web.HasPublicUrl ? await links.IssueAsync(CasePage.Purpose, call.SenderId, recordNo, call.Now, LinkLife, cancel) : "";
        return Reply.Of(CollaborationWordings.Timeline, TimelineModel.Of(now, tree, call.Now) with { Link = link });
    }
}
