using System.Text.Json;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Collaboration;

/// <summary>An event as an entry of the audit log (C11).</summary>
internal static class CaseLog
{
    public static LedgerEntry EntryOf(Case now, RunEvent happened, CaseAct act)
    {
        var (action, before, after, reason) = happened switch
        {
            RunStarted => ("发起流程", null, now.Flow.Id, null),
            OutputsGiven given => ("提交材料", given.Stage, JsonSerializer.Serialize(given.Values, RunJson.Options), null),
            StageCompleted { Override: { } why } done => ("放行", done.Stage, now.Run.Stage(done.Stage).Override?.Lacking, why),
            StageCompleted done => ("完成环节", done.Stage, now.Run.Stage(done.Stage).Result, null),
            StageAssigned assigned => ("指派环节", assigned.Stage, assigned.To.UserId, assigned.To.Path),
            StageReturned returned => ("退回", returned.Stage, returned.To, returned.Reason),
            SkipAsked asked => ("申请不适用", asked.Stage, asked.Reviewer.UserId, asked.Reason),
            SkipDecided decided => (decided.Agreed ? "同意不适用" : "不同意不适用", decided.Stage, null, decided.Reason),
            WaitBegun begun => ("等客户", begun.Stage, begun.Until.ToString("O", System.Globalization.CultureInfo.InvariantCulture), begun.Reason),
            WaitEnded ended => ("继续计时", ended.Stage, ended.DueAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture), null),
            ShareAnswered answered => (answered.Agrees ? "认可定责" : "异议", answered.Stage, answered.Judge, answered.Reason),
            SplitDecided decided => ("裁定", decided.Stage, JsonSerializer.Serialize(decided.Shares, RunJson.Options), decided.Reason),
            StageReopened reopened => ("撤销完成", reopened.Stage, null, null),
            ActTakenBack back => ("撤销", back.Act, string.Join(' ', back.Stages.Select(stage => stage.Id)), null),
            JudgeChanged changed => ("交接裁定", changed.From, changed.To, null),
            RunHeld held => ("因变更停办", null, held.Change, null),
            RunFreed freed => ("变更办完，继续", freed.Change, null, null),
            RunComplained complained => ("客户反馈没解决", complained.Stage, now.Flow.Stage(complained.Stage).ReopenTo, complained.Reason),
            RunWithdrawn { Reason.Length: > 0 } off => ("终止", null, null, off.Reason),
            InitiatorChanged changed => ("交接发起人", now.Initiator, changed.To, null),
            _ => ("撤销流程", (string?)null, (string?)null, (string?)null),
        };
        return new LedgerEntry(act.At, act.UserId, act.Source, now.RecordNo, action, before, after, reason);
    }
}
