using ChatBot.Features.Kernel;

namespace ChatBot.Features.People;

internal static class PeopleWordings
{
    public static readonly Wording<NotAllowedModel> NotAllowed = new("people/not-allowed");
    public static readonly Wording<NoPersonModel> NoPerson = new("people/no-person");
    public static readonly Wording<TwoPeopleModel> TwoPeople = new("people/two-people");
    public static readonly Wording<SameNameModel> SameName = new("people/same-name");
    public static readonly Wording<NotOnDutyModel> NotOnDuty = new("people/not-on-duty");
    public static readonly Wording<OnLeaveModel> OnLeave = new("people/on-leave");
    public static readonly Wording<NotADepartmentModel> NotADepartment = new("people/not-a-department");
    public static readonly Wording<UnknownPersonModel> UnknownPerson = new("people/unknown-person");
}

public sealed record NotAllowedModel(string Admin);

public sealed record NoPersonModel(string Example);

public sealed record TwoPeopleModel(string Names);

public sealed record PersonOption(string Name, string Department, string Command);

public sealed record SameNameModel(string Name, IReadOnlyList<PersonOption> Options);

public sealed record NotOnDutyModel(string Name, IReadOnlyList<PersonOption> Options);

/// <param name="Path">How who stands in was found.</param>
public sealed record OnLeaveModel(string Name, string Until, string Path, PersonOption Option);

public sealed record NotADepartmentModel(string Department, string Names, IReadOnlyList<PersonOption> Options);

/// <param name="Options">People whose names are much like it.</param>
public sealed record UnknownPersonModel(string Name, IReadOnlyList<PersonOption> Options);
