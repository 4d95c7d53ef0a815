using ChatBot.Sandbox.Clock;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Sandbox.Tests;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void It_runs_at_its_rate_and_keeps_what_has_passed_when_the_rate_changes()
    {
        var clock = new SandboxClock(Monday, _real);
        _real.Advance(TimeSpan.FromSeconds(10));
        clock.Rate = 60;
        _real.Advance(TimeSpan.FromSeconds(10));
        clock.Rate = 1;
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Monday.AddSeconds(10 + 600 + 1), clock.GetUtcNow());
    }

    [Fact]
    public void It_jumps_forwards_tells_so_and_never_goes_back()
    {
        var clock = new SandboxClock(Monday, _real);
        var told = 0;
        clock.Changed += () => told++;
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((Monday.AddDays(1), 1), (clock.GetUtcNow(), told));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void A_long_timer_fires_when_the_clock_is_moved_past_it_and_a_short_one_does_not()
    {
        var clock = new SandboxClock(Monday, _real);
        var (longs, shorts) = (0, 0);
        using var first = clock.CreateTimer(_ => longs++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var second = clock.CreateTimer(_ => shorts++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromMinutes(59));
        _real.Advance(TimeSpan.Zero);
        Assert.Equal((0, 0), (longs, shorts));
        clock.Advance(TimeSpan.FromMinutes(1));
        _real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 0), (longs, shorts));
        _real.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((1, 1), (longs, shorts));
    }

    [Fact]
    public void A_long_timer_follows_the_rate_and_repeats()
    {
        var clock = new SandboxClock(Monday, _real) { Rate = 60 };
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, fired);
    }
}
