namespace ChatBot.Features.People;

/// <summary>A member as WeCom shows it, with the company's own overrides applied.</summary>
/// <param name="UserId">WeCom userid, case-insensitive, kept as first seen.</param>
/// <param name="LeaderOf">Departments of which this person is a leader.</param>
/// <param name="DirectLeaders">Userids in WeCom's order.</param>
public sealed record Person(
    string UserId,
    string Name,
    string Alias,
    string Position,
    MemberStatus Status,
    IReadOnlyList<long> Departments,
    IReadOnlyList<long> LeaderOf,
    long? MainDepartment,
    IReadOnlyList<string> DirectLeaders)
{
    /// <summary>Visible to the app and not disabled: the bot may speak with this person. WeCom cannot reach members that never activated, but they may hold work.</summary>
    public bool IsActive => Status is MemberStatus.Active or MemberStatus.NotActivated;
}

/// <summary>WeCom's member status (page 90196), plus our own "gone" for who is no longer shown to the app.</summary>
public enum MemberStatus
{
    Active = 1,
    Disabled = 2,
    NotActivated = 4,
    Left = 5,
    Gone = 99,
}

/// <param name="Leaders">Userids from department_leader, then members with is_leader_in_dept.</param>
public sealed record Department(long Id, string Name, long ParentId, IReadOnlyList<string> Leaders);
