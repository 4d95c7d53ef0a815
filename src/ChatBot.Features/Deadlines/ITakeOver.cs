using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Deadlines;

/// <summary>Gives the work behind a clock to whoever takes it over: each kind of record has its own way, and its own way back.</summary>
internal interface ITakeOver
{
    /// <summary>Names of the <see cref="IDeadlinePolicy"/> whose clocks it can hand over.</summary>
    IReadOnlyCollection<string> Policies { get; }

    /// <summary>Makes the sender the holder: state, ledger, clock, undo, and whoever had it hears of it.</summary>
    Task<Decision<bool>> TakeAsync(CommandCall call, Deadline clock, CancellationToken cancel);
}
