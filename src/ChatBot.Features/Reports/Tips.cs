using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Commitments;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Reports;

/// <summary>Turns a running clock into an act that can be typed or pressed (R57). Pure.</summary>
internal static class Tips
{
    public const int Most = 3;

    /// <summary>Tried in this order; 卡点 takes every record, so there is always one.</summary>
    private static readonly string[] PaymentVerbs = ["跟进", "催款"], StageVerbs = ["完成"];

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
        if (deadline.IsBeside) return LastVerb;
        var prefix = RecordNo.PrefixOf(deadline.RecordNo);
        var preferred = prefix switch
        {
            RecordNo.Payment => PaymentVerbs,
            RecordNo.Commitment => CommitmentVerbs(deadline.Part),
            _ => StageVerbs,
        };
        return preferred.FirstOrDefault(verb => Takes(commands.Find(verb), prefix)) ?? LastVerb;
    }

    /// <summary>Only a promise in force can be kept; before that something else is lacking, which 查承诺 says.</summary>
    private static string[] CommitmentVerbs(string clock) => clock switch
    {
        CommitmentClocks.Promise => ["兑现"],
        CommitmentClocks.Answer => ["接受"],
        CommitmentClocks.Notice => ["确认收到"],
        _ => ["查承诺"],
    };

    private static bool Takes(CommandSpec? spec, string prefix) =>
        spec?.Slots.Any(slot => slot.Kind == SlotKind.Record && (slot.Prefixes.Length == 0 || slot.Prefixes.Contains(prefix))) ?? false;
}
