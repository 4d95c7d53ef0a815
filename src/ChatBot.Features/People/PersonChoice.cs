using ChatBot.Features.Kernel;

namespace ChatBot.Features.People;

/// <summary>
/// Turns what a user typed for a person into one person, or into a refusal that lists whom to choose: never a department, never two, never somebody disabled (R29).
/// </summary>
public static class PersonChoice
{
    private const int MostLike = 3;

    /// <param name="again">The typed command with <c>{0}</c> where the person stands, for the choices offered.</param>
    public static Decision<Person> One(OrgTree org, IReadOnlyList<string> names, string again)
    {
        if (names.Count != 1)
            return names.Count == 0 ? PeopleWordings.NoPerson.With(new NoPersonModel(again.Replace("{0}", "名字", StringComparison.Ordinal))) : PeopleWordings.TwoPeople.With(new TwoPeopleModel(string.Join("、", names)));
        var name = names[0].Trim();
        var found = org.Named(name);
        var active = found.Where(person => person.IsActive).ToList();
        if (active.Count == 1) return active[0];
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

    private static PersonOption Option(OrgTree org, Person person, string again) =>
        new(person.Name, org.DepartmentNameOf(person), again.Replace("{0}", "@" + person.UserId, StringComparison.Ordinal));
}
