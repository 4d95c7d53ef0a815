using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>接管 of a stage: assigns it to the superior who takes it; 撤销 gives it back.</summary>
internal sealed class StageTakeOverDesk(CaseStore cases, CaseProgress progress, UndoStore undos, OrgDirectory org) : ITakeOver
{
    public IReadOnlyCollection<string> Policies { get; } = [StagePolicy.PolicyName];

    public async Task<Decision<bool>> TakeAsync(CommandCall call, Deadline clock, CancellationToken cancel)
    {
        var tree = org.Current;
        var now = await cases.FindAsync(clock.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {clock.RecordNo}.");
        // Who decides on an objection stands above both sides; that is no stage and nobody else's.
        if (now.Flow.Stages.All(stage => stage.Id != clock.Part)) return DeadlineWordings.CannotTakeOver.With(new CannotTakeOverModel(now.RecordNo, tree.NameOf(clock.Holder)));
        var rule = now.Flow.Stage(clock.Part);
        if (rule.NotInitiator && StagePick.Same(call.SenderId, now.Initiator))
            return CollaborationWordings.FourEyes.With(new FourEyesModel(now.RecordNo, rule.Title, tree.NameOf(call.SenderId)));
        var happened = new StageAssigned(call.SenderId, rule.Id, new Assignment(call.SenderId, $"{tree.NameOf(call.SenderId)} 接管", now.Run.Stage(rule.Id).DueAt ?? call.Now));
        var advance = now.Run.Apply(happened, call.Now);
        if (advance.IsRefused) return StageFinisher.InWords(now, rule.Id, advance.Refusal, tree, call.Now);
        if (await progress.SaveAsync(now, advance, happened, CaseAct.Of(call), cancel) is not { } after)
            return CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(now.RecordNo));
        await undos.RememberAsync(
            call,
            new Undoable(AssignmentUndo.UndoKind, now.RecordNo, $"接管 {now.RecordNo} {rule.Title}", JsonSerializer.Serialize(new AssignmentToUndo(rule.Id, clock.Holder, after.Version), ChatJson.Options)),
            cancel);
        return true;
    }
}
