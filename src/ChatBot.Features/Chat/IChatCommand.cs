namespace ChatBot.Features.Chat;

/// <summary>
/// One chat command. Its class is <c>&lt;Verb&gt;&lt;Noun&gt;Command</c>, found by itself; every beat of <see cref="HandleAsync"/> comes in the
/// order load, decide, save, say. It runs inside the message's transaction and may do no input or output but the database.
/// Every implementer has a <c>public static CommandSpec Spec</c>, which the catalog reads without making the command; it refuses one that has none.
/// </summary>
public interface IChatCommand
{
    Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel);
}

/// <summary>A command as it was understood: who, when, and the values of its slots.</summary>
/// <param name="Spec">The command.</param>
/// <param name="SenderId">WeCom userid of the person who speaks.</param>
/// <param name="Now">UTC instant of the message.</param>
/// <param name="Slots">What was found for each slot.</param>
/// <param name="Text">The whole text as typed, half-width.</param>
/// <param name="MessageId">Id of the inbox row: the cause written on all that follows from it.</param>
/// <param name="Source">Where it came from, for the log (C11).</param>
public sealed record CommandCall(
    CommandSpec Spec, string SenderId, DateTimeOffset Now, SlotValues Slots, string Text, long MessageId, CommandSource Source);

public enum CommandSource
{
    Chat,
    Card,
    Menu,
    Page,
    CommandLine,
    Callback,
    Job,
}
