using System.Globalization;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// The fuse of a stage (R31, R32): a warning to the holder at 80 % of the time, red at the limit with a push to holder and superior, then one
/// level higher every 24 hours until somebody acknowledges or it is done.
/// </summary>
public static class EscalationLadder
{
    /// <summary>Beyond this level there is nobody: the longest reporting line that is climbed.</summary>
    public const int HighestLevel = 8;

    private static readonly TimeSpan BetweenLevels = TimeSpan.FromHours(24);

    public static DeadlineStep? Next(Deadline deadline, string? after) => after switch
    {
        null => new DeadlineStep("warn", deadline.StartedAt + ((deadline.DueAt - deadline.StartedAt) * 0.8), [Hearer.Holder])
        {
            // At the limit it is no warning any more: the red mark says it.
            PointlessAfter = deadline.DueAt - TimeSpan.FromMilliseconds(1),
            WaitsForAcknowledgement = false,
        },
        "warn" => new DeadlineStep("red", deadline.DueAt, [Hearer.Holder, Hearer.Superior(1)], TurnsRed: true) { WaitsForAcknowledgement = false },
        "red" => Level(deadline, 2),
        _ when LevelOf(after) is < HighestLevel and var level => Level(deadline, level + 1),
        _ => null,
    };

    public static int LevelOf(string step) =>
        step.StartsWith("level-", StringComparison.Ordinal) ? int.Parse(step.AsSpan("level-".Length), CultureInfo.InvariantCulture) : step == "red" ? 1 : 0;

    private static DeadlineStep Level(Deadline deadline, int level) =>
        new($"level-{level}", deadline.DueAt + (BetweenLevels * (level - 1)), [Hearer.Superior(level)]);
}
