using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>The entry for other features: starts a flow for a record of theirs, and takes it back.</summary>
internal sealed class CaseStarter(FlowLibrary flows, CaseStore cases, CaseProgress progress, CaseUntouched untouched, CaseRoleFinder roles)
{
    /// <summary>
    /// Resolves every role to one named person, opens the first stages with their clocks and tells their holders. Refuses, naming the roles, when
    /// nobody at all can be found for one. <see cref="Case.Run"/> says who has what by when; <see cref="StageLine"/> puts it into words.
    /// </summary>
    public async Task<Decision<Case>> StartAsync(CaseStart start, CaseAct act, CancellationToken cancel)
    {
        var flow = flows[start.FlowId];
        if (RoleMissing(start.FlowId, start.ProductLine, start.Initiator, act.At) is { } missing) return missing;
        var happened = new RunStarted(act.UserId, start.Initiator, roles.Holders(FlowRun.Of(flow), start.ProductLine, start.Initiator, act.At));
        var advance = FlowRun.Of(flow).Apply(happened, act.At);
        var started = new Case
        {
            RecordNo = start.RecordNo, Title = start.Title, Customer = start.Customer, ProductLine = start.ProductLine, Region = start.Region, Facts = start.Facts, Severity = start.Severity,
            Initiator = start.Initiator, StartedAt = act.At, Run = advance.Run, Version = 1,
        };
        await progress.BeginAsync(started, advance, happened, act, cancel);
        return started;
    }

    /// <summary>Names the roles that nobody can be found for; null when the flow can start. Asked before anything is stored for the record.</summary>
    public Said? RoleMissing(string flowId, string? productLine, string initiator, DateTimeOffset now)
    {
        var flow = flows[flowId];
        var holders = roles.Holders(FlowRun.Of(flow), productLine, initiator, now);
        var missing = flow.Stages.Where(stage => !holders.ContainsKey(stage.Id)).Select(stage => stage.Role).Distinct().ToList();
        return missing.Count == 0 ? null : CollaborationWordings.RoleMissing.With(new RoleMissingModel(flow.Title, string.Join("、", missing)));
    }

    /// <summary>Takes the start of a case back, as long as nobody has done anything with it. Its clocks stop.</summary>
    public async Task<Decision<Case>> WithdrawAsync(string recordNo, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var started = await cases.FindAsync(recordNo, cancel) ?? throw new InvalidOperationException($"There is no case {recordNo}.");
        if (await untouched.RefusalAsync(started, 1, by, [.. started.Run.Open.Select(stage => stage.Id)], now, cancel) is { } acted) return acted;
        var happened = new RunWithdrawn(by);
        var advance = started.Run.Apply(happened, now);
        var act = new CaseAct(by, now, "undo", null);
        return await progress.SaveAsync(started, advance, happened, act, cancel) is { } withdrawn
            ? withdrawn
            : CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(recordNo));
    }
}

/// <summary>What a case is started with.</summary>
/// <param name="Title">What it is about, in the user's words.</param>
/// <param name="Region">The customer's, where it is known: whose manager hears of lateness.</param>
/// <param name="Initiator">Who wants it done: hears of every result, and answers for roles of <see cref="FlowRole.Initiator"/>.</param>
internal sealed record CaseStart(string FlowId, string RecordNo, string Title, string Customer, string? ProductLine, string? Region, string Initiator)
{
    public IReadOnlyList<CaseFact> Facts { get; init; } = [];

    /// <summary>As its reporter says.</summary>
    public ClockSeverity Severity { get; init; }
}

/// <summary>Whether somebody has acted since (C5): an event on the case, or an acknowledgement of its clocks.</summary>
internal sealed class CaseUntouched(CaseStore cases, DeadlineStore deadlines, OrgDirectory org)
{
    /// <param name="version">The case's version right after the act that is to be taken back.</param>
    /// <param name="stages">The stages that the act opened.</param>
    /// <returns>Who acted and when, or null.</returns>
    public async Task<Said?> RefusalAsync(Case now, long version, string by, IReadOnlyCollection<string> stages, DateTimeOffset at, CancellationToken cancel)
    {
        if (now.Version != version)
        {
            // What was done since and taken back again is as if it had not been done.
            var since = new Stack<(RunEvent Event, DateTimeOffset At)>();
            foreach (var happened in (await cases.HistoryAsync(now.RecordNo, cancel)).Skip((int)version))
            {
                if (happened.Event is not (ActTakenBack or StageReopened) || !since.TryPop(out _)) since.Push(happened);
            }

            if (since.TryPeek(out var last)) return Refusal(now, last.Event.By, DateWords.Absolute(last.At, at));
        }

        var noticed = (await deadlines.OfRecordAsync(now.RecordNo, cancel))
            .FirstOrDefault(clock => clock.ClosedAt is null && stages.Contains(clock.Part) && clock.AcknowledgedBy is { } who && !StagePick.Same(who, by));
        return noticed is null ? null : Refusal(now, noticed.AcknowledgedBy!, "");
    }

    private Said Refusal(Case now, string who, string when) =>
        CollaborationWordings.ActedSince.With(new ActedSinceModel(now.RecordNo, org.Current.NameOf(who), when));
}
