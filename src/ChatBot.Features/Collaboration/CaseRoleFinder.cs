using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Turns the roles of a flow into one named person each, from the org of this moment, with the path kept (R29, part C 10) and the limit by that
/// person's own working hours: what the events carry, so that playing them again asks nobody.
/// </summary>
internal sealed class CaseRoleFinder(OrgDirectory org, WorkCalendars calendars)
{
    /// <returns>Stage id → person, for every stage that is not over. One whose role nobody can be found for is left out.</returns>
    public IReadOnlyDictionary<string, Assignment> Holders(FlowRun run, string? productLine, string initiator, DateTimeOffset now)
    {
        var tree = org.Current;
        return run.Stages
            .Where(stage => stage.State != StageState.Done)
            .Select(stage => (stage, Rule: run.Flow.Stage(stage.Id)))
            .Select(one => (one.stage.Id, Assignment: one.stage is { IsPinned: true, Holder: { } pinned }
                ? new Assignment(pinned, one.stage.Path, DueOf(one.Rule.Due, pinned, now))
                : OfRole(run.Flow, one.Rule.Role, productLine, initiator, one.Rule.NotInitiator ? initiator : null, tree) is { } found
                    ? new Assignment(found.Person.UserId, found.Path, DueOf(one.Rule.Due, found.Person.UserId, now))
                    : null))
            .Where(one => one.Assignment is not null)
            .ToDictionary(one => one.Id, one => one.Assignment!, StringComparer.Ordinal);
    }

    /// <summary>Who a role of the flow is today.</summary>
    /// <param name="except">Who may not have it.</param>
    public RoleResolution? OfRole(Case now, string role, string? except = null) => OfRole(now.Flow, role, now.ProductLine, now.Initiator, except, org.Current);

    /// <summary>The instant until which this person has for it, by own working hours or natural ones.</summary>
    public DateTimeOffset DueOf(StageLimit limit, string userId, DateTimeOffset from)
    {
        var span = TimeSpan.FromHours(limit.Hours);
        return limit.Clock == LimitClock.Working ? calendars.For(userId).AddWorkingTime(from, span) : from + span;
    }

    /// <summary>The limit after a pause: later by as much of the holder's time as the pause took.</summary>
    public DateTimeOffset DueAfter(StageRun stage, StageLimit limit, CustomerWait wait, DateTimeOffset now)
    {
        if (limit.Clock == LimitClock.Natural) return stage.DueAt!.Value + (now - wait.From);
        var calendar = calendars.For(stage.Holder!);
        return calendar.AddWorkingTime(stage.DueAt!.Value, calendar.WorkingTimeBetween(wait.From, now));
    }

    private static RoleResolution? OfRole(Flow flow, string role, string? productLine, string initiator, string? except, OrgTree tree) => flow.Roles[role] switch
    {
        FlowRole.Initiator when except is null && tree.Find(initiator) is { IsActive: true } person => new RoleResolution(person, $"发起人 {person.Name}"),
        FlowRole.Initiator or FlowRole.InitiatorSuperior => Superior(initiator, except, tree),
        var who => tree.Resolve(who, productLine, except),
    };

    private static RoleResolution? Superior(string initiator, string? except, OrgTree tree)
    {
        var superior = tree.SuperiorsOf(initiator).FirstOrDefault(one => !StagePick.Same(one.UserId, except));
        if (superior is not null) return new RoleResolution(superior, $"发起人 {tree.NameOf(initiator)} 的上级 {superior.Name}");
        return tree.LastResort is { } last && !StagePick.Same(last.UserId, except) ? new RoleResolution(last, $"发起人 {tree.NameOf(initiator)} 没有上级 → 兜底 {last.Name}") : null;
    }
}
