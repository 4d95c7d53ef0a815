using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>拍照 KS-7</c>: gives the code that has to be on the photo of a stage (R33). The same one as long as it counts.</summary>
internal sealed class AskPhotoCodeCommand(CaseFinder cases, ChallengeStore challenges, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("拍照", "取拍照口令：照片里要看得到它", ["拍照 KS-7"])
    {
        Synonyms = ["口令", "取口令"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "给哪一件拍照？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["把口令写在纸上或显示在另一台手机上，拍进照片里。过期的口令作废，再取一个即可。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (await cases.FindAsync(recordNo, call.SenderId, cancel) is not { } now)
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var (named, _) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        var mine = StagePick.InHandOf(now.Run, call.SenderId, tree).Where(stage => named is null || stage.Id == named.Id).Select(stage => now.Flow.Stage(stage.Id)).ToList();
        if (mine.Count == 0) return Reply.Of(CollaborationWordings.NotYourStage, new NotYourStageModel(recordNo, [.. now.Run.Open.Select(stage => StageLine.Of(now.Run, stage, tree, call.Now))]));
        if (mine.FirstOrDefault(StagePhoto.TakesCode) is not { } rule) return Reply.Of(CollaborationWordings.NoCodeNeeded, new NoCodeNeededModel(recordNo, mine[0].Title, mine[0].Outputs.Any(output => output.Type == OutputType.Photo)));
        var code = await challenges.AskAsync(recordNo, rule.Id, call.SenderId, call.Now, cancel);
        return Reply.Of(CollaborationWordings.CodeAsked, StagePhoto.Asked(recordNo, rule, code, call.Now));
    }
}
