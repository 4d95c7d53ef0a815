using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>指派 KS-7 环节 名字</c>: gives a stage to one named person; the clock goes on as it was (R29, part C 9).</summary>
internal sealed class AssignStageCommand(CaseFinder cases, CaseProgress progress, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("指派", "把一个环节交给另一个人，时限不变", ["指派 KS-7 物流异常核实 周一鸣", "转派 XQ-31 @张工"])
    {
        Synonyms = ["转派", "转交"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "指派哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("处理人", SlotKind.Person) { Required = true, Keys = ["给", "责任人"], Ask = "交给谁？请写一个人的名字", Example = "周一鸣" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["必须是一个人，不能是部门。", "发起人、处理人和他们的上级可以指派。", "换人不会重新计时。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (await cases.FindAsync(recordNo, call.SenderId, cancel) is not { } now)
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        if (now.Run.State == RunState.Withdrawn) return Reply.Of(CollaborationWordings.Withdrawn, new WithdrawnModel(recordNo));

        var names = call.Slots["处理人"]!.Names;
        var (stageNamed, words) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        // The last word is taken for the person; from the button, which names only the stage, that word is the stage.
        if (stageNamed is null && names is [var only] && StagePick.Named(now.Flow, only) is { Stage: { } lone, After: "" })
            return Reply.Of(WhomTo(now, lone, tree));
        if (NotAStage(now, words, stageNamed is null, names, tree) is { } odd) return Reply.Of(odd);
        var choice = stageNamed is null ? Meant(now, call.SenderId, names, tree, call.Now) : Decision<FlowStage>.Of(stageNamed);
        if (choice.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = choice.Value!;
        var before = now.Run.Stage(rule.Id);
        if (!MayAssign(now, before, call.SenderId, tree))
            return Reply.Of(CollaborationWordings.MayNotAssign, new MayNotAssignModel(recordNo, rule.Title, tree.NameOf(before.Holder!), tree.NameOf(now.Initiator)));
        var person = PersonChoice.One(tree, names, $"指派 {recordNo} {rule.Title} {{0}}");
        if (person.Refusal is { } nobody) return Reply.Of(nobody);

        var to = person.Value!;
        if (rule.NotInitiator && StagePick.Same(to.UserId, now.Initiator)) return Reply.Of(CollaborationWordings.FourEyes, new FourEyesModel(recordNo, rule.Title, to.Name));
        var happened = new StageAssigned(call.SenderId, rule.Id, new Assignment(to.UserId, $"{tree.NameOf(call.SenderId)} 指派 → {to.Name}", before.DueAt ?? call.Now));
        var advance = now.Run.Apply(happened, call.Now);
        if (advance.Refusal == RunRefusal.SameHolder) return Reply.Of(CollaborationWordings.SameHolder, new SameHolderModel(recordNo, rule.Title, to.Name));
        if (advance.IsRefused) return Reply.Of(StageFinisher.InWords(now, rule.Id, advance.Refusal, tree, call.Now));
        if (await progress.SaveAsync(now, advance, happened, CaseAct.Of(call), cancel) is not { } after)
            return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(recordNo));

        await undos.RememberAsync(
            call,
            new Undoable(AssignmentUndo.UndoKind, recordNo, $"指派 {recordNo} {rule.Title} 给 {to.Name}", JsonSerializer.Serialize(new AssignmentToUndo(rule.Id, before.Holder!, after.Version), ChatJson.Options)),
            cancel);

        var told = new[] { to.UserId, before.Holder! }.Where(userId => !StagePick.Same(userId, call.SenderId)).Select(tree.NameOf);
        var line = StageLine.Of(after.Run, after.Run.Stage(rule.Id), tree, call.Now);
        return Reply.Of(CollaborationWordings.Assigned, new AssignedModel(recordNo, rule.Title, tree.NameOf(before.Holder!), to.Name, line.Due, line.Left, string.Join("、", told))) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(tree.NameOf(call.SenderId), $"已转派给 {to.Name}")),
        };
    }

    /// <summary>The stage meant where none is named: the only open one that the sender may give away, else the sender's own.</summary>
    private static Decision<FlowStage> Meant(Case now, string sender, IReadOnlyList<string> names, OrgTree tree, DateTimeOffset at)
    {
        var open = now.Run.Open.Where(stage => MayAssign(now, stage, sender, tree)).ToList();
        var own = open.Where(stage => StagePick.Same(stage.Holder, sender)).ToList();
        if (own.Count == 1 && !StagePick.Same(sender, now.Initiator)) open = own;
        if (open.Count == 1) return now.Flow.Stage(open[0].Id);
        if (open.Count > 1)
        {
            return CollaborationWordings.WhichStage.With(new WhichStageModel(
                now.RecordNo, "指派",
                [.. open.Select(stage => new StageOption(
                    now.Flow.Stage(stage.Id).Title, tree.NameOf(stage.Holder!), $"指派 {now.RecordNo} {now.Flow.Stage(stage.Id).Title} {string.Join('、', names)}"))]));
        }

        if (now.Run.Open.FirstOrDefault() is { } others)
            return CollaborationWordings.MayNotAssign.With(new MayNotAssignModel(now.RecordNo, now.Flow.Stage(others.Id).Title, tree.NameOf(others.Holder!), tree.NameOf(now.Initiator)));
        var last = now.Run.Stages.Where(stage => stage.State == StageState.Done).OrderBy(stage => stage.DoneAt).Last();
        return StageFinisher.InWords(now, last.Id, RunRefusal.AlreadyDone, tree, at);
    }

    /// <summary>
    /// Words that are neither a stage nor filler: a second name, or a stage that this flow does not have. Never guessed, since the wrong stage would
    /// go to the right person.
    /// </summary>
    private static Said? NotAStage(Case now, string words, bool noStage, IReadOnlyList<string> names, OrgTree tree)
    {
        if (words.Trim(' ', '给', '交', '由', '转', '到', '请', '@') is not { Length: > 0 } odd) return null;
        if (tree.Named(odd).Count > 0) return PeopleWordings.TwoPeople.With(new TwoPeopleModel(string.Join("、", names.Prepend(odd))));
        return noStage
            ? CollaborationWordings.UnknownStage.With(new UnknownStageModel(
                now.RecordNo, odd,
                [.. now.Run.Stages.Where(stage => stage.State is StageState.Open or StageState.Waiting).Select(stage => new StageOption(
                    now.Flow.Stage(stage.Id).Title, tree.NameOf(stage.Holder!), $"指派 {now.RecordNo} {now.Flow.Stage(stage.Id).Title} {string.Join('、', names)}"))]))
            : null;
    }

    private static bool MayAssign(Case now, StageRun stage, string sender, OrgTree tree) =>
        ((string[])[now.Initiator, stage.Holder!]).Any(one => tree.MayDoFor(sender, one));

    /// <summary>Offers the holder's colleagues, so that a button needs no typing.</summary>
    private static Said WhomTo(Case now, FlowStage rule, OrgTree tree)
    {
        var holder = now.Run.Stage(rule.Id).Holder!;
        var department = tree.Find(holder) is { } person ? person.MainDepartment ?? person.Departments.Cast<long?>().FirstOrDefault() : null;
        var colleagues = department is { } id ? tree.MembersOf(id).Where(one => one.IsActive && !StagePick.Same(one.UserId, holder)) : [];
        return CollaborationWordings.WhomToAssign.With(new WhomToAssignModel(
            now.RecordNo, rule.Title, tree.NameOf(holder),
            [.. colleagues.Concat(tree.SuperiorsOf(holder).Take(1)).DistinctBy(one => one.UserId).Take(6)
                .Select(one => new StageOption(one.Name, one.Name, $"指派 {now.RecordNo} {rule.Title} @{one.UserId}"))]));
    }
}
