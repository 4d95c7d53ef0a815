using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Takes pictures and files that count for the stages that want them; where only they were missing, the completion goes on (R33). What was announced a moment
/// ago (补交, 等客户) comes first.
/// </summary>
internal sealed class StagePhotoHandler(CaseStore cases, CaseDesk desk, CustomerWaitDesk waits, EvidenceStore evidence, StageFinisher finisher, OrgDirectory org) : ITakeEvidence
{
    private const string Proof = "~wait";

    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, DateTimeOffset at, CancellationToken cancel)
    {
        var tree = org.Current;
        var person = tree.Find(userId)?.UserId ?? userId;
        if (await cases.ExpectedAsync(person, cancel) is { } expected && at - expected.AskedAt <= Announced)
        {
            var asked = (await cases.FindAsync(expected.RecordNo, cancel))!;
            var title = asked.Flow.Stage(expected.Stage).Title;
            if (expected.WaitReason is not null) return [new EvidenceWanted(expected.RecordNo, expected.Stage + Proof, title + "等客户的凭证", expected.AskedAt)];
            if (StagePhoto.TargetOf(asked, expected.Stage) is { } announced)
                return [new EvidenceWanted(expected.RecordNo, expected.Stage, title, expected.AskedAt) { Demand = StagePhoto.DemandOf(announced) }];
        }

        var wanted = new List<EvidenceWanted>();
        foreach (var one in await cases.WantingMediaAsync(person, tree.StoodInForBy(userId), cancel))
        {
            var now = (await cases.FindAsync(one.RecordNo, cancel))!;
            if (now.Run.Stage(one.Stage).Skip is null && StagePhoto.TargetOf(now, one.Stage) is { } target)
                wanted.Add(new EvidenceWanted(one.RecordNo, one.Stage, now.Flow.Stage(one.Stage).Title, one.AskedAt) { Demand = StagePhoto.DemandOf(target) });
        }

        return wanted;
    }

    public async Task<Reply> TakeAsync(EvidenceWanted wanted, EvidenceGiven given, CancellationToken cancel)
    {
        var now = await cases.FindAsync(wanted.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {wanted.RecordNo}.");
        var isProof = wanted.Part.EndsWith(Proof, StringComparison.Ordinal);
        var rule = now.Flow.Stage(isProof ? wanted.Part[..^Proof.Length] : wanted.Part);
        var act = new CaseAct(given.UserId, given.Now, given.Source.ToString(), given.MessageId);
        var expected = await cases.ExpectedAsync(given.UserId, cancel);
        var target = StagePhoto.TargetOf(now, rule.Id);
        if (given.Media != MediaKind.Picture && (given.Media != MediaKind.File || (!isProof && target?.Type is OutputType.Photo or null)))
            return Reply.Of(CollaborationWordings.NotAPhoto, new NotAPhotoModel(now.RecordNo, rule.Title, isProof || target is null ? "文件或图片" : target.Wants));
        if (expected is not null && given.ReceivedAt - expected.AskedAt > Announced) await cases.ExpectNothingAsync(given.UserId, cancel);
        if (isProof) return await waits.BeginAsync(now, rule, expected?.WaitReason ?? "", given.Id, act, cancel);

        await evidence.AttachAsync(given.Id, now.RecordNo, rule.Id, $"{rule.Title} {target!.Title}", cancel);
        var values = new[] { new OutputValue { Output = target.Id, Evidence = given.Id } };
        if (now.Run.Stage(rule.Id) is { State: StageState.Open, AwaitedAt: not null })
        {
            var call = new CommandCall(CompleteStageCommand.Spec, given.UserId, given.Now, new SlotValues(), "", given.MessageId, given.Source);
            var finished = await finisher.FinishAsync(now, rule.Id, values, call, cancel);
            // The announced paper is there; the next picture is for whatever comes next. Photos may go on arriving.
            if (expected is not null && target.Type != OutputType.Photo) await cases.ExpectNothingAsync(given.UserId, cancel);
            return finished;
        }

        var kept = await desk.ApplyAsync(now, new OutputsGiven(given.UserId, rule.Id, values, Completes: false), rule.Id, act, cancel);
        if (kept.Refusal is { } refusal) return Reply.Of(refusal);
        if (expected is not null && target.Type != OutputType.Photo) await cases.ExpectNothingAsync(given.UserId, cancel);
        var stage = kept.Value!.Run.Stage(rule.Id);
        return Reply.Of(CollaborationWordings.PhotoKept, new PhotoKeptModel(
            now.RecordNo, rule.Title, target.Title, stage.Of(target.Id).Count(), target.Type == OutputType.Photo, target.ValidUntil && stage.Of(target.Id).Last().ValidUntil is null,
            stage.State == StageState.Open ? StageCommands.Complete(now.RecordNo, rule) : ""));
    }
}
