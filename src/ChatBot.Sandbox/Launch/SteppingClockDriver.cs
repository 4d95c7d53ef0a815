using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Clock;

namespace ChatBot.Sandbox.Launch;

/// <summary>
/// Moves the sandbox's clock in steps of five minutes and lets the bot do at each what it would have done, so that a jump over a night looks as if
/// the night had passed. One jump at a time.
/// </summary>
internal sealed class SteppingClockDriver(SandboxClock clock, Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task> runDue) : IClockDriver, IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _playing = Task.CompletedTask;

    public event Action? Changed;

    public ClockFace Face
    {
        get
        {
            var now = clock.GetUtcNow();
            var local = BusinessTime.LocalOf(now);
            var day = DateOnly.FromDateTime(local);
            return new ClockFace(now, $"{local:yyyy年M月d日} {DateWords.Weekday(day)} {local:HH:mm}", WorkCalendar.Default.IsWorkingDay(day), clock.Rate);
        }
    }

    public async Task AdvanceAsync(TimeSpan by, CancellationToken stop) => await MoveToAsync(clock.GetUtcNow() + by, stop);

    public Task ToTimeOfDayAsync(TimeOnly time, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = BusinessTime.At(BusinessTime.DayOf(now), time);
        return MoveToAsync(today > now ? today : today.AddDays(1), stop);
    }

    public Task ToNextWorkingDayAsync(CancellationToken stop) =>
        MoveToAsync(BusinessTime.At(WorkCalendar.Default.NextWorkingDay(BusinessTime.DayOf(clock.GetUtcNow())), new TimeOnly(9, 0)), stop);

    public async Task SetRateAsync(double rate, CancellationToken stop)
    {
        clock.Rate = rate;
        Changed?.Invoke();
        if (rate > 1 && _playing.IsCompleted) _playing = PlayAsync(_stop.Token);
        await Task.CompletedTask;
    }

    /// <summary>While the clock runs fast, Quartz' real seconds are too coarse: what is due is run every real second.</summary>
    private async Task PlayAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        var before = clock.GetUtcNow();
        while (clock.Rate > 1 && await ticks.WaitForNextTickAsync(stop))
        {
            var now = clock.GetUtcNow();
            await _one.WaitAsync(stop);
            try
            {
                await runDue(before, now, stop);
            }
            finally
            {
                _one.Release();
            }

            before = now;
            Changed?.Invoke();
        }
    }

    private async Task MoveToAsync(DateTimeOffset target, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            while (clock.GetUtcNow() is var now && now < target)
            {
                var boundary = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero) + Step;
                var next = boundary < target ? boundary : target;
                clock.Advance(next - now);
                await runDue(now, clock.GetUtcNow(), stop);
                Changed?.Invoke();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _one.Dispose();
    }
}
