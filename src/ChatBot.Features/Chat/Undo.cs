using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>What <c>撤销</c> can take back: written by a command in its own transaction (C5).</summary>
/// <param name="Kind">Which <see cref="IUndo"/> does it.</param>
/// <param name="RecordNo">The record that was changed.</param>
/// <param name="What">What was done, in Chinese: 「需求 XQ-31」.</param>
/// <param name="Payload">Whatever the handler needs, as JSON.</param>
public sealed record Undoable(string Kind, string RecordNo, string What, string Payload = "{}");

/// <summary>Takes one kind of act back by a compensating event; never deletes.</summary>
public interface IUndo
{
    string Kind { get; }

    /// <summary>Refuses when somebody has acted on it since. Pushes that the act caused are cancelled or corrected by the caller.</summary>
    Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel);
}

public sealed record Undone(string What);
