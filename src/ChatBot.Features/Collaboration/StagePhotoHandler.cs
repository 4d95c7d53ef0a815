using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Takes pictures that count for the stages that want one; where only the picture was missing, the completion goes on (R33).</summary>
internal sealed class StagePhotoHandler(CaseStore cases, EvidenceStore evidence, StageFinisher finisher, OrgDirectory org) : ITakeEvidence
{
    public async Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, CancellationToken cancel)
    {
        var tree = org.Current;
        var wanted = new List<EvidenceWanted>();
        foreach (var one in await cases.WantedPhotosAsync(tree.Find(userId)?.UserId ?? userId, tree.StoodInForBy(userId), cancel))
        {
            var now = await cases.FindAsync(one.RecordNo, cancel);
            var rule = now!.Flow.Stage(one.Stage);
            wanted.Add(new EvidenceWanted(one.RecordNo, one.Stage, rule.Title, one.AskedAt) { Demand = StagePhoto.DemandOf(rule) });
        }

        return wanted;
    }

    public async Task<Reply> TakeAsync(EvidenceWanted wanted, EvidenceGiven given, CancellationToken cancel)
    {
        var now = await cases.FindAsync(wanted.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {wanted.RecordNo}.");
        var rule = now.Flow.Stage(wanted.Part);
        if (given.Media != MediaKind.Picture) return Reply.Of(CollaborationWordings.NotAPhoto, new NotAPhotoModel(now.RecordNo, rule.Title, rule.EvidenceInWords));

        await evidence.AttachAsync(given.Id, now.RecordNo, rule.Id, rule.Title, cancel);
        if (now.Run.Stage(rule.Id).AwaitedResult is { } result)
        {
            var call = new CommandCall(CompleteStageCommand.Spec, given.UserId, given.Now, new SlotValues(), "", given.MessageId, CommandSource.Chat);
            return await finisher.FinishAsync(now, rule.Id, result, call, cancel);
        }

        return Reply.Of(CollaborationWordings.PhotoKept, new PhotoKeptModel(now.RecordNo, rule.Title, await evidence.CountAsync(now.RecordNo, rule.Id, cancel)));
    }
}
