using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>What the commands on cases have in common: find the case, find the stage meant, ask the state machine, save.</summary>
internal sealed class CaseDesk(CaseStore cases, CaseFinder finder, CaseProgress progress, CaseRoleFinder roles, EvidenceStore evidence, OrgDirectory org)
{
    /// <summary>The case that this person may act on now.</summary>
    public async Task<Decision<Case>> FindAsync(string recordNo, string viewer, CancellationToken cancel)
    {
        if (await finder.FindAsync(recordNo, viewer, cancel) is not { } now) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(recordNo));
        return now.Run.State == RunState.Withdrawn ? CollaborationWordings.Withdrawn.With(new WithdrawnModel(recordNo)) : now;
    }

    /// <summary>The case, if this person is who a role of its flow is today.</summary>
    public async Task<Case?> FindForAsync(string recordNo, Func<Flow, string?> role, string person, CancellationToken cancel) =>
        await cases.FindAsync(recordNo, cancel) is { Run.State: not RunState.Withdrawn } found && role(found.Flow) is { } name && StagePick.Same(roles.OfRole(found, name)?.Person.UserId, person) ? found : null;

    /// <summary>The next picture of this person is for this stage.</summary>
    public Task ExpectMediaAsync(string person, Case now, FlowStage rule, DateTimeOffset at, CancellationToken cancel) =>
        cases.ExpectAsync(person, new ExpectedMedia { RecordNo = now.RecordNo, Stage = rule.Id, AskedAt = at }, cancel);

    /// <summary>The open stage meant, and the words after it: the one named, else the only one in the sender's hands.</summary>
    /// <param name="verb">What is to be done, for the question which one.</param>
    public Decision<PickedStage> Pick(Case now, string words, string sender, string verb, DateTimeOffset at, Func<FlowStage, StageRun, bool>? where = null)
    {
        var tree = org.Current;
        var (named, rest) = StagePick.Named(now.Flow, words);
        if (named is not null)
        {
            var stage = now.Run.Stage(named.Id);
            if (stage.State != StageState.Open) return StageFinisher.InWords(now, named.Id, RunRefusal.None, tree, at);
            return MayAct(stage, sender) ? new PickedStage(named, rest) : NotYours(now, [stage], at);
        }

        var mine = StagePick.InHandOf(now.Run, sender, tree).Where(stage => where?.Invoke(now.Flow.Stage(stage.Id), stage) ?? true).ToList();
        if (mine.Count == 1) return new PickedStage(now.Flow.Stage(mine[0].Id), rest);
        if (mine.Count == 0) return NotYours(now, [.. now.Run.Open], at);
        return CollaborationWordings.WhichStage.With(new WhichStageModel(
            now.RecordNo, verb, [.. mine.Select(stage => now.Flow.Stage(stage.Id)).Select(rule => new StageOption(rule.Title, tree.NameOf(now.Run.Stage(rule.Id).Holder!), $"{verb} {now.RecordNo} {rule.Title} {rest}".TrimEnd()))]));
    }

    /// <summary>The holder, a superior in the holder's stead, or who stands in for the holder today.</summary>
    public bool MayAct(StageRun stage, string sender) => org.Current.MayDoFor(sender, stage.Holder!);

    public Said NotYours(Case now, IReadOnlyList<StageRun> open, DateTimeOffset at) =>
        CollaborationWordings.NotYourStage.With(new NotYourStageModel(now.RecordNo, [.. open.Select(stage => StageLine.Of(now.Run, stage, org.Current, at))]));

    /// <summary>Rows of evidence that could not be fetched: they count for nothing.</summary>
    public async Task<IReadOnlyList<long>> LostAsync(string recordNo, CancellationToken cancel) =>
        [.. (await evidence.OfAsync(recordNo, cancel)).Where(row => row.State == "Lost").Select(row => row.Id)];

    public IReadOnlyDictionary<string, Assignment> Holders(Case now, DateTimeOffset at) => roles.Holders(now.Run, now.ProductLine, now.Initiator, at);

    /// <summary>The case after the event, or why it is as it was.</summary>
    public async Task<Decision<Case>> ApplyAsync(Case before, RunEvent happened, string stageId, CaseAct act, CancellationToken cancel)
    {
        var advance = before.Run.Apply(happened, act.At);
        if (advance.IsRefused) return StageFinisher.InWords(before, stageId, advance.Refusal, org.Current, act.At, advance.Lacking);
        return await progress.SaveAsync(before, advance, happened, act, cancel) is { } after
            ? after
            : CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(before.RecordNo));
    }

    /// <summary>The customer has answered, or has had time enough: the limit moves by as much of the holder's time as the pause took.</summary>
    public Task<Decision<Case>> GoOnAsync(Case now, string stageId, CaseAct act, CancellationToken cancel)
    {
        var stage = now.Run.Stage(stageId);
        return ApplyAsync(now, new WaitEnded(act.UserId, stageId, roles.DueAfter(stage, now.Flow.Stage(stageId).Due, stage.Wait!, act.At)), stageId, act, cancel);
    }
}

/// <param name="Rest">The words behind it.</param>
internal sealed record PickedStage(FlowStage Stage, string Rest);
