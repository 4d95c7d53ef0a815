using ChatBot.Features.AfterSales;
using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Commitments;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Payments;

namespace ChatBot.Features.Reports;

/// <summary>Turns a running clock into an act that can be typed or pressed (R57). Pure.</summary>
internal static class Tips
{
    public const int Most = 3;

    /// <summary>What moves a clock of each policy on; tried in this order, and 卡点 takes every record, so there is always one.</summary>
    private static readonly Dictionary<string, string[]> Verbs = new(StringComparer.Ordinal)
    {
        [PaymentPolicy.Id] = ["跟进", "催款"],
        [PromisePolicy.Id] = ["兑现"],
        [PromiseAnswerPolicy.Id] = ["接受"],
        [NoticePolicy.Id] = ["确认收到"],
        // A promise that is not in force, or is argued about, is not fulfilled yet: its page says what is lacking.
        [PromiseDraftPolicy.Id] = ["查承诺"],
        [PromiseAppealPolicy.Id] = ["查承诺"],
        [PromiseApprovalPolicy.Id] = ["批准承诺"],
        [ApprovalPolicy.PolicyName] = ["审批"],
        [ImprovementPolicy.PolicyName] = ["改进完成"],
        [CustomerWaitPolicy.PolicyName] = ["客户已答复"],
        [StagePolicy.PolicyName] = ["完成"],
    };

    private const string LastVerb = "卡点";

    public static TipLine Of(Deadline deadline, int number, CommandCatalog commands, DateTimeOffset now)
    {
        var command = $"{VerbFor(deadline, commands)} {deadline.RecordNo}";
        return new TipLine(
            number, deadline.RecordNo, deadline.Title, deadline.Customer, DateWords.Absolute(deadline.DueAt, now), DateWords.Remaining(deadline.DueAt, now),
            deadline.IsOverdue(now), command);
    }

    private static string VerbFor(Deadline deadline, CommandCatalog commands)
    {
        // Somebody rules on an objection beside a stage: 完成 would not end that.
        if (deadline.IsBeside && deadline.Policy == StagePolicy.PolicyName) return LastVerb;
        var prefix = RecordNo.PrefixOf(deadline.RecordNo);
        return Verbs.GetValueOrDefault(deadline.Policy, []).FirstOrDefault(verb => Takes(commands.Find(verb), prefix)) ?? LastVerb;
    }

    private static bool Takes(CommandSpec? spec, string prefix) =>
        spec?.Slots.Any(slot => slot.Kind == SlotKind.Record && (slot.Prefixes.Length == 0 || slot.Prefixes.Contains(prefix))) ?? false;
}
