using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Takes a location for the stage that wants one, measured against the customer's site; where only it was missing, the completion goes on (R64). Positions
/// are kept in working hours and from people who let that be done; whoever is elsewhere, or sends none, gives a reason and a photo.
/// </summary>
internal sealed class StagePlaceHandler(
    CaseStore cases, CaseDesk desk, StageFinisher finisher, PlaceStore places, CustomerSiteStore sites, WorkCalendars calendars, LedgerStore ledger, PlaceOptions options, OrgDirectory org) : ITakeLocation
{
    public int Order => 1;

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
            if (GeoPoint.Of(place.Latitude, place.Longitude) is not { } point) return Reply.Of(CustomerWordings.PlaceUnreadable, new PlaceUnreadableModel(now.Customer));
            var consent = await places.ConsentAsync(userId, cancel);
            if (consent?.WithdrawnAt is not null) return Reply.Of(CollaborationWordings.PlaceNotAgreed, new PlaceNotAgreedModel(now.RecordNo, rule.Title));
            var (value, isKept) = await ValueAsync(now, rule, output, point, place.Label.Trim(), userId, at, cancel);
            if (isKept && consent is null)
            {
                await places.AgreeAsync(userId, at, cancel);
                await ledger.AppendAsync(new LedgerEntry(at, userId, nameof(CommandSource.Chat), now.RecordNo, "同意定位"), cancel);
            }

            var reply = await GiveAsync(now, rule, stage, value, userId, at, messageId, cancel);
            return isKept && consent is null ? reply.And(CollaborationWordings.PlaceNotice.With(new PlaceNoticeModel((int)options.Keep.TotalDays))) : reply;
        }

        return null;
    }

    /// <summary>By a location, or by the reason why there is none.</summary>
    public async Task<Reply> GiveAsync(Case now, FlowStage rule, StageRun stage, OutputValue value, string userId, DateTimeOffset at, long messageId, CancellationToken cancel)
    {
        if (stage.AwaitedAt is not null)
            return await finisher.FinishAsync(now, rule.Id, [value], new CommandCall(CompleteStageCommand.Spec, userId, at, new SlotValues(), "", messageId, CommandSource.Chat), cancel);
        var kept = await desk.ApplyAsync(now, new OutputsGiven(userId, rule.Id, [value], Completes: false), rule.Id, new CaseAct(userId, at, nameof(CommandSource.Chat), messageId), cancel);
        return kept.Refusal is { } refusal
            ? Reply.Of(refusal)
            : Reply.Of(CollaborationWordings.PlaceKept, new PlaceKeptModel(
                now.RecordNo, rule.Title, value.Text, value is { NeedsReason: true, Note: "" }, kept.Value!.Run.Stage(rule.Id).Outputs.Any(one => rule.Output(one.Output)?.Type == OutputType.Photo), StageCommands.Complete(now.RecordNo, rule)));
    }

    private async Task<(OutputValue Value, bool IsKept)> ValueAsync(Case now, FlowStage rule, FlowOutput output, GeoPoint point, string label, string userId, DateTimeOffset at, CancellationToken cancel)
    {
        if (calendars.For(userId).WorkingTimeBetween(at, at + TimeSpan.FromMinutes(1)) == TimeSpan.Zero)
            return (new OutputValue { Output = output.Id, NeedsReason = true, Text = "⚠ 下班时间，位置没有记录" }, false);
        var verdict = PlaceJudge.Judge(point, (await sites.OfAsync(now.Customer, cancel))?.Point, options.WithinMetres);
        var id = await places.AddAsync(now.RecordNo, rule.Id, userId, point, label, at, cancel);
        return (new OutputValue { Output = output.Id, Place = id, Metres = verdict.Metres, NeedsReason = verdict.NeedsReason, Text = verdict.InWords }, true);
    }
}
