using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Clock;

namespace ChatBot.Sandbox.Launch;

/// <summary>
/// Moves the sandbox's clock in steps and lets the bot do at each what it would have done, so that a jump over a night looks as if the night had
/// passed. A step ends every five minutes (at night every half hour) and wherever the bot has something to do. One jump at a time.
/// </summary>
internal sealed class SteppingClockDriver(
    SandboxClock clock, WorkCalendar calendar, Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task> runDue,
    Func<DateTimeOffset, CancellationToken, Task<DateTimeOffset?>> nextMoment) : IClockDriver, IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5), NightStep = TimeSpan.FromMinutes(30);

    // The bot looks at its deadlines every 15 seconds, so nothing happens in between.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public event Action? Changed;

    public WorkCalendar Calendar => calendar;

    public ClockFace Face
    {
        get
        {
            var now = clock.GetUtcNow();
            var local = BusinessTime.LocalOf(now);
            var day = DateOnly.FromDateTime(local);
            return new ClockFace(now, $"{local:yyyy年M月d日} {DateWords.Weekday(day)} {local:HH:mm}", calendar.IsWorkingDay(day), clock.Rate);
        }
    }

    public Task AdvanceAsync(TimeSpan by, CancellationToken stop) => MoveToAsync(clock.GetUtcNow() + by, stop);

    public Task ToTimeOfDayAsync(TimeOnly time, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = BusinessTime.At(BusinessTime.DayOf(now), time);
        return MoveToAsync(today > now ? today : today.AddDays(1), stop);
    }

    public Task ToNextWorkingDayAsync(CancellationToken stop) =>
        MoveToAsync(BusinessTime.At(calendar.NextWorkingDay(BusinessTime.DayOf(clock.GetUtcNow())), new TimeOnly(9, 0)), stop);

    public Task SetRateAsync(double rate, CancellationToken stop)
    {
        clock.Rate = rate;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <summary>Lets the bot's hours strike while the clock runs by itself: Quartz goes by the machine's clock, which shows another time.</summary>
    public void Begin() => _running = RunAsync(_stop.Token);

    private async Task RunAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        var before = clock.GetUtcNow();
        while (await ticks.WaitForNextTickAsync(stop))
        {
            await _one.WaitAsync(stop);
            try
            {
                var now = clock.GetUtcNow();
                await runDue(before, now, stop);
                before = now;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next second tries again; whoever shows something with the sandbox sees why nothing moves.
                await Console.Error.WriteLineAsync(failure.ToString());
            }
            finally
            {
                _one.Release();
            }

            if (clock.Rate > 1) Changed?.Invoke();
        }
    }

    private async Task MoveToAsync(DateTimeOffset target, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            while (clock.GetUtcNow() is var now && now < target)
            {
                var next = Least(Following(now, StepAt(now)), target);
                if (await nextMoment(now, stop) is { } due) next = Least(next, Following(due - TimeSpan.FromTicks(1), Grain));
                clock.Advance(next - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero);
                await runDue(now, clock.GetUtcNow(), stop);
                Changed?.Invoke();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    // Outside working days and between eight in the evening and eight in the morning nothing is sent at set minutes; deadlines end a step anyway.
    private TimeSpan StepAt(DateTimeOffset now)
    {
        var local = BusinessTime.LocalOf(now);
        return local.Hour is >= 8 and < 20 && calendar.IsWorkingDay(DateOnly.FromDateTime(local)) ? Step : NightStep;
    }

    /// <summary>The first multiple of a span after an instant.</summary>
    private static DateTimeOffset Following(DateTimeOffset at, TimeSpan span) => new DateTimeOffset(at.UtcTicks - (at.UtcTicks % span.Ticks), TimeSpan.Zero) + span;

    private static DateTimeOffset Least(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _one.Dispose();
    }
}
