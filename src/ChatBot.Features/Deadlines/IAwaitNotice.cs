namespace ChatBot.Features.Deadlines;

/// <summary>A feature whose records wait until somebody says that they were noticed, by a command of their own.</summary>
public interface IAwaitNotice
{
    Task<IReadOnlyList<AwaitedNotice>> OfAsync(string userId, CancellationToken cancel);
}

/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Command">The line that says it.</param>
public sealed record AwaitedNotice(string RecordNo, string Title, string Command);
