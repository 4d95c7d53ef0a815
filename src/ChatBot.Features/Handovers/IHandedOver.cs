namespace ChatBot.Features.Handovers;

/// <summary>
/// One kind of thing that people have in hand and that can be given to somebody else (R80). Each feature says for its own what that is; found by itself.
/// </summary>
public interface IHandedOver
{
    /// <summary>In Chinese, as it is counted: 承诺, 合同. Kept with every receipt.</summary>
    string Kind { get; }

    /// <summary>Where it stands among the kinds.</summary>
    int Order { get; }

    /// <summary>Everything of this kind that this person has and that is not over.</summary>
    Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel);

    /// <summary>
    /// Gives one to somebody else, with its audit entry, without a push: who gains and who loses hears of all of them together. Clocks go on as they were, and a
    /// promise stays with its promiser. Null when it is done, else why not, in words that end a sentence.
    /// </summary>
    Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel);
}

/// <summary>Something that a person has in hand.</summary>
/// <param name="RecordNo">Its number; for what has none, a name that its kind finds it by.</param>
/// <param name="Part">A part of the record: the id of a stage; else empty.</param>
/// <param name="Title">In Chinese.</param>
/// <param name="HasClock">It has a clock in that person's hands, so that who stands in can take it over.</param>
public sealed record HandedItem(string RecordNo, string Part, string Title, string Customer, bool HasClock = false);

/// <summary>From whom to whom, by whom and why.</summary>
/// <param name="At">UTC.</param>
/// <param name="Why">In Chinese, for the audit log: 「交接 李娜 → 王磊」.</param>
/// <param name="Cause">Inbox row that it follows from.</param>
public sealed record Passing(string From, string To, string By, DateTimeOffset At, string Source, string Why, long? Cause)
{
    /// <summary>Null where the thing may be given; what is no longer with that person is not.</summary>
    public string? NotWith(string holder, string name) => string.Equals(holder, From, StringComparison.OrdinalIgnoreCase) ? null : $"已不在{name}名下";
}
