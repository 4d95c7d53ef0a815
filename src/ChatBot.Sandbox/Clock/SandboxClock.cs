namespace ChatBot.Sandbox.Clock;

/// <summary>
/// Real time plus an offset, at a rate (1, or 60 for a minute a second); it can be moved forwards, never back.
/// Timers of up to a minute run in real time whatever the rate: they are the patience of machines (HTTP time-outs, back-off), and a jump of a day must
/// not make every pending call time out. Longer timers follow this clock and fire when it is moved past them.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    private static readonly TimeSpan MachinePatience = TimeSpan.FromMinutes(1);
    private readonly TimeProvider _real;
    private readonly Lock _gate = new();
    private readonly HashSet<ClockTimer> _timers = [];
    private DateTimeOffset _now;
    private DateTimeOffset _realThen;
    private double _rate = 1;

    /// <param name="start">What the clock shows first; null for now.</param>
    /// <param name="real">The clock that it runs on; the system's when null.</param>
    public SandboxClock(DateTimeOffset? start = null, TimeProvider? real = null)
    {
        _real = real ?? System;
        _realThen = _real.GetUtcNow();
        _now = (start ?? _realThen).ToUniversalTime();
    }

    /// <summary>Moved, or its rate changed.</summary>
    public event Action? Changed;

    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    /// <summary>Seconds of this clock per real second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 3600. 0 stops the clock.</exception>
    public double Rate
    {
        get
        {
            lock (_gate)
                return _rate;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 3600);
            lock (_gate)
            {
                _now = Reading();
                _realThen = _real.GetUtcNow();
                _rate = value;
            }

            Rearm();
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return Reading();
    }

    /// <exception cref="ArgumentOutOfRangeException">Negative: time does not run backwards, and what has been done stays done.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            _now = Reading() + by;
            _realThen = _real.GetUtcNow();
        }

        Rearm();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= MachinePatience && (period == Timeout.InfiniteTimeSpan || period <= MachinePatience))
            return _real.CreateTimer(callback, state, dueTime, period);
        var timer = new ClockTimer(this, callback, state);
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private DateTimeOffset Reading() => _now + (_real.GetUtcNow() - _realThen) * _rate;

    private void Rearm()
    {
        ClockTimer[] timers;
        lock (_gate)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Rearm();
        Changed?.Invoke();
    }

    private sealed class ClockTimer : ITimer
    {
        private readonly SandboxClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _real;
        private readonly Lock _gate = new();
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public ClockTimer(SandboxClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _real = clock._real.CreateTimer(static t => ((ClockTimer)t!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }

            Rearm();
            return true;
        }

        public void Rearm()
        {
            DateTimeOffset? due;
            lock (_gate)
                due = _due;
            var rate = _clock.Rate;
            if (due is not { } at)
            {
                _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            var left = at - _clock.GetUtcNow();
            if (left > TimeSpan.Zero && rate == 0)
                _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            else
                // Timers take at most some 49 days; one that fires early finds that nothing is due and arms itself again.
                _real.Change(left <= TimeSpan.Zero ? TimeSpan.Zero : Least(left / rate, TimeSpan.FromDays(20)), Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._gate)
                _clock._timers.Remove(this);
            _real.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            lock (_clock._gate)
                _clock._timers.Remove(this);
            await _real.DisposeAsync();
        }

        private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

        private void Tick()
        {
            var fires = false;
            lock (_gate)
            {
                var now = _clock.GetUtcNow();
                if (_due is { } due && now >= due)
                {
                    fires = true;
                    _due = _period > TimeSpan.Zero ? now + _period : null;
                }
            }

            if (fires)
                _callback(_state);
            Rearm();
        }
    }
}
