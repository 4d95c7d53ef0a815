namespace ChatBot.Sandbox.Page;

/// <summary>A story that can be told.</summary>
internal sealed record StoryTitle(string Id, string Title);

/// <summary>The story that is being told: <see cref="Step"/> of <see cref="Steps"/>, counted from 1.</summary>
internal sealed record StoryProgress(string Id, int Step, int Steps, bool Running);

/// <summary>Plays scripted demonstrations on the phones.</summary>
internal interface IStoryTeller
{
    event Action? Changed;

    IReadOnlyList<StoryTitle> Stories { get; }

    /// <summary>Null when none was started.</summary>
    StoryProgress? Current { get; }

    /// <summary>Starts and returns at once; a running story is stopped first.</summary>
    /// <exception cref="InvalidOperationException">No such story.</exception>
    Task StartAsync(string id, CancellationToken stop);

    Task StopAsync(CancellationToken stop);
}
