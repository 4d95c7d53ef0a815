namespace ChatBot.Features.People;

/// <summary>Where the org is read from; the host implements it on WeCom's department and member lists.</summary>
public interface IOrgSource
{
    /// <summary>Reads all departments and members that the app may see. Throws when WeCom does not answer; the cached org then stays.</summary>
    Task<OrgSnapshot> ReadAsync(CancellationToken cancel);
}

public sealed record OrgSnapshot(IReadOnlyList<Department> Departments, IReadOnlyList<Person> People);
