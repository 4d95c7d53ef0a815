namespace ChatBot.Features.Ledger;

/// <summary>One change of state: who, when, what, from what to what, why, and by which entrance (C11).</summary>
/// <param name="At">UTC.</param>
/// <param name="Source">chat, card, page, callback, job, command-line.</param>
/// <param name="Before">The state before, as text or JSON; null where there was none.</param>
public sealed record LedgerEntry(
    DateTimeOffset At, string Actor, string Source, string RecordNo, string Action, string? Before = null, string? After = null, string? Reason = null);
