using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary>What a command is: its words, what it needs, and how it is explained. Everything that a user can learn about it stands here.</summary>
/// <param name="Name">The word in the list of commands; also its first verb.</param>
/// <param name="Summary">One line of help in Chinese.</param>
/// <param name="Examples">Lines that can be copied; a test sends each through the router and expects this very command.</param>
public sealed record CommandSpec(string Name, string Summary, string[] Examples)
{
    /// <summary>Other first words that mean the same.</summary>
    public string[] Synonyms { get; init; } = [];

    public Slot[] Slots { get; init; } = [];

    /// <summary>
    /// The prefix of the record that it makes. Then the same words within a minute are asked about (C4), and <c>另建:是</c> is understood without
    /// a slot of that name.
    /// </summary>
    public string? Creates { get; init; }

    /// <summary>Makes a sentence as people say it plain, before its words are shared out among the slots; it gets what was typed behind the verb.</summary>
    public Func<string, string>? Plain { get; init; }

    public Audience For { get; init; } = Audience.Everyone;

    /// <summary>Further lines for <c>帮助 命令</c>.</summary>
    public string[] Notes { get; init; } = [];

    public IEnumerable<string> Verbs => [Name, .. Synonyms];

    /// <summary>Whether this person may use it; decided anew each time, since people change their posts.</summary>
    public bool IsFor(string userId, OrgTree org) => For switch
    {
        Audience.Admins => org.IsAdmin(userId),
        Audience.Leaders => org.LeadsAnybody(userId) || org.IsAdmin(userId),
        _ => true,
    };
}

public enum Audience
{
    Everyone,
    Leaders,
    Admins,
}

/// <summary>One thing that a command needs or can take.</summary>
/// <param name="Name">The key in <c>键:值</c>, and the name shown to users.</param>
public sealed record Slot(string Name, SlotKind Kind)
{
    /// <summary>Other keys that mean this slot.</summary>
    public string[] Keys { get; init; } = [];

    public bool Required { get; init; }

    /// <summary>The slots that take its place: where one of them has a value, this one is not asked for.</summary>
    public string[] Unless { get; init; } = [];

    /// <summary>What the bot asks when it is missing.</summary>
    public string Ask { get; init; } = "";

    /// <summary>A better example, shown when an answer was not understood.</summary>
    public string Example { get; init; } = "";

    /// <summary>For <see cref="SlotKind.Person"/>: only <c>@名字</c> and <c>键:名字</c> count. Set where the last word of a free text may be anything.</summary>
    public bool OnlyMarked { get; init; }

    /// <summary>For <see cref="SlotKind.Record"/>: which prefixes may stand here; empty means all.</summary>
    public string[] Prefixes { get; init; } = [];

    /// <summary>For <see cref="SlotKind.Record"/>: where none is named, one that is in the sender's own hand is meant before one that others have to act on.</summary>
    public bool InHand { get; init; }
}

public enum SlotKind
{
    /// <summary>All that no other slot took.</summary>
    Text,

    /// <summary>The first word that no other slot took.</summary>
    Word,

    /// <summary>A person by name: <c>@名字</c>, <c>键:名字</c>, or the last word where the slot is required.</summary>
    Person,

    /// <summary>A record number such as CN-23.</summary>
    Record,

    /// <summary>A point in time, by <see cref="Language.DeadlinePhrase"/>.</summary>
    Deadline,

    /// <summary>One amount of money, by <see cref="Language.AmountPhrase"/>.</summary>
    Amount,

    /// <summary>Only as <c>键:值</c>; taken to the next key or the end.</summary>
    Keyed,

    /// <summary>Everything after the verb and the record, as typed: the command reads it itself (payment plans, notes).</summary>
    Rest,
}
