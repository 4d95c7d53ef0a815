using ChatBot.Sandbox.Page;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Launch;

/// <summary>The bot on its folder: it can be stopped and started as often as wanted, and finds there what it had written.</summary>
internal sealed class BotInFolder(PretendWeCom wecom, TimeProvider clock, string folder, IReadOnlyDictionary<string, string?> settings) : IBotSwitch, IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private BotBeside? _bot;

    public event Action? Changed;

    public bool Running => _bot is not null;

    /// <exception cref="InvalidOperationException">It is stopped.</exception>
    public BotBeside Bot => _bot ?? throw new InvalidOperationException("The bot is stopped");

    public Task StartAsync(CancellationToken cancel) => AloneAsync(
        async () =>
        {
            if (_bot is not null) return;
            _bot = await BotBeside.StartAsync(wecom, clock, folder, settings, cancel);
            await _bot.CreateMenuAsync(cancel);
            await wecom.VerifyCallbackUrlAsync(cancel);
            await _bot.CatchUpAsync(cancel);
            await _bot.WhenReadyAsync(cancel);
        },
        cancel);

    public Task StopAsync(bool abruptly, CancellationToken cancel) => AloneAsync(
        async () =>
        {
            if (_bot is not { } bot) return;
            _bot = null;
            if (abruptly) await bot.AbortAsync();
            await bot.DisposeAsync();
        },
        cancel);

    /// <summary>What would have run in this span; nothing while the bot is stopped, as in life.</summary>
    public async Task RunDueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_bot is { } bot) await bot.RunDueAsync(after, until, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>When the bot will next have something to do by itself; null when it has not, or is stopped.</summary>
    public async Task<DateTimeOffset?> NextMomentAsync(DateTimeOffset after, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _bot is { } bot ? await bot.NextMomentAsync(after, cancel) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(abruptly: false, CancellationToken.None);
        _one.Dispose();
    }

    private async Task AloneAsync(Func<Task> act, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await act();
        }
        finally
        {
            _one.Release();
        }

        Changed?.Invoke();
    }
}
