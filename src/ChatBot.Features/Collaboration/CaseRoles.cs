using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Turns the roles of a flow into one named person each, from the org of this moment, with the path kept (R29, part C 10).</summary>
internal static class CaseRoles
{
    /// <returns>Stage id → person. A stage whose role nobody can be found for is left out.</returns>
    public static IReadOnlyDictionary<string, Assignment> Resolve(Flow flow, string? productLine, string initiator, OrgTree org)
    {
        var byRole = flow.Roles.ToDictionary(role => role.Key, role => One(role.Value, productLine, initiator, org), StringComparer.Ordinal);
        return flow.Stages
            .Where(stage => byRole[stage.Role] is not null)
            .ToDictionary(stage => stage.Id, stage => byRole[stage.Role]!, StringComparer.Ordinal);
    }

    private static Assignment? One(string who, string? productLine, string initiator, OrgTree org) => who switch
    {
        FlowRole.Initiator when org.Find(initiator) is { IsActive: true } person => new Assignment(person.UserId, $"发起人 {person.Name}"),
        FlowRole.Initiator or FlowRole.InitiatorSuperior => Superior(initiator, org),
        _ => org.Resolve(who, productLine) is { } found ? new Assignment(found.Person.UserId, found.Path) : null,
    };

    private static Assignment? Superior(string initiator, OrgTree org)
    {
        var superior = org.SuperiorsOf(initiator).FirstOrDefault();
        if (superior is not null) return new Assignment(superior.UserId, $"发起人 {org.NameOf(initiator)} 的上级 {superior.Name}");
        return org.LastResort is { } last ? new Assignment(last.UserId, $"发起人 {org.NameOf(initiator)} 没有上级 → 兜底 {last.Name}") : null;
    }
}
