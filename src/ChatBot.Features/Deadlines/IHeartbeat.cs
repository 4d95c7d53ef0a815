namespace ChatBot.Features.Deadlines;

/// <summary>The port to a watcher outside: called after a good sweep, without any data. It never throws for what the other side answers.</summary>
public interface IHeartbeat
{
    Task BeatAsync(Uri url, TimeSpan timeout, CancellationToken cancel);
}
