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
    public Resolution? OfRole(Case now, string role, string? except = null) => OfRole(now.Flow, role, now.ProductLine, now.Initiator, except, org.Current);

    /// <summary>Who does a stage again: whoever did it, unless that person has left; null where nobody can be found.</summary>
    public Assignment? Again(Case now, FlowStage target, DateTimeOffset at)
    {
        var before = now.Run.Stage(target.Id);
        return (before.Stays.LastOrDefault()?.Holder ?? before.Holder) is { } again && org.Current.Find(again) is { IsActive: true } person
            ? new Assignment(person.UserId, $"退回给 {person.Name}", DueOf(target.Due, person.UserId, at))
            : OfRole(now, target.Role, target.NotInitiator ? now.Initiator : null) is { } role ? new Assignment(role.Person.UserId, role.Path, DueOf(target.Due, role.Person.UserId, at)) : null;
    }

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

    /// <summary>Whose stage it would be, were that person not on leave (R76); null for the usual case.</summary>
    public static string? AwayHolderOf(Case now, StageRun stage, OrgTree tree)
    {
        if (!tree.IsAnybodyAway || stage.IsPinned) return null;
        var rule = now.Flow.Stage(stage.Id);
        var usual = OfRole(now.Flow, rule.Role, now.ProductLine, now.Initiator, rule.NotInitiator ? now.Initiator : null, tree.With([]))?.Person.UserId;
        return usual is not null && !StagePick.Same(usual, stage.Holder) && tree.AbsenceOf(usual) is not null ? usual : null;
    }

    private static Resolution? OfRole(Flow flow, string role, string? productLine, string initiator, string? except, OrgTree tree) => flow.Roles[role] switch
    {
        FlowRole.Initiator when !StagePick.Same(except, initiator) => tree.ActingFor(initiator, "发起人", except),
        FlowRole.Initiator or FlowRole.InitiatorSuperior => Superior(initiator, except, tree),
        var who => tree.Resolve(who, productLine, except),
    };

    private static Resolution? Superior(string initiator, string? except, OrgTree tree)
    {
        if (except is not null && !StagePick.Same(except, initiator)) return tree.LineAbove(initiator).FirstOrDefault(rung => !StagePick.Same(rung.Person.UserId, except));
        return tree.ActingFor(initiator, "发起人", except: initiator) ?? (except is null ? tree.ActingFor(initiator, "发起人没有上级") : null);
    }
}
