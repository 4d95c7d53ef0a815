using ChatBot.Features.People;
using ChatBot.WeCom.Api;
using Department = ChatBot.Features.People.Department;

namespace ChatBot.Wire;

/// <summary>Reads departments and members as far as the app's visible range goes (developer doc path/90208, path/90201).</summary>
internal sealed class WeComOrgSource(WeComClient wecom) : IOrgSource
{
    public async Task<OrgSnapshot> ReadAsync(CancellationToken cancel)
    {
        var departments = await wecom.ListDepartmentsAsync(cancel);
        var members = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
        foreach (var department in departments)
        {
            foreach (var member in await wecom.ListUsersAsync(department.Id, cancel)) members.TryAdd(member.UserId, member);
        }

        var people = members.Values.Select(PersonOf).ToList();
        var leaders = people.SelectMany(person => person.LeaderOf.Select(id => (id, person.UserId))).ToLookup(pair => pair.id, pair => pair.UserId);
        return new OrgSnapshot(
            [.. departments.OrderBy(department => department.Order).Select(department => new Department(
                department.Id, department.Name, department.ParentId,
                [.. department.Leaders.Concat(leaders[department.Id]).Distinct(StringComparer.OrdinalIgnoreCase)]))],
            people);
    }

    private static Person PersonOf(Member member) => new(
        member.UserId,
        member.Name,
        member.Alias ?? "",
        member.Position,
        (MemberStatus)(member.Status ?? (int)MemberStatus.Active),
        member.Departments,
        [.. member.Departments.Where((_, index) => index < member.IsLeaderInDept.Count && member.IsLeaderInDept[index])],
        member.MainDepartment ?? (member.Departments.Count > 0 ? member.Departments[0] : null),
        member.DirectLeaders);
}
