using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Begins a pause once its proof is there, by whichever way that came.</summary>
internal sealed class CustomerWaitDesk(CaseDesk desk, CaseStore cases, EvidenceStore evidence, UndoStore undos, WorkCalendar calendar, OrgDirectory org)
{
    /// <summary>Why this stage may not wait for the customer now; null when it may.</summary>
    public Said? Refusal(Case now, FlowStage rule, DateTimeOffset at)
    {
        var stage = now.Run.Stage(rule.Id);
        if (rule.CustomerWait == 0) return StageFinisher.InWords(now, rule.Id, RunRefusal.NotAllowed, org.Current, at);
        if (stage.Wait is not null || stage.Skip is not null) return StageFinisher.InWords(now, rule.Id, RunRefusal.WrongMoment, org.Current, at);
        return UntilOf(stage, rule, at) is null ? CollaborationWordings.StageRefused.With(new StageRefusedModel(now.RecordNo, rule.Title, "waited-enough", $"{rule.CustomerWait}")) : null;
    }

    public async Task<Reply> BeginAsync(Case now, FlowStage rule, string reason, long proof, CaseAct act, CancellationToken cancel)
    {
        if (Refusal(now, rule, act.At) is { } no) return Reply.Of(no);
        var until = UntilOf(now.Run.Stage(rule.Id), rule, act.At)!.Value;
        await evidence.AttachAsync(proof, now.RecordNo, rule.Id + "~wait", "等客户的凭证", cancel);
        var begun = await desk.ApplyAsync(now, new WaitBegun(act.UserId, rule.Id, reason, until, proof), rule.Id, act, cancel);
        if (begun.Refusal is { } refusal) return Reply.Of(refusal);
        await cases.ExpectNothingAsync(act.UserId, cancel);
        await undos.RememberAsync(act.UserId, CaseActUndo.Of(begun.Value!, $"等客户 {now.RecordNo} {rule.Title}"), act.Cause ?? -1, act.At, cancel);
        return Reply.Of(CollaborationWordings.WaitBegun, new WaitBegunModel(now.RecordNo, rule.Title, reason, DateWords.Absolute(until, act.At), rule.CustomerWait));
    }

    /// <summary>All pauses of a stage together may last so many working days of the company; null when they are used up.</summary>
    private DateTimeOffset? UntilOf(StageRun stage, FlowStage rule, DateTimeOffset at)
    {
        var used = stage.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + calendar.WorkingTimeBetween(wait.From, wait.To ?? at));
        var left = (calendar.Hours.PerDay * rule.CustomerWait) - used;
        return left < TimeSpan.FromMinutes(1) ? null : calendar.AddWorkingTime(at, left);
    }
}
