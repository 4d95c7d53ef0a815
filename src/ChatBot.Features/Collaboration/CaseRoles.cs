using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Turns the roles of a flow into one named person each, from the org of this moment, with the path kept (R29, part C 10).</summary>
internal static class CaseRoles
{
    /// <returns>Stage id → person. A stage whose role nobody can be found for is left out.</returns>
    public static IReadOnlyDictionary<string, Assignment> Resolve(Flow flow, string? productLine, string initiator, OrgTree org) =>
        flow.Stages
            .Select(stage => (stage.Id, Assignment: One(flow.Roles[stage.Role], productLine, initiator, stage.NotInitiator, org)))
            .Where(one => one.Assignment is not null)
            .ToDictionary(one => one.Id, one => one.Assignment!, StringComparer.Ordinal);

    private static Assignment? One(string who, string? productLine, string initiator, bool notInitiator, OrgTree org) => who switch
    {
        FlowRole.Initiator when !notInitiator && org.Find(initiator) is { IsActive: true } person => new Assignment(person.UserId, $"发起人 {person.Name}"),
        FlowRole.Initiator or FlowRole.InitiatorSuperior => Superior(initiator, notInitiator, org),
        _ => org.Resolve(who, productLine, notInitiator ? initiator : null) is { } found ? new Assignment(found.Person.UserId, found.Path) : null,
    };

    private static Assignment? Superior(string initiator, bool notInitiator, OrgTree org)
    {
        var superior = org.SuperiorsOf(initiator).FirstOrDefault();
        if (superior is not null) return new Assignment(superior.UserId, $"发起人 {org.NameOf(initiator)} 的上级 {superior.Name}");
        return org.LastResort is { } last && !(notInitiator && StagePick.Same(last.UserId, initiator))
            ? new Assignment(last.UserId, $"发起人 {org.NameOf(initiator)} 没有上级 → 兜底 {last.Name}")
            : null;
    }
}
