using ChatBot.Features.People;

namespace ChatBot.Features.Administration;

/// <summary>
/// Tells a company that lost people from a directory that shows too little: after a change of the app's visible range or a half answer most of
/// the people seem to be gone, and escalations would go to nobody (P10). Pure.
/// </summary>
public sealed record OrgShrink(int Known, int Vanished)
{
    /// <summary>More than half of the people that were there are missing.</summary>
    public bool IsTooMuch => Vanished * 2 > Known;

    public static OrgShrink Of(IEnumerable<Person> known, OrgSnapshot fresh)
    {
        var shown = fresh.People.Select(person => person.UserId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var before = known.Where(person => person.Status is not (MemberStatus.Gone or MemberStatus.Left)).ToList();
        return new OrgShrink(before.Count, before.Count(person => !shown.Contains(person.UserId)));
    }
}
