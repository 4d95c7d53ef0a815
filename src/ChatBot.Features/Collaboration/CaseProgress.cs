using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Collaboration;

/// <summary>Carries out what an event led to: the state, its log, the clocks, and who has to hear of it, all in the transaction of the message.</summary>
internal sealed class CaseProgress(CaseStore cases, DeadlineStore deadlines, LedgerStore ledger, Outbox outbox, OrgDirectory org, EvidenceStore evidence, RecordSights sights, CaseListeners listeners)
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
        await ledger.AppendAsync(CaseLog.EntryOf(now, happened, act), cancel);
        foreach (var notice in advance.Notices)
        {
            await FollowAsync(now, advance, notice, act, cancel);
            foreach (var listener in listeners.All) await listener.HearAsync(now, notice, act, cancel);
        }
    }

    private Task FollowAsync(Case now, Advance advance, RunNotice notice, CaseAct act, CancellationToken cancel) => notice switch
    {
        StageOpened opened => OpenedAsync(now, opened.Stage, act, cancel),
        StageClosed closed => ClosedAsync(now, advance, closed.Stage, act, cancel),
        HolderChanged changed => ChangedAsync(now, changed, act, cancel),
        StageCameBack back => CameBackAsync(now, back, act, cancel),
        SkipWanted wanted => SkipWantedAsync(now, wanted, act, cancel),
        SkipRefused refused => SkipRefusedAsync(now, refused, act, cancel),
        WaitStarted started => WaitStartedAsync(now, started, act, cancel),
        WaitOver over => WaitOverAsync(now, over, act, cancel),
        SplitProposed proposed => ProposedAsync(now, proposed, act, cancel),
        ShareDisputed disputed => DisputedAsync(now, disputed, act, cancel),
        SplitSettled settled => SettledAsync(now, settled, act, cancel),
        StageShut shut => ShutAsync(now, shut, act, cancel),
        HolderRestored restored => deadlines.ReassignAsync(now.RecordNo, restored.Stage.Id, restored.Stage.Holder!, cancel),
        WaitTakenBack back => WaitTakenBackAsync(now, back.Stage, act, cancel),
        DisputeTakenBack back => back.IsOpen
            ? deadlines.ReopenAsync(now.RecordNo, SplitPart(back.Stage.Id), cancel)
            : deadlines.CloseAsync(now.RecordNo, SplitPart(back.Stage.Id), "撤回异议", act.UserId, act.At, cancel),
        StageTakenBack taken => TakenBackAsync(now, taken.Stage, act, cancel),
        StageStopped stopped => StoppedAsync(now, stopped.Stage, act, cancel),
        StageGoesOn going => GoesOnAsync(now, going, act, cancel),
        RunCalledOff off => CalledOffAsync(now, off, act, cancel),
        _ => Task.CompletedTask,
    };

    private async Task OpenedAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        await StartClockAsync(now, stage, stage.EnteredAt!.Value, act, cancel);
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
            Shortage.InWords(now.Flow.Stage(stage.Id), stage.Result ?? ""), stage.Override?.Lacking ?? "", stage.Override?.Reason ?? ""));
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
        if (stage.State == StageState.Open)
        {
            await deadlines.ReassignAsync(now.RecordNo, stage.Id, stage.Holder!, cancel);
            if (stage.Wait is not null) await deadlines.ReassignAsync(now.RecordNo, WaitPart(stage.Id), stage.Holder!, cancel);
        }

        await TellAsync(now, act, "given/" + stage.Id, stage.Holder!, CollaborationWordings.StageGiven.With(await CardAsync(now, stage, act, cancel)), cancel, asks: stage.Id);
        // A stage that is still to come was never in that person's hands.
        if (stage.State != StageState.Open) return;
        await TellAsync(
            now, act, "taken/" + stage.Id, changed.Before,
            CollaborationWordings.StageTaken.With(new StageTakenModel(
                now.RecordNo, now.Flow.Stage(stage.Id).Title, now.Customer, org.Current.NameOf(act.UserId), org.Current.NameOf(stage.Holder!))),
            cancel);
    }

    private async Task CameBackAsync(Case now, StageCameBack back, CaseAct act, CancellationToken cancel)
    {
        await StartClockAsync(now, back.Stage, back.Stage.EnteredAt!.Value, act, cancel);
        var said = CollaborationWordings.StageReturned.With(new StageReturnedModel(
            now.RecordNo, now.Flow.Stage(back.Stage.Id).Title, now.Customer, back.From, org.Current.NameOf(act.UserId), back.Reason, org.Current.NameOf(back.Stage.Holder!),
            DateWords.Absolute(back.Stage.DueAt!.Value, act.At), now.Flow.Stage(back.Stage.Id).Due.InWords, StageCommands.Complete(now.RecordNo, now.Flow.Stage(back.Stage.Id))));
        await TellAsync(now, act, "back/" + back.Stage.Id, back.Stage.Holder!, said, cancel, asks: back.Stage.Id);
        if (!StagePick.Same(back.Stage.Holder, now.Initiator)) await TellAsync(now, act, "back/" + back.Stage.Id, now.Initiator, said, cancel);
    }

    private async Task SkipWantedAsync(Case now, SkipWanted wanted, CaseAct act, CancellationToken cancel)
    {
        await deadlines.ReassignAsync(now.RecordNo, wanted.Stage.Id, wanted.Stage.Holder!, cancel);
        var rule = now.Flow.Stage(wanted.Stage.Id);
        await TellAsync(
            now, act, "skip/" + rule.Id, wanted.Stage.Holder!,
            CollaborationWordings.SkipWanted.With(new SkipWantedModel(
                now.RecordNo, rule.Title, now.Customer, org.Current.NameOf(wanted.Before), wanted.Stage.Skip!.Reason, DateWords.Absolute(wanted.Stage.DueAt!.Value, act.At),
                $"同意不适用 {now.RecordNo} {rule.Title}", $"不同意不适用 {now.RecordNo} {rule.Title}")),
            cancel, asks: rule.Id);
    }

    private async Task SkipRefusedAsync(Case now, SkipRefused refused, CaseAct act, CancellationToken cancel)
    {
        await deadlines.ReassignAsync(now.RecordNo, refused.Stage.Id, refused.Stage.Holder!, cancel);
        var rule = now.Flow.Stage(refused.Stage.Id);
        await TellAsync(
            now, act, "unskip/" + rule.Id, refused.Stage.Holder!,
            CollaborationWordings.SkipRefused.With(new SkipRefusedModel(
                now.RecordNo, rule.Title, now.Customer, org.Current.NameOf(act.UserId), refused.Reason, DateWords.Absolute(refused.Stage.DueAt!.Value, act.At), StageCommands.Complete(now.RecordNo, rule))),
            cancel, asks: rule.Id);
    }

    /// <summary>The clock of the stage stands still; one that only shows the pause runs until its limit.</summary>
    private async Task WaitStartedAsync(Case now, WaitStarted started, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(started.Stage.Id);
        await deadlines.CloseQuietlyAsync(now.RecordNo, rule.Id, "等客户，暂停计时", act.UserId, act.At, cancel);
        await deadlines.OpenAsync(
            ClockOf(now, started.Stage, act.At, act) with { Policy = CustomerWaitPolicy.PolicyName, Part = WaitPart(rule.Id), Title = rule.Title + "（等客户）", Missing = "客户答复：" + started.Wait.Reason, DueAt = started.Wait.Until }, cancel);
        await TellAsync(
            now, act, "wait/" + rule.Id, now.Initiator,
            CollaborationWordings.WaitStarted.With(new WaitStartedModel(now.RecordNo, rule.Title, now.Customer, org.Current.NameOf(started.Stage.Holder!), started.Wait.Reason, DateWords.Absolute(started.Wait.Until, act.At))), cancel);
    }

    private async Task WaitOverAsync(Case now, WaitOver over, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(over.Stage.Id);
        await deadlines.CloseAsync(now.RecordNo, WaitPart(rule.Id), "继续计时", act.UserId, act.At, cancel);
        // Begun so much later as the pause took, so that the warning comes at the same share of the time.
        await StartClockAsync(now, over.Stage, over.Stage.EnteredAt!.Value + over.Stage.Waited(act.At), act, cancel);
        var said = CollaborationWordings.WaitOver.With(new WaitOverModel(
            now.RecordNo, rule.Title, now.Customer, act.Source == CustomerWaitPolicy.Source, DateWords.Span(over.Wait.To!.Value - over.Wait.From), org.Current.NameOf(over.Stage.Holder!),
            DateWords.Absolute(over.Stage.DueAt!.Value, act.At), DateWords.Remaining(over.Stage.DueAt!.Value, act.At), StageCommands.Complete(now.RecordNo, rule)));
        await TellAsync(now, act, $"goes-on/{rule.Id}", over.Stage.Holder!, said, cancel, asks: rule.Id);
        if (!StagePick.Same(over.Stage.Holder, now.Initiator)) await TellAsync(now, act, $"goes-on/{rule.Id}", now.Initiator, said, cancel);
    }

    private async Task ProposedAsync(Case now, SplitProposed proposed, CaseAct act, CancellationToken cancel)
    {
        var tree = org.Current;
        var shares = proposed.Stage.Of(proposed.Output).ToList();
        foreach (var mine in shares.Where(share => share is { Person: not null, View: ShareView.Silent }).GroupBy(share => share.Person!, StringComparer.OrdinalIgnoreCase))
        {
            await TellAsync(
                now, act, "share/" + proposed.Stage.Id, mine.Key,
                CollaborationWordings.ShareProposed.With(new ShareProposedModel(
                    now.RecordNo, now.Flow.Stage(proposed.Stage.Id).Title, now.Customer, now.Title, tree.NameOf(act.UserId), string.Join("、", shares.Select(share => share.InWords)),
                    string.Join("、", mine.Select(share => share.InWords)), BasisOf(now, proposed.Stage))),
                cancel);
        }
    }

    private async Task DisputedAsync(Case now, ShareDisputed disputed, CaseAct act, CancellationToken cancel)
    {
        var tree = org.Current;
        var shares = disputed.Stage.Of(disputed.Share.Output).ToList();
        var judge = disputed.Share.Judge!;
        var rule = now.Flow.Stage(disputed.Stage.Id);
        await deadlines.OpenAsync(
            ClockOf(now, disputed.Stage, act.At, act) with
            {
                Part = SplitPart(disputed.Stage.Id), Title = rule.Title + "异议裁定", Missing = "对异议的裁定", Holder = judge, Owner = now.Initiator, DueAt = act.At + TimeSpan.FromHours(24),
            },
            cancel);
        var told = new ShareDisputedModel(
            now.RecordNo, rule.Title, now.Customer, string.Join("、", shares.Select(share => share.InWords)), tree.NameOf(act.UserId), disputed.Share.InWords, disputed.Share.Note, BasisOf(now, disputed.Stage),
            tree.NameOf(judge), DateWords.Absolute(act.At + TimeSpan.FromHours(24), act.At), Decides: false);
        foreach (var reader in new[] { judge, disputed.Stage.DoneBy!, now.Initiator }.Distinct(StringComparer.OrdinalIgnoreCase))
            await TellAsync(now, act, "dispute/" + rule.Id, reader, CollaborationWordings.ShareDisputed.With(told with { Decides = StagePick.Same(reader, judge) }), cancel);
    }

    private async Task SettledAsync(Case now, SplitSettled settled, CaseAct act, CancellationToken cancel)
    {
        await deadlines.CloseAsync(now.RecordNo, SplitPart(settled.Stage.Id), "裁定", act.UserId, act.At, cancel);
        var shares = settled.Stage.Of(settled.Output).ToList();
        var said = CollaborationWordings.SplitSettled.With(new SplitSettledModel(
            now.RecordNo, now.Flow.Stage(settled.Stage.Id).Title, now.Customer, org.Current.NameOf(act.UserId), string.Join("、", shares.Select(share => share.InWords)), settled.Reason));
        foreach (var reader in shares.Select(share => share.Person).OfType<string>().Append(now.Initiator).Append(settled.Stage.DoneBy).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            await TellAsync(now, act, "settled/" + settled.Stage.Id, reader, said, cancel);
    }

    private async Task TakenBackAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        await deadlines.ReopenAsync(now.RecordNo, stage.Id, cancel);
        if (now.Run.IsStopped(stage.Id)) await deadlines.CloseQuietlyAsync(now.RecordNo, stage.Id, Stopped, act.UserId, act.At, cancel);
    }

    private async Task StoppedAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        await deadlines.CloseQuietlyAsync(now.RecordNo, stage.Id, Stopped, act.UserId, act.At, cancel);
        await TellAsync(now, act, "stopped/" + stage.Id, stage.Holder!, CollaborationWordings.StageStopped.With(new StageStoppedModel(now.RecordNo, now.Flow.Stage(stage.Id).Title, now.Customer, now.Title, now.Run.HeldFor!, org.Current.NameOf(act.UserId))), cancel);
    }

    /// <summary>The clock begins so much later as the stage stood still, so that the warning comes at the same share of the time.</summary>
    private async Task GoesOnAsync(Case now, StageGoesOn going, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(going.Stage.Id);
        // While the customer is waited for as well, the clock goes on with the answer.
        if (going.Stage.Wait is null) await StartClockAsync(now, going.Stage, act.At < going.Stage.DueAt ? act.At : going.Stage.EnteredAt!.Value, act, cancel);
        await TellAsync(
            now, act, "on/" + rule.Id, going.Stage.Holder!,
            CollaborationWordings.StageGoesOn.With(new StageGoesOnModel(
                now.RecordNo, rule.Title, now.Customer, going.Change, DateWords.Absolute(going.Stage.DueAt!.Value, act.At), rule.Due.InWords, StageCommands.Complete(now.RecordNo, rule))),
            cancel, asks: rule.Id, evenSelf: true);
    }

    /// <summary>Whoever had it in hand, or had done something for it, need not wait for more.</summary>
    private async Task CalledOffAsync(Case now, RunCalledOff off, CaseAct act, CancellationToken cancel)
    {
        var said = CollaborationWordings.CalledOff.With(new CalledOffModel(now.RecordNo, now.Flow.Title, now.Customer, now.Title, org.Current.NameOf(act.UserId), off.Reason));
        foreach (var reader in now.Run.Stages.SelectMany(stage => stage.Stays.Select(stay => stay.Holder).Append(stage.EnteredAt is null ? null : stage.Holder)).Append(now.Initiator).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            await TellAsync(now, act, "off", reader, said, cancel);
    }

    private Task StartClockAsync(Case now, StageRun stage, DateTimeOffset from, CaseAct act, CancellationToken cancel) =>
        now.Run.IsStopped(stage.Id) ? Task.CompletedTask : deadlines.OpenAsync(ClockOf(now, stage, from, act), cancel);

    private async Task ShutAsync(Case now, StageShut shut, CaseAct act, CancellationToken cancel)
    {
        await deadlines.CloseAsync(now.RecordNo, shut.Stage.Id, shut.How, act.UserId, act.At, cancel);
        await deadlines.CloseAsync(now.RecordNo, WaitPart(shut.Stage.Id), shut.How, act.UserId, act.At, cancel);
    }

    /// <summary>Of the stage's clock and that of its pause, the one that had stopped runs again and the other stops.</summary>
    private async Task WaitTakenBackAsync(Case now, StageRun was, CaseAct act, CancellationToken cancel)
    {
        var (stops, runs, until) = was.Wait is { } wait ? (was.Id, WaitPart(was.Id), wait.Until) : (WaitPart(was.Id), was.Id, was.DueAt!.Value);
        await deadlines.CloseQuietlyAsync(now.RecordNo, stops, "撤销", act.UserId, act.At, cancel);
        await deadlines.ReopenUntilAsync(now.RecordNo, runs, until, cancel);
    }

    /// <summary>Says it to one person, unless that person is the one who acts: the answer says it.</summary>
    /// <param name="asks">The stage that its buttons are about.</param>
    /// <param name="evenSelf">It is about another case than the answer.</param>
    private async Task TellAsync(Case now, CaseAct act, string what, string userId, Said said, CancellationToken cancel, string? asks = null, bool evenSelf = false)
    {
        var tree = org.Current;
        if (act.IsQuiet || (!evenSelf && StagePick.Same(userId, act.UserId)) || tree.Find(userId) is not { IsActive: true }) return;
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

    private Deadline ClockOf(Case now, StageRun stage, DateTimeOffset from, CaseAct act)
    {
        var rule = now.Flow.Stage(stage.Id);
        return new Deadline
        {
            Policy = StagePolicy.PolicyName,
            RecordNo = now.RecordNo,
            Part = stage.Id,
            Title = rule.Title,
            Customer = now.Customer,
            Missing = rule.Missing,
            Holder = stage.Holder!,
            Owner = now.Initiator,
            StandsFor = CaseRoleFinder.AwayHolderOf(now, stage, org.Current),
            EscalateTo = rule.EscalateTo,
            Region = now.Region,
            Severity = rule.Severity == FlowSeverity.High ? ClockSeverity.High : now.Severity,
            StartedAt = from,
            DueAt = stage.DueAt!.Value,
            Cause = act.Cause,
        };
    }

    private async Task<StageCardModel> CardAsync(Case now, StageRun stage, CaseAct act, CancellationToken cancel)
    {
        var rule = now.Flow.Stage(stage.Id);
        var isOpen = stage.State == StageState.Open;
        return new StageCardModel(
            now.RecordNo, rule.Title, now.Flow.Title, now.Customer, now.Title, org.Current.NameOf(act.UserId),
            isOpen ? DateWords.Absolute(stage.DueAt!.Value, act.At) : "",
            rule.Due.InWords, rule.OutputInWords, isOpen && StagePhoto.TakesCode(rule), rule.How,
            [.. rule.After.Select(now.Run.Stage).Where(before => before.State == StageState.Done)
                .Select(before => $"{now.Flow.Stage(before.Id).Title}：{before.Result}")],
            await PicturesAsync(now.RecordNo, stage.Holder!, cancel),
            rule.Verb ?? "完成",
            StageCommands.Complete(now.RecordNo, rule),
            StageCommands.Assign(now.RecordNo, rule),
            isOpen && rule.RejectTo.Count > 0);
    }

    private async Task<IReadOnlyList<string>> PicturesAsync(string recordNo, string reader, CancellationToken cancel)
    {
        var rows = await evidence.OfAsync(recordNo, cancel);
        var known = await sights.KnownToAsync(reader, rows.SelectMany(row => row.CheckList), cancel);
        return StagePhoto.Verdicts(rows, known.Contains);
    }

    private static string BasisOf(Case now, StageRun stage) =>
        string.Join("；", now.Flow.Stage(stage.Id).Outputs.Where(output => output.Type == OutputType.Text).SelectMany(output => stage.Of(output.Id)).Select(value => value.Text));

    private const string Stopped = "变更未定，暂停计时";

    /// <summary>The clock that shows a pause beside that of the stage.</summary>
    private static string WaitPart(string stage) => $"{stage}{Deadline.BesideMark}wait";

    /// <summary>The clock of who decides on an objection.</summary>
    internal static string SplitPart(string stage) => $"{stage}{Deadline.BesideMark}split";

    /// <summary>The stage whose objection this clock is about; null for every other clock.</summary>
    internal static string? DisputedStage(Deadline clock) =>
        clock.Policy == StagePolicy.PolicyName && clock.Part.Split(Deadline.BesideMark) is [var stage, _] && clock.Part == SplitPart(stage) ? stage : null;
}

/// <summary>A feature that wants to hear what happens to cases, in the same transaction.</summary>
internal interface ICaseListener
{
    Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel);
}

/// <summary>All of them. A listener may act on another case, which comes through <see cref="CaseProgress"/> again: so they are made only when there is something to hear.</summary>
internal sealed class CaseListeners(IServiceProvider scope)
{
    private IReadOnlyList<ICaseListener>? _all;

    public IReadOnlyList<ICaseListener> All => _all ??= [.. scope.GetServices<ICaseListener>()];
}
