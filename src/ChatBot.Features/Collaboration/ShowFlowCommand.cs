using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>流程 KS-7</c>: every stage with who, since when, by when, and what came out.</summary>
internal sealed class ShowFlowCommand(CaseFinder cases, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("流程", "看一件事走到哪一步、每一步是谁", ["流程 KS-7"])
    {
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "看哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (await cases.FindAsync(recordNo, call.SenderId, cancel) is not { } now)
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        return Reply.Of(CollaborationWordings.Timeline, new TimelineModel(
            recordNo, now.Flow.Title, now.Customer, now.Title, tree.NameOf(now.Initiator), DateWords.Absolute(now.StartedAt, call.Now),
            now.Run.State switch { RunState.Finished => "已全部完成", RunState.Withdrawn => "已撤销", _ => "进行中" },
            StageLine.All(now.Run, tree, call.Now), now.Run.State == RunState.Running));
    }
}
