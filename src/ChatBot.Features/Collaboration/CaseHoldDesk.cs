namespace ChatBot.Features.Collaboration;

/// <summary>Lets the stages of a case stand still while another case changes what they deliver, and go on afterwards (R05).</summary>
internal sealed class CaseHoldDesk(CaseStore cases, CaseProgress progress, CaseRoleFinder roles)
{
    /// <summary>The case as it stands still; null where there is nothing to hold any more, or another change holds it.</summary>
    public async Task<Case?> HoldAsync(string recordNo, string change, CaseAct act, CancellationToken cancel) =>
        await cases.FindAsync(recordNo, cancel) is { } now ? await SaveAsync(now, new RunHeld(act.UserId, change), act, cancel) : null;

    /// <summary>Limits move by as much of each holder's time as the stage stood still; a pause for the customer's sake moves them by itself.</summary>
    public async Task<Case?> FreeAsync(string recordNo, string change, CaseAct act, CancellationToken cancel)
    {
        if (await cases.FindAsync(recordNo, cancel) is not { } now || now.Run.HeldFor != change) return null;
        var due = now.Run.Open.Where(stage => now.Run.IsStopped(stage.Id) && stage.Wait is null)
            .ToDictionary(stage => stage.Id, stage => roles.DueAfter(stage, now.Flow.Stage(stage.Id).Due, Pause(stage, now.Run.HeldSince!.Value, act.At), act.At), StringComparer.Ordinal);
        return await SaveAsync(now, new RunFreed(act.UserId, change, due), act, cancel);
    }

    private async Task<Case?> SaveAsync(Case now, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        var advance = now.Run.Apply(happened, act.At);
        return advance.IsRefused ? null : await progress.SaveAsync(now, advance, happened, act, cancel);
    }

    /// <summary>From when it stood still for this reason alone.</summary>
    private static CustomerWait Pause(StageRun stage, DateTimeOffset heldSince, DateTimeOffset now)
    {
        var from = new[] { heldSince, stage.EnteredAt!.Value, stage.Waits.Select(wait => wait.To).Max() ?? heldSince }.Max();
        return new CustomerWait(from, now, now, "", 0);
    }
}
