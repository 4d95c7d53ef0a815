using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>What a feature says about its clocks: which steps there are, who hears of each, and in which words. Pure.</summary>
public interface IDeadlinePolicy
{
    string Name { get; }

    /// <summary>The step that follows <paramref name="after"/> (null: the first one), or null when nothing more fires.</summary>
    DeadlineStep? Next(Deadline deadline, string? after);

    /// <summary>
    /// For a step that is to be said now: a later moment to which it is put off, or null. Asked when the time of a step has come, and again when the service
    /// was not there at that time; who says something at night because it was down by day says it here.
    /// </summary>
    /// <param name="planned">UTC: the time of the step, or the moment to which it has been put off before.</param>
    DateTimeOffset? PutOff(DeadlineStep step, DateTimeOffset planned, DateTimeOffset now) => null;

    Said Say(DeadlineNotice notice);
}

/// <summary>One moment of a clock.</summary>
/// <param name="Name">Unique within the clock: <c>warn</c>, <c>red</c>, <c>level-2</c>, <c>T-7</c>.</param>
/// <param name="At">UTC instant at which it is due.</param>
/// <param name="To">Who hears of it.</param>
/// <param name="TurnsRed">The limit has passed.</param>
public sealed record DeadlineStep(string Name, DateTimeOffset At, IReadOnlyList<Hearer> To, bool TurnsRed = false)
{
    /// <summary>After this instant the step is no longer true and is skipped, noted as such; null: it is sent however late.</summary>
    public DateTimeOffset? PointlessAfter { get; init; }

    /// <summary>False where an acknowledgement does not hold it back.</summary>
    public bool WaitsForAcknowledgement { get; init; } = true;

    /// <summary>True where its hour was agreed on, so that it is told even in the quiet hours.</summary>
    public bool BreaksQuiet { get; init; }
}

/// <summary>A recipient by function; who that is today is decided when it fires.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Level">For superiors: 1 is the direct one.</param>
/// <param name="Role">For <see cref="HearerKind.Role"/>: its name, such as 财务.</param>
public sealed record Hearer(HearerKind Kind, int Level = 1, string? Role = null)
{
    public static readonly Hearer Holder = new(HearerKind.Holder);
    public static readonly Hearer Owner = new(HearerKind.Owner);

    public static Hearer Superior(int level) => new(HearerKind.Superior, level);

    public static Hearer OwnerSuperior(int level) => new(HearerKind.OwnerSuperior, level);

    public static Hearer OfRole(string role) => new(HearerKind.Role, Role: role);
}

public enum HearerKind
{
    Holder,
    Owner,

    /// <summary>By the clock's <see cref="EscalationTarget"/>: the holder's reporting line, or the regional manager at level 1 and his line above.</summary>
    Superior,

    /// <summary>The reporting line of who wants it done, where both sides of a promise answer to somebody (R27).</summary>
    OwnerSuperior,
    Role,

    /// <summary>Whoever took notice or granted a delay, when that runs out.</summary>
    Pauser,
}

/// <summary>All that the words of a step may depend on.</summary>
/// <param name="Recipient">The person who will read it.</param>
/// <param name="Hearer">In which function.</param>
/// <param name="Path">How this person was found, in Chinese.</param>
/// <param name="IsLate">The step fires more than two minutes after its time: it is marked 补发 with the true time.</param>
/// <param name="Step">Its instant is the one at which it should have been told: after the quiet hours, an acknowledgement or a delay that held it.</param>
public sealed record DeadlineNotice(Deadline Deadline, DeadlineStep Step, Person Recipient, Hearer Hearer, string Path, bool IsLate, DateTimeOffset Now, OrgTree Org);
