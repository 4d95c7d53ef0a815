using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// The one way in which a stage is completed, whether by a command, a card, a page or the picture that was still missing: so no gate is open at another
/// entrance (R33). What is given is kept even where something else is lacking.
/// </summary>
internal sealed class StageFinisher(CaseDesk desk, CaseProgress progress, ChallengeStore challenges, UndoStore undos, DraftStore drafts, OrgDirectory org, ChatOptions options, IEnumerable<IFlowDesk> flowDesks)
{
    public async Task<Reply> FinishAsync(Case before, string stageId, IReadOnlyList<OutputValue> values, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var act = CaseAct.Of(call);
        var rule = before.Flow.Stage(stageId);
        var stage = before.Run.Stage(stageId);
        if (stage.State == StageState.Open && !desk.MayAct(stage, call.SenderId)) return Reply.Of(desk.NotYours(before, [stage], call.Now));
        if (stage.State != StageState.Open) return Reply.Of(InWords(before, stageId, RunRefusal.NotOpen, tree, call.Now));
        if (rule.NotInitiator && StagePick.Same(call.SenderId, before.Initiator)) return Reply.Of(InWords(before, stageId, RunRefusal.FourEyes, tree, call.Now));
        if (before.Run.IsStopped(stageId)) return Reply.Of(InWords(before, stageId, RunRefusal.Held, tree, call.Now));
        if (stage.Skip is not null) return Reply.Of(InWords(before, stageId, RunRefusal.WrongMoment, tree, call.Now));

        var now = before;
        if (stage.Wait is not null)
        {
            var goesOn = await desk.GoOnAsync(now, stageId, act, cancel);
            if (goesOn.Refusal is { } late) return Reply.Of(late);
            now = goesOn.Value!;
        }

        if (values.Count > 0)
        {
            var given = await desk.ApplyAsync(now, new OutputsGiven(call.SenderId, stageId, values, Completes: true), stageId, act, cancel);
            if (given.Refusal is { } wrong) return Reply.Of(wrong);
            now = given.Value!;
        }

        if (flowDesks.FirstOrDefault(one => one.FlowId == now.Flow.Id) is { } flowDesk && await flowDesk.RefusalAsync(now, rule, now.Run.Stage(stageId), cancel) is { } no) return Reply.Of(no);
        var happened = new StageCompleted(call.SenderId, stageId, await desk.LostAsync(now.RecordNo, cancel), desk.Holders(now, call.Now));
        var advance = now.Run.Apply(happened, call.Now);
        if (advance.Refusal == RunRefusal.Lacking) return await LackingAsync(now, rule, advance.Lacking, values.Count > 0, act, cancel);
        if (advance.IsRefused) return Reply.Of(InWords(now, stageId, advance.Refusal, tree, call.Now));
        if (await progress.SaveAsync(now, advance, happened, act, cancel) is not { } after)
            return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(now.RecordNo));
        await undos.RememberAsync(
            call,
            new Undoable(StageCompletionUndo.UndoKind, after.RecordNo, $"完成 {after.RecordNo} {rule.Title}", JsonSerializer.Serialize(new CompletionToUndo(stageId, after.Version), ChatJson.Options)),
            cancel);
        return Reply.Of(Said(after, stage.Holder!, rule, advance, call)) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(tree.NameOf(call.SenderId), "已完成")),
        };
    }

    public Said Said(Case after, string holder, FlowStage rule, Advance advance, CommandCall call)
    {
        var tree = org.Current;
        var stage = after.Run.Stage(rule.Id);
        var opened = advance.Notices.OfType<StageOpened>().Select(one => one.Stage.Id).ToHashSet(StringComparer.Ordinal);
        var told = advance.Notices.OfType<StageOpened>().Select(one => one.Stage.Holder!).Append(after.Initiator).Append(holder)
            .Concat(advance.Notices.OfType<SplitProposed>().SelectMany(one => one.Stage.Of(one.Output)).Select(share => share.Person).OfType<string>())
            .Where(userId => !StagePick.Same(userId, call.SenderId)).Select(tree.NameOf).Distinct();
        return CollaborationWordings.Completed.With(new CompletedModel(
            after.RecordNo, rule.Title, StagePick.Same(holder, call.SenderId) ? "" : tree.NameOf(holder), stage.Result ?? "",
            stage.Outputs.Count(value => rule.Output(value.Output)?.Type == OutputType.Photo), StageLine.OpenedBy(advance, tree, call.Now),
            [.. after.Run.Open.Where(other => !opened.Contains(other.Id)).Select(other => StageLine.Of(after.Run, other, tree, call.Now))],
            after.Run.State == RunState.Finished, string.Join("、", told), (int)options.UndoWithin.TotalMinutes,
            Shortage.InWords(rule, stage.Result ?? ""), stage.Override?.Lacking ?? ""));
    }

    /// <summary>Why a stage cannot be touched, with who has done what.</summary>
    public static Said InWords(Case now, string stageId, RunRefusal refusal, OrgTree tree, DateTimeOffset at, IReadOnlyList<Lack>? lacking = null)
    {
        if (refusal == RunRefusal.Withdrawn) return CollaborationWordings.Withdrawn.With(new WithdrawnModel(now.RecordNo));
        var rule = now.Flow.Stage(stageId);
        var stage = now.Run.Stage(stageId);
        switch (refusal)
        {
            case RunRefusal.FourEyes:
                return CollaborationWordings.FourEyes.With(new FourEyesModel(now.RecordNo, rule.Title, tree.NameOf(now.Initiator)));
            case RunRefusal.Held:
                return CollaborationWordings.Held.With(new HeldModel(now.RecordNo, rule.Title, now.Run.HeldFor ?? ""));
            case RunRefusal.Lacking:
                return CollaborationWordings.Lacking.With(LackingModel.Of(now, rule, lacking ?? [], isKept: false));
            case RunRefusal.NotAllowed or RunRefusal.NoReason or RunRefusal.WrongMoment or RunRefusal.WrongType when stage.State == StageState.Open || refusal is RunRefusal.NotAllowed:
                return CollaborationWordings.StageRefused.With(new StageRefusedModel(now.RecordNo, rule.Title, refusal switch
                {
                    RunRefusal.NotAllowed => "not-allowed",
                    RunRefusal.NoReason => "no-reason",
                    RunRefusal.WrongType => "wrong-type",
                    _ when stage.Skip is not null => "in-review",
                    _ when stage.Wait is not null => "waiting",
                    _ => "wrong-moment",
                }, tree.NameOf(stage.Holder ?? "")));
        }

        return stage.State == StageState.Done
            ? CollaborationWordings.AlreadyDone.With(new AlreadyDoneModel(
                now.RecordNo, rule.Title, tree.NameOf(stage.DoneBy!), DateWords.Absolute(stage.DoneAt!.Value, at), stage.Result ?? ""))
            : CollaborationWordings.NotOpenYet.With(new NotOpenYetModel(
                now.RecordNo, rule.Title,
                [.. rule.After.Select(now.Run.Stage).Where(before => before.State != StageState.Done).Select(before => StageLine.Of(now.Run, before, tree, at))]));
    }

    /// <summary>
    /// Says all that is lacking at once. Where it is the words, the next words of this person are taken for them; where it is only pictures of the stage's own,
    /// what was said is kept and the picture completes it.
    /// </summary>
    private async Task<Reply> LackingAsync(Case now, FlowStage rule, IReadOnlyList<Lack> lacking, bool isKept, CaseAct act, CancellationToken cancel)
    {
        var own = lacking.Where(lack => lack.Stage == rule.Id).Select(lack => rule.Outputs.First(output => output.Title == lack.What)).ToList();
        if (own.Find(output => output == rule.Main) is { } wordsWanted && lacking.Where(lack => lack.What == wordsWanted.Title).All(lack => lack.Why.Length == 0))
        {
            var others = lacking.Where(lack => lack.What != wordsWanted.Title).ToList();
            await drafts.SaveAsync(
                new Draft(
                    act.UserId, CompleteStageCommand.Spec.Name, [new Utterance(null, $"{now.RecordNo} {rule.Title}", act.At)], CompleteStageCommand.ResultSlot, 0, false, act.At, act.At + options.DraftLife),
                cancel);
            return Reply.Of(CollaborationWordings.ResultWanted, new ResultWantedModel(
                now.RecordNo, rule.Title, now.Customer, wordsWanted.InWords, string.Join("、", others.Select(lack => lack.InWords)), rule.How, rule.Sample));
        }

        var waits = now;
        if (now.Run.Stage(rule.Id).AwaitedAt is null)
        {
            var awaited = await desk.ApplyAsync(now, new OutputsGiven(act.UserId, rule.Id, [], Completes: true), rule.Id, act, cancel);
            if (awaited.Refusal is { } late) return Reply.Of(late);
            waits = awaited.Value!;
        }

        if (own.Count != lacking.Count || !own.TrueForAll(output => output.Type == OutputType.Photo))
            return Reply.Of(CollaborationWordings.Lacking, LackingModel.Of(waits, rule, lacking, isKept || waits.Run.Stage(rule.Id).Outputs.Count > 0));
        var takesCode = own.Exists(StagePhoto.TakesCode);
        var wanted = Reply.Of(CollaborationWordings.PhotoWanted, new PhotoWantedModel(
            waits.RecordNo, rule.Title, GivenInWords(waits, rule), string.Join("、", lacking.Select(lack => lack.InWords)), own[0].Wants, takesCode));
        if (!takesCode) return wanted;
        var code = await challenges.AskAsync(now.RecordNo, rule.Id, act.UserId, act.At, cancel);
        return wanted.And(CollaborationWordings.CodeAsked.With(StagePhoto.Asked(now.RecordNo, rule, code, act.At)));
    }

    private static string GivenInWords(Case now, FlowStage rule) =>
        string.Join("；", rule.Outputs.Where(output => !output.IsMedia).SelectMany(output => now.Run.Stage(rule.Id).Of(output.Id)).Select(value => value.InWords));
}
