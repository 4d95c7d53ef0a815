using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>Knows records that a person may mean without saying a number: what is in hand, what is theirs.</summary>
public interface IRecordSource
{
    /// <param name="prefixes">What kinds may be meant; empty: all.</param>
    /// <param name="text">What was said, as it reads: a source whose records are many looks only for those of a customer named in it.</param>
    Task<IReadOnlyList<MeantRecord>> OfAsync(string userId, IReadOnlyCollection<string> prefixes, string text, CancellationToken cancel);
}

/// <param name="InHand">Whether it is this person who has to act on it.</param>
public sealed record MeantRecord(string RecordNo, string Title, string Customer, bool InHand);

/// <summary>
/// Which record is meant where none was named: the only one that it can be, else those it can be, to choose from. Nobody types numbers on a phone
/// when there is one thing in hand. Pure.
/// </summary>
/// <param name="Records">Most pressing first.</param>
/// <param name="Verb">The verb as typed.</param>
/// <param name="Words">What was said, without the customer's name that told the record.</param>
internal sealed record RecordGuess(IReadOnlyList<MeantRecord> Records, string Verb, string Words)
{
    /// <summary>As many as a person reads before choosing.</summary>
    public const int Most = 8;

    /// <summary>The record that is meant beyond doubt.</summary>
    public MeantRecord? Only => Records.Count == 1 ? Records[0] : null;

    /// <param name="verb">The verb as typed: 库存确认 means a stage of that name before any other.</param>
    /// <param name="words">What was typed after it.</param>
    public static RecordGuess Of(IReadOnlyList<MeantRecord> known, Slot slot, string verb, string words)
    {
        IReadOnlyList<MeantRecord> meant = [.. known.DistinctBy(record => record.RecordNo)];
        if (slot.InHand) meant = Prefer(meant, record => record.InHand);
        meant = Prefer(meant, record => verb.Length > 0 && record.Title.StartsWith(verb, StringComparison.Ordinal));
        var reads = ReadingText.Of(words);
        var customer = meant.Select(record => record.Customer).Where(name => name.Length > 0 && reads.Contains(ReadingText.Of(name), StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length);
        if (customer is null) return new RecordGuess(meant, verb, words);
        var rest = new Remainder(words);
        rest.Take(reads.IndexOf(ReadingText.Of(customer), StringComparison.OrdinalIgnoreCase), customer.Length);
        return new RecordGuess([.. meant.Where(record => record.Customer == customer)], verb, rest.TakeAll());
    }

    /// <summary>Those for which it is so; all, where it is so for none.</summary>
    private static IReadOnlyList<MeantRecord> Prefer(IReadOnlyList<MeantRecord> records, Func<MeantRecord, bool> isSo) =>
        records.Where(isSo).ToList() is { Count: > 0 } preferred ? preferred : records;
}
