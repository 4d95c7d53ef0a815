using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Takes a location for the stage that wants one; where only it was missing, the completion goes on.</summary>
internal sealed class StagePlaceHandler(CaseStore cases, CaseDesk desk, StageFinisher finisher, OrgDirectory org) : ITakeLocation
{
    public async Task<Reply?> TakeAsync(LocationContent place, string userId, DateTimeOffset at, long messageId, CancellationToken cancel)
    {
        var tree = org.Current;
        var wanted = await cases.WantingPlaceAsync(tree.Find(userId)?.UserId ?? userId, tree.StoodInForBy(userId), cancel);
        foreach (var one in wanted)
        {
            var now = (await cases.FindAsync(one.RecordNo, cancel))!;
            var rule = now.Flow.Stage(one.Stage);
            var output = rule.Outputs.First(output => output.Type == OutputType.Location);
            var stage = now.Run.Stage(one.Stage);
            // The one that lacks it first; the others are other places.
            if (stage.Skip is not null || (stage.Of(output.Id).Any() && wanted.Count > 1)) continue;
            var values = new[] { new OutputValue { Output = output.Id, Latitude = place.Latitude, Longitude = place.Longitude, Text = place.Label.Trim() } };
            if (stage.AwaitedAt is not null)
                return await finisher.FinishAsync(now, rule.Id, values, new CommandCall(CompleteStageCommand.Spec, userId, at, new SlotValues(), "", messageId, CommandSource.Chat), cancel);
            var kept = await desk.ApplyAsync(now, new OutputsGiven(userId, rule.Id, values, Completes: false), rule.Id, new CaseAct(userId, at, nameof(CommandSource.Chat), messageId), cancel);
            return kept.Refusal is { } refusal
                ? Reply.Of(refusal)
                : Reply.Of(CollaborationWordings.PhotoKept, new PhotoKeptModel(now.RecordNo, rule.Title, output.Title, 1, false, false, StageCommands.Complete(now.RecordNo, rule)));
        }

        return null;
    }
}
