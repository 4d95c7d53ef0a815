using ChatBot.Features.Calendar;
using ChatBot.Features.Customers;

namespace ChatBot.Features.Commitments;

/// <summary>Judges the words of a promise before it is made: what they ask for, and whether somebody above has to agree first (R24).</summary>
internal sealed class PriorityDesk(PriorityRulesLibrary library, CommitmentStore commitments, CustomerStore customers)
{
    public async Task<PriorityFlag> JudgeAsync(string customer, string content, string promiser, DateTimeOffset now, CancellationToken cancel)
    {
        if (PriorityWords.Found(content, [customer], library.Rules).Count == 0) return PriorityFlag.None;
        // Only now the names of all customers: most promises have none of the words.
        var found = PriorityWords.Found(content, [customer, .. await customers.NamesWithinAsync(content, cancel)], library.Rules);
        if (found.Count == 0) return PriorityFlag.None;
        var today = BusinessTime.DayOf(now);
        var month = BusinessTime.StartOf(new DateOnly(today.Year, today.Month, 1));
        var given = (await commitments.RulesGivenSinceAsync(promiser, month, cancel))
            .SelectMany(rules => rules.Split(' ')).CountBy(rule => rule).ToDictionary(StringComparer.Ordinal);
        return PriorityFlag.Of(found, given);
    }
}
