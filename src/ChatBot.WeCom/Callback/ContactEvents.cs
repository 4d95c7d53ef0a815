namespace ChatBot.WeCom.Callback;

// change_contact (developer doc path/90970): members, departments and tags of the corp. An element that is missing was not sent, which
// is not the same as emptied: re-read the member where it matters.

public enum ContactChange
{
    Create,
    Update,
    Delete,
}

/// <param name="Value">The text, or the address of a link.</param>
/// <param name="Title">Title of a link; null for text.</param>
public sealed record MemberAttribute(string Name, string Value, string? Title);

/// <summary>create_user, update_user, delete_user. Since August 2022 new corps get only UserId and Departments.</summary>
/// <param name="UserId">The userid before the change.</param>
/// <param name="NewUserId">Only when the userid changed: apply the rename to your own data.</param>
/// <param name="Departments">Null when not sent.</param>
/// <param name="IsLeaderInDept">Parallel to <paramref name="Departments"/>.</param>
/// <param name="Status">1 active, 2 disabled, 4 not activated, 5 left.</param>
/// <param name="Gender">1 male, 2 female, 0 unknown.</param>
public sealed record ChangeMemberEvent(
    CallbackHeader Header,
    string Event,
    ContactChange Change,
    string UserId,
    string? NewUserId,
    string? Name,
    IReadOnlyList<long>? Departments,
    long? MainDepartment,
    IReadOnlyList<bool>? IsLeaderInDept,
    IReadOnlyList<string>? DirectLeaders,
    string? Position,
    int? Status,
    string? Mobile,
    int? Gender,
    string? Email,
    string? BizMail,
    string? Avatar,
    string? Alias,
    string? Telephone,
    string? Address,
    IReadOnlyList<MemberAttribute> ExtAttr) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, $"{Change}User", UserId);
}

/// <summary>create_party, update_party, delete_party.</summary>
public sealed record ChangeDepartmentEvent(
    CallbackHeader Header, string Event, ContactChange Change, long Id, string? Name, long? ParentId, long? Order) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, $"{Change}Party", Id.ToString());
}

/// <summary>update_tag.</summary>
public sealed record ChangeTagEvent(
    CallbackHeader Header,
    string Event,
    long TagId,
    IReadOnlyList<string> AddedUsers,
    IReadOnlyList<string> RemovedUsers,
    IReadOnlyList<long> AddedDepartments,
    IReadOnlyList<long> RemovedDepartments) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, "Tag", TagId.ToString());
}
