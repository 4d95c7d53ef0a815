using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>Whose clocks somebody may decide about: those of people below, those that were escalated to this person, for admins all; never one's own. Pure.</summary>
internal static class Superiors
{
    /// <param name="told">Ids of the clocks that were escalated to the sender.</param>
    public static IReadOnlyList<Deadline> MayDecide(string sender, IEnumerable<Deadline> open, IReadOnlySet<long> told, OrgTree org)
    {
        var others = open.Where(clock => !string.Equals(clock.Holder, sender, StringComparison.OrdinalIgnoreCase) && (told.Contains(clock.Id) || org.IsAbove(sender, clock.Holder) || org.IsAdmin(sender))).ToList();
        return others;
    }

    /// <summary>Those that are over their limit; where none is, all.</summary>
    public static IReadOnlyList<Deadline> Pressing(IReadOnlyList<Deadline> clocks, DateTimeOffset now) =>
        clocks.Where(clock => clock.IsOverdue(now)).ToList() is { Count: > 0 } overdue ? overdue : clocks;

    public static IReadOnlySet<long> ToldTo(string person, IEnumerable<SearchRow> searches) =>
        searches.Where(row => string.Equals(row.Person, person, StringComparison.OrdinalIgnoreCase) && (row.Verdict is SearchRow.Chosen or SearchRow.Copied)
            && (row.Hearer is nameof(HearerKind.Superior) or nameof(HearerKind.OwnerSuperior))).Select(row => row.Id).ToHashSet();
}
