using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.People;

/// <summary>
/// Turns what a user typed for a person into one person, or into a refusal that lists whom to choose: never a department, never two, never somebody disabled (R29).
/// </summary>
public static class PersonChoice
{
    private const int MostLike = 3;

    /// <param name="again">The typed command with <c>{0}</c> where the person stands, for the choices offered.</param>
    /// <param name="mayBeAway">Whether it may be somebody on leave: no work is given to the person by it.</param>
    /// <param name="needed">Where the person is wanted only by then (UTC): a leave that is over by then is no hindrance.</param>
    public static Decision<Person> One(OrgTree org, IReadOnlyList<string> names, string again, bool mayBeAway = false, DateTimeOffset? needed = null)
    {
        if (names.Count != 1)
            return names.Count == 0 ? PeopleWordings.NoPerson.With(new NoPersonModel(again.Replace("{0}", "名字", StringComparison.Ordinal))) : PeopleWordings.TwoPeople.With(new TwoPeopleModel(string.Join("、", names)));
        var name = names[0].Trim();
        var found = org.Named(name);
        var active = found.Where(person => person.IsActive).ToList();
        if (active.Count == 1) return mayBeAway || OnLeave(org, active[0], again, needed) is not { } away ? active[0] : away;
        if (active.Count > 1)
            return PeopleWordings.SameName.With(new SameNameModel(name, [.. active.Select(person => Option(org, person, again))]));
        if (found.Count > 0)
        {
            var superior = org.SuperiorsOf(found[0].UserId).FirstOrDefault();
            return PeopleWordings.NotOnDuty.With(new NotOnDutyModel(found[0].Name, superior is null ? [] : [Option(org, superior, again)]));
        }

        if (org.FindDepartment(name) is { } department)
        {
            var members = org.MembersOf(department.Id).Where(person => person.IsActive).Take(6).ToList();
            return PeopleWordings.NotADepartment.With(new NotADepartmentModel(department.Name, string.Join("、", members.Select(person => person.Name)), [.. members.Select(person => Option(org, person, again))]));
        }

        return PeopleWordings.UnknownPerson.With(new UnknownPersonModel(name, [.. org.NamedLike(name, MostLike).Select(person => Option(org, person, again))]));
    }

    /// <summary>R29: who is on leave gets nothing new; who stands in is offered.</summary>
    private static Said? OnLeave(OrgTree org, Person person, string again, DateTimeOffset? needed) =>
        org.AbsenceOf(person.UserId) is { } leave && !(needed >= leave.EndsAt) && org.ActingFor(person.UserId) is { } acting && org.IsHere(acting.Person.UserId)
            ? PeopleWordings.OnLeave.With(new OnLeaveModel(person.Name, DateWords.Absolute(leave.EndsAt, leave.StartsAt), acting.Path, Option(org, acting.Person, again)))
            : null;

    private static PersonOption Option(OrgTree org, Person person, string again) =>
        new(person.Name, org.DepartmentNameOf(person), again.Replace("{0}", "@" + person.UserId, StringComparison.Ordinal));
}
