using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>怎么做 YS-3 步骤14</c>, <c>为什么 YS-3 步骤14</c>: why and how, what a good output looks like, and whom to ask (R47).</summary>
internal sealed class ExplainStageCommand(CaseDesk desk, CaseStore cases, CaseFinder finder, CaseRoleFinder roles, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("怎么做", "看一个环节为什么做、怎么做、交什么", ["怎么做 YS-3 步骤14", "为什么 KS-7"])
    {
        Synonyms = ["为什么", "为什么做"],
        Slots = [new Slot("编号", SlotKind.Record) { Prefixes = CaseRecords.Prefixes }, new Slot("环节", SlotKind.Text)],
        Notes = ["不写编号就是您手上最急的一件；不写环节就是您手上的那一步。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号") ?? await cases.MostPressingOfAsync(tree.Find(call.SenderId)?.UserId ?? call.SenderId, cancel);
        if (recordNo is null) return Reply.Of(CollaborationWordings.NothingToExplain, new NothingToExplainModel());
        if (await finder.FindAsync(recordNo, call.SenderId, cancel) is not { } now) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var (rule, _) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        if (rule is null)
        {
            var mine = StagePick.InHandOf(now.Run, call.SenderId, tree);
            if (mine.Count == 0) mine = [.. now.Run.Open];
            if (mine.Count != 1)
                return Reply.Of(CollaborationWordings.WhichStage, new WhichStageModel(
                    recordNo, "看", [.. (mine.Count > 0 ? mine.Select(stage => now.Flow.Stage(stage.Id)) : now.Flow.Stages).Select(one => new StageOption(one.Title, tree.NameOf(now.Run.Stage(one.Id).Holder ?? ""), $"怎么做 {recordNo} {one.Title}"))]));
            rule = now.Flow.Stage(mine[0].Id);
        }

        var whom = rule.Ask is { } role ? roles.OfRole(now, role)?.Person.UserId : now.Initiator;
        // Nobody is sent to ask themselves.
        var ask = whom is null || StagePick.Same(whom, call.SenderId) ? "" : tree.NameOf(whom);
        return Reply.Of(CollaborationWordings.StageTip, new StageTipModel(
            recordNo, now.Flow.NumberOf(rule.Id), rule.Title, rule.Why, rule.How, rule.OutputInWords, rule.Sample, ask, tree.NameOf(now.Run.Stage(rule.Id).Holder ?? ""), rule.Due.InWords,
            now.Run.Stage(rule.Id).State == StageState.Open && desk.MayAct(now.Run.Stage(rule.Id), call.SenderId) ? StageCommands.Complete(recordNo, rule) : "", rule.NotApplicable is not null, rule.CustomerWait));
    }
}
