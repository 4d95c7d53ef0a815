using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Carries out what an event led to: the state, its log, the clocks, and who has to hear of it, all in the transaction of the message.</summary>
internal sealed class CaseProgress(CaseStore cases, DeadlineStore deadlines, LedgerStore ledger, Outbox outbox, OrgDirectory org, EvidenceStore evidence, RecordSights sights)
{
    public async Task BeginAsync(Case started, Advance advance, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        await cases.InsertAsync(started, happened, act, cancel);
        await FollowAsync(started, advance, happened, act, cancel);
    }

    /// <summary>The case after the event; null when somebody else was quicker, and nothing was saved.</summary>
    public async Task<Case?> SaveAsync(Case before, Advance advance, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        if (!await cases.SaveAsync(before, advance.Run, happened, act, cancel)) return null;
        var after = before with { Run = advance.Run, Version = before.Version + 1 };
        await FollowAsync(after, advance, happened, act, cancel);
        return after;
    }

    private async Task FollowAsync(Case now, Advance advance, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        await ledger.AppendAsync(EntryOf(now, happened, act), cancel);
        foreach (var notice in advance.Notices) await FollowAsync(now, advance, notice, act, cancel);
    }

    private Task FollowAsync(Case now, Advance advance, RunNotice notice, CaseAct act, CancellationToken cancel) => notice switch
    {
        StageOpened opened => OpenedAsync(now, opened.Stage, act, cancel),
        StageClosed closed => ClosedAsync(now, advance, closed.Stage, act, cancel),
        HolderChanged changed => ChangedAsync(now, changed, act, cancel),
        StageTakenBack taken => deadlines.ReopenAsync(now.RecordNo, taken.Stage.Id, cancel),
        StageShut shut => deadlines.CloseAsync(now.RecordNo, shut.Stage.Id, "撤销", act.UserId, act.At, cancel),
        _ => Task.CompletedTask,
    };

    private async Task OpenedAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(stage.Id);
        await deadlines.OpenAsync(
            new Deadline
            {
                Policy = StagePolicy.PolicyName,
                RecordNo = now.RecordNo,
                Part = stage.Id,
                Title = rule.Title,
                Customer = now.Customer,
                Missing = rule.Missing,
                Holder = stage.Holder!,
                Owner = now.Initiator,
                StandsFor = CaseRoles.AwayHolderOf(now, stage, org.Current),
                EscalateTo = rule.EscalateTo,
                Region = now.Region,
                Severity = now.Severity,
                StartedAt = stage.EnteredAt!.Value,
                DueAt = stage.DueAt!.Value,
                Cause = act.Cause,
            },
            cancel);
        await TellAsync(now, act, "open/" + stage.Id, stage.Holder!, CollaborationWordings.StageOpened.With(await CardAsync(now, stage, act, cancel)), cancel, asks: stage.Id);
    }

    private async Task ClosedAsync(Case now, Advance advance, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        await deadlines.CloseQuietlyAsync(now.RecordNo, stage.Id, "完成", act.UserId, act.At, cancel);
        var tree = org.Current;
        var title = now.Flow.Stage(stage.Id).Title;
        var by = tree.NameOf(act.UserId);
        var done = CollaborationWordings.StageDone.With(new StageDoneModel(
            now.RecordNo, title, now.Customer, by, StagePick.Same(stage.Holder, act.UserId) ? "" : tree.NameOf(stage.Holder!), stage.Result ?? "",
            StageLine.OpenedBy(advance, tree, act.At), now.Run.State == RunState.Finished,
            Shortage.InWords(now.Flow.Stage(stage.Id), stage.Result ?? "")));
        await TellAsync(now, act, "done/" + stage.Id, now.Initiator, done, cancel);
        if (!StagePick.Same(stage.Holder, now.Initiator)) await TellAsync(now, act, "done/" + stage.Id, stage.Holder!, done, cancel);

        // Part C 18: whoever was called for help learns how it ended.
        var alarms = (await deadlines.FiresOfAsync(now.RecordNo, cancel))
            .Where(fire => fire.Part == stage.Id && EscalationLadder.LevelOf(fire.Step) > 0 && fire.FiredAt >= stage.EnteredAt)
            .ToList();
        foreach (var reader in alarms.SelectMany(fire => fire.Recipients.Split('、', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (StagePick.Same(reader, stage.Holder) || StagePick.Same(reader, now.Initiator)) continue;
            var first = alarms.Where(fire => fire.Recipients.Split('、').Contains(reader, StringComparer.OrdinalIgnoreCase)).Min(fire => fire.FiredAt);
            await TellAsync(
                now, act, "solved/" + stage.Id, reader,
                CollaborationWordings.EscalationSolved.With(new EscalationSolvedModel(now.RecordNo, title, now.Customer, by, stage.Result ?? "", DateWords.Span(act.At - first))), cancel);
        }
    }

    private async Task ChangedAsync(Case now, HolderChanged changed, CaseAct act, CancellationToken cancel)
    {
        var stage = changed.Stage;
        if (stage.State == StageState.Open) await deadlines.ReassignAsync(now.RecordNo, stage.Id, stage.Holder!, cancel);
        await TellAsync(now, act, "given/" + stage.Id, stage.Holder!, CollaborationWordings.StageGiven.With(await CardAsync(now, stage, act, cancel)), cancel, asks: stage.Id);
        // A stage that is still to come was never in that person's hands.
        if (stage.State != StageState.Open) return;
        await TellAsync(
            now, act, "taken/" + stage.Id, changed.Before,
            CollaborationWordings.StageTaken.With(new StageTakenModel(
                now.RecordNo, now.Flow.Stage(stage.Id).Title, now.Customer, org.Current.NameOf(act.UserId), org.Current.NameOf(stage.Holder!))),
            cancel);
    }

    /// <summary>Says it to one person, unless that person is the one who acts: the answer says it.</summary>
    /// <param name="asks">The stage that its buttons are about.</param>
    private async Task TellAsync(Case now, CaseAct act, string what, string userId, Said said, CancellationToken cancel, string? asks = null)
    {
        var tree = org.Current;
        if (act.IsQuiet || StagePick.Same(userId, act.UserId) || tree.Find(userId) is not { IsActive: true }) return;
        await outbox.AddAsync(
            new Push($"{now.RecordNo}/{now.Version}/{what}/{userId}", userId, said)
            {
                RecordNo = now.RecordNo,
                Clock = asks is null ? null : Deadline.KeyOf(now.RecordNo, asks),
                FallbackId = tree.FallbackFor(userId),
            },
            act.Cause,
            cancel);
    }

    private async Task<StageCardModel> CardAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(stage.Id);
        var isOpen = stage.State == StageState.Open;
        return new StageCardModel(
            now.RecordNo, rule.Title, now.Flow.Title, now.Customer, now.Title, org.Current.NameOf(act.UserId),
            isOpen ? DateWords.Absolute(stage.DueAt!.Value, act.At) : "",
            rule.Due.InWords, rule.Output, rule.NeedsPicture, rule.EvidenceInWords, isOpen && rule.NeedsPicture && StagePhoto.TakesCode(rule), rule.How,
            [.. rule.After.Select(now.Run.Stage).Where(before => before.State == StageState.Done)
                .Select(before => $"{now.Flow.Stage(before.Id).Title}：{before.Result}")],
            await PicturesAsync(now.RecordNo, stage.Holder!, cancel),
            rule.Verb ?? "完成",
            StageCommands.Complete(now.RecordNo, rule),
            StageCommands.Assign(now.RecordNo, rule));
    }

    private async Task<IReadOnlyList<string>> PicturesAsync(string recordNo, string reader, CancellationToken cancel)
    {
        var rows = await evidence.OfAsync(recordNo, cancel);
        var known = await sights.KnownToAsync(reader, rows.SelectMany(row => row.CheckList), cancel);
        return StagePhoto.Verdicts(rows, known.Contains);
    }

    private static LedgerEntry EntryOf(Case now, RunEvent happened, CaseAct act)
    {
        var (action, before, after) = happened switch
        {
            RunStarted => ("发起流程", null, now.Flow.Id),
            StageCompleted done => ("完成环节", done.Stage, done.Result),
            PhotoAwaited awaited => ("等待照片", awaited.Stage, awaited.Result),
            StageAssigned assigned => ("指派环节", assigned.Stage, assigned.To.UserId),
            StageReopened reopened => ("撤销完成", reopened.Stage, null),
            _ => ("撤销流程", (string?)null, (string?)null),
        };
        return new LedgerEntry(act.At, act.UserId, act.Source, now.RecordNo, action, before, after, (happened as StageAssigned)?.To.Path);
    }
}
