using System.Text.Json;

namespace ChatBot.WeCom.Api;

/// <summary>
/// A member (developer doc path/90196). Apps created since June 2022 get neither mobile, email nor avatar: everything but the userid, the
/// name, the departments, position and status is optional.
/// </summary>
/// <param name="IsLeaderInDept">Parallel to <paramref name="Departments"/>.</param>
/// <param name="Status">1 active, 2 disabled, 4 not activated, 5 left; null when not told.</param>
/// <param name="Gender">1 male, 2 female, 0 unknown.</param>
public sealed record Member(
    string UserId,
    string Name,
    IReadOnlyList<long> Departments,
    IReadOnlyList<bool> IsLeaderInDept,
    IReadOnlyList<string> DirectLeaders,
    long? MainDepartment,
    string Position,
    int? Status,
    string? Alias,
    string? Mobile,
    string? Email,
    string? BizMail,
    string? Telephone,
    string? Avatar,
    int? Gender)
{
    internal static Member From(JsonElement json) => new(
        json.TextOrEmpty("userid"),
        json.TextOrEmpty("name"),
        json.Numbers("department"),
        [.. json.Texts("is_leader_in_dept").Select(flag => flag == "1")],
        json.Texts("direct_leader"),
        json.Number("main_department"),
        json.TextOrEmpty("position"),
        json.Int("status"),
        json.Text("alias"),
        json.Text("mobile"),
        json.Text("email"),
        json.Text("biz_mail"),
        json.Text("telephone"),
        json.Text("avatar"),
        json.Int("gender"));
}

/// <summary>A department (developer doc path/90208). Names may be hidden, then empty.</summary>
/// <param name="ParentId">0 for the root.</param>
/// <param name="Leaders">Userids; may be empty.</param>
public sealed record Department(long Id, string Name, long ParentId, long Order, IReadOnlyList<string> Leaders)
{
    internal static Department From(JsonElement json) => new(
        json.Number("id") ?? 0, json.TextOrEmpty("name"), json.Number("parentid") ?? 0, json.Number("order") ?? 0, json.Texts("department_leader"));
}

/// <summary>Who stands behind an OAuth code (developer doc path/91023): a member, or a visitor with an openid.</summary>
/// <param name="UserId">Null for somebody who is no member.</param>
/// <param name="UserTicket">Only with scope snsapi_privateinfo.</param>
public sealed record LoginIdentity(string? UserId, string? OpenId, string? ExternalUserId, string? UserTicket);
