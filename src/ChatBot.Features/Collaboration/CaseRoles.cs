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

    /// <summary>Whose stage it would be, were that person not on leave; null for the usual case.</summary>
    public static string? AwayHolderOf(Case now, StageRun stage, OrgTree org)
    {
        if (!org.IsAnybodyAway || stage.IsPinned) return null;
        var rule = now.Flow.Stage(stage.Id);
        var usual = One(now.Flow.Roles[rule.Role], now.ProductLine, now.Initiator, rule.NotInitiator, org.With([]))?.UserId;
        return usual is not null && !StagePick.Same(usual, stage.Holder) && org.AbsenceOf(usual) is not null ? usual : null;
    }

    private static Assignment? One(string who, string? productLine, string initiator, bool notInitiator, OrgTree org) => who switch
    {
        FlowRole.Initiator when !notInitiator => Of(org.ActingFor(initiator, "发起人")),
        FlowRole.Initiator or FlowRole.InitiatorSuperior =>
            Of(org.ActingFor(initiator, "发起人", except: initiator)) ?? (notInitiator ? null : Of(org.ActingFor(initiator, "发起人没有上级"))),
        _ => Of(org.Resolve(who, productLine, notInitiator ? initiator : null)),
    };

    private static Assignment? Of(Resolution? found) => found is null ? null : new Assignment(found.Person.UserId, found.Path);
}
