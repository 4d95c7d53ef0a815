using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Page;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Stories;

/// <summary>Tells one story at a time: announces each step, gives the reader time, does it, and checks what came of it.</summary>
internal sealed class StoryPlayer(PretendWeCom wecom, IClockDriver clock, IBotSwitch bot, StoryPace pace, IReadOnlyList<Story>? book = null) : IStoryTeller, IAsyncDisposable
{
    private readonly IReadOnlyList<Story> _book = book ?? StoryBook.All;
    private readonly SemaphoreSlim _one = new(1, 1);
    private CancellationTokenSource _stop = new();
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _telling = Task.CompletedTask;
    private int _tellings;

    public event Action? Changed;

    public IReadOnlyList<StoryTitle> Stories => [.. _book.Select(s => new StoryTitle(s.Id, s.Title, s.Summary, StoryBook.GroupOf(s.Id), s.People))];

    public StoryProgress? Current { get; private set; }

    /// <summary>Ends when the story that runs has ended.</summary>
    public Task WhenOverAsync() => _telling;

    public async Task StartAsync(string id, CancellationToken stop)
    {
        var story = _book.FirstOrDefault(s => s.Id == id) ?? throw new InvalidOperationException($"No story {id}");
        await _one.WaitAsync(stop);
        try
        {
            await EndAsync();
            _stop = new CancellationTokenSource();
            Show(new StoryProgress(story.Id, story.Title, 1, story.Steps.Count, true, story.Steps[0].Explain, null, null, story.People));
            _telling = Task.Run(() => TellAsync(story, _stop.Token), CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task StopAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await EndAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Hurry() => _hurry.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stop.Dispose();
        _one.Dispose();
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _telling;
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    private async Task TellAsync(Story story, CancellationToken stop)
    {
        var scene = new StoryScene(wecom, clock, bot, new StoryTerms(_tellings++, BusinessTime.DayOf(clock.Face.Now), clock.Calendar), pace);
        try
        {
            for (var at = 0; at < story.Steps.Count; at++)
            {
                var step = story.Steps[at];
                var progress = new StoryProgress(story.Id, story.Title, at + 1, story.Steps.Count, true, scene.Fill(step.Explain), null, null, story.People);
                Show(progress);
                await StepAsync(scene, step, progress, stop);
            }

            Show(Current! with { Running = false, Cue = null, Explain = $"「{story.Title}」讲完了。每部手机都可以接着操作，也可以换一个剧情。" });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Show(Current! with { Running = false, Cue = null, Explain = "剧情已停下，可以自己接着操作。" });
        }
        catch (Exception problem) when (problem is StoryProblemException or InvalidOperationException or HttpRequestException or TimeoutException)
        {
            Show(Current! with { Running = false, Cue = null, Problem = $"第 {Current.Step} 步没有演成：{problem.Message}" });
        }
    }

    private async Task StepAsync(StoryScene scene, StoryStep step, StoryProgress progress, CancellationToken stop)
    {
        var cue = await scene.PrepareAsync(step, stop);
        var wait = TimeFor(progress.Explain, cue.Form is { } form ? string.Concat(form.Values) : cue.Text);
        Show(progress with { Cue = cue with { Milliseconds = (int)wait.TotalMilliseconds } });
        await PauseAsync(wait, stop);
        var seen = await scene.DoAsync(step, cue, stop);
        Show(progress with { Cue = cue with { Done = true, BubbleId = seen ?? cue.BubbleId } });
        await PauseAsync(pace.Pause, stop);
    }

    // A sentence is read while it is typed, so the longer of the two counts.
    private TimeSpan TimeFor(string explain, string? typed) => pace.Letter * Math.Max(explain.Length, typed?.Length ?? 0);

    private async Task PauseAsync(TimeSpan time, CancellationToken stop)
    {
        if (time <= TimeSpan.Zero) return;
        _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAny(Task.Delay(time, TimeProvider.System, stop), _hurry.Task);
        stop.ThrowIfCancellationRequested();
    }

    private void Show(StoryProgress progress)
    {
        Current = progress;
        Changed?.Invoke();
    }
}
