using ChatBot.Sandbox.Page;

namespace ChatBot.Sandbox.Launch;

/// <summary>A stage without stories, for tests that tell their own.</summary>
internal sealed class NoStories : IStoryTeller
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<StoryTitle> Stories => [];

    public StoryProgress? Current => null;

    public Task StartAsync(string id, CancellationToken stop) => throw new InvalidOperationException("There are no stories here.");

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;
}
