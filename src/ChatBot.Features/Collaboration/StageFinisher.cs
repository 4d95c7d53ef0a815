using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// The one way in which a stage is completed, whether by a command, a card or the picture that was still missing: so no gate is open at another entrance (R33).
/// </summary>
internal sealed class StageFinisher(
    CaseProgress progress, EvidenceStore evidence, ChallengeStore challenges, UndoStore undos, DraftStore drafts, OrgDirectory org, WorkCalendar calendar, ChatOptions options)
{
    public async Task<Reply> FinishAsync(Case before, string stageId, string result, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var rule = before.Flow.Stage(stageId);
        if (rule.NotInitiator && StagePick.Same(call.SenderId, before.Initiator) && before.Run.Stage(stageId).State == StageState.Open)
            return Reply.Of(CollaborationWordings.FourEyes, new FourEyesModel(before.RecordNo, rule.Title, tree.NameOf(before.Initiator)));
        var photos = await evidence.CountAsync(before.RecordNo, stageId, cancel);
        var happened = new StageCompleted(call.SenderId, stageId, result, photos, CaseRoles.Resolve(before.Flow, before.ProductLine, before.Initiator, tree));
        var advance = before.Run.Apply(happened, call.Now, calendar);
        switch (advance.Refusal)
        {
            case RunRefusal.None:
                break;
            case RunRefusal.ResultMissing:
                return await AskResultAsync(before, rule, call, cancel);
            case RunRefusal.PhotoMissing:
                return await AwaitPhotoAsync(before, rule, result, call, cancel);
            default:
                return Reply.Of(InWords(before, stageId, advance.Refusal, tree, call.Now));
        }

        if (await progress.SaveAsync(before, advance, happened, CaseAct.Of(call), cancel) is not { } after)
            return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(before.RecordNo));
        await undos.RememberAsync(
            call,
            new Undoable(StageCompletionUndo.UndoKind, after.RecordNo, $"完成 {after.RecordNo} {rule.Title}", JsonSerializer.Serialize(new CompletionToUndo(stageId, after.Version), ChatJson.Options)),
            cancel);

        var holder = before.Run.Stage(stageId).Holder!;
        var next = StageLine.OpenedBy(advance, tree, call.Now);
        var opened = advance.Notices.OfType<StageOpened>().Select(one => one.Stage.Id).ToHashSet(StringComparer.Ordinal);
        var told = advance.Notices.OfType<StageOpened>().Select(one => one.Stage.Holder!).Append(after.Initiator).Append(holder)
            .Where(userId => !StagePick.Same(userId, call.SenderId)).Select(tree.NameOf).Distinct();
        return Reply.Of(CollaborationWordings.Completed, new CompletedModel(
            after.RecordNo, rule.Title, StagePick.Same(holder, call.SenderId) ? "" : tree.NameOf(holder), result, photos, next,
            [.. after.Run.Open.Where(stage => !opened.Contains(stage.Id)).Select(stage => StageLine.Of(after.Run, stage, tree, call.Now))],
            after.Run.State == RunState.Finished, string.Join("、", told), (int)options.UndoWithin.TotalMinutes,
            Shortage.InWords(rule, result))) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(tree.NameOf(call.SenderId), "已完成")),
        };
    }

    /// <summary>Why a stage cannot be touched, with who has done what.</summary>
    public static Said InWords(Case now, string stageId, RunRefusal refusal, OrgTree tree, DateTimeOffset at)
    {
        if (refusal == RunRefusal.Withdrawn) return CollaborationWordings.Withdrawn.With(new WithdrawnModel(now.RecordNo));
        var rule = now.Flow.Stage(stageId);
        var stage = now.Run.Stage(stageId);
        return stage.State == StageState.Done
            ? CollaborationWordings.AlreadyDone.With(new AlreadyDoneModel(
                now.RecordNo, rule.Title, tree.NameOf(stage.DoneBy!), DateWords.Absolute(stage.DoneAt!.Value, at), stage.Result ?? ""))
            : CollaborationWordings.NotOpenYet.With(new NotOpenYetModel(
                now.RecordNo, rule.Title,
                [.. rule.After.Select(now.Run.Stage).Where(before => before.State != StageState.Done).Select(before => StageLine.Of(now.Run, before, tree, at))]));
    }

    /// <summary>The next words of this person are taken as the result: a half-filled 完成 waits for them.</summary>
    private async Task<Reply> AskResultAsync(Case now, FlowStage rule, CommandCall call, CancellationToken cancel)
    {
        await drafts.SaveAsync(
            new Draft(
                call.SenderId, CompleteStageCommand.Spec.Name, [new Utterance(null, $"{now.RecordNo} {rule.Title}", call.Now)], CompleteStageCommand.ResultSlot, 0, false, call.Now,
                call.Now + options.DraftLife),
            cancel);
        return Reply.Of(CollaborationWordings.ResultWanted, new ResultWantedModel(now.RecordNo, rule.Title, now.Customer, rule.Output, rule.How));
    }

    private async Task<Reply> AwaitPhotoAsync(Case now, FlowStage rule, string result, CommandCall call, CancellationToken cancel)
    {
        var happened = new PhotoAwaited(call.SenderId, rule.Id, result);
        var advance = now.Run.Apply(happened, call.Now, calendar);
        if (await progress.SaveAsync(now, advance, happened, CaseAct.Of(call), cancel) is null)
            return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(now.RecordNo));
        var wanted = Reply.Of(CollaborationWordings.PhotoWanted, new PhotoWantedModel(now.RecordNo, rule.Title, result, rule.EvidenceInWords, StagePhoto.TakesCode(rule)));
        if (!StagePhoto.TakesCode(rule)) return wanted;
        var code = await challenges.AskAsync(now.RecordNo, rule.Id, call.SenderId, call.Now, cancel);
        return wanted.And(CollaborationWordings.CodeAsked.With(StagePhoto.Asked(now.RecordNo, rule, code, call.Now)));
    }
}
