using ChatBot.WeCom.Api;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.WeCom.Tests.Api;

public sealed class MemberRateLimiterTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 30, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_twenty_first_message_within_a_minute_waits_until_the_first_has_left_the_window()
    {
        var limiter = new MemberRateLimiter(_time);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(TimeSpan.FromSeconds(40), limiter.TryAcquire("chenlei"));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei"));
        Assert.Equal(TimeSpan.FromSeconds(1), limiter.TryAcquire("chenlei"));
    }

    [Fact]
    public void A_text_of_several_parts_counts_each_and_goes_whole_or_waits()
    {
        var limiter = new MemberRateLimiter(_time);
        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei", 18));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(50), limiter.TryAcquire("chenlei", 3));
        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei", 2));
        Assert.Equal(TimeSpan.FromSeconds(50), limiter.TryAcquire("chenlei"));
        // More than a minute takes: when nothing is left in the minute before.
        Assert.Equal(TimeSpan.FromSeconds(60), limiter.TryAcquire("chenlei", 21));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei", 21));
    }

    [Fact]
    public void What_an_earlier_run_sent_in_parts_counts_each()
    {
        var limiter = new MemberRateLimiter(_time);
        limiter.Remember("chenlei", _time.GetUtcNow(), 20);

        Assert.Equal(TimeSpan.FromMinutes(1), limiter.TryAcquire("chenlei"));
    }

    [Fact]
    public void One_member_does_not_hold_up_another_and_capitals_make_no_other_member()
    {
        var limiter = new MemberRateLimiter(_time);
        for (var i = 0; i < 20; i++) limiter.TryAcquire(i % 2 == 0 ? "ChenLei" : "chenlei");

        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("luyao"));
        Assert.Equal(TimeSpan.FromMinutes(1), limiter.TryAcquire("CHENLEI"));
    }

    [Fact]
    public void A_message_to_several_is_counted_for_all_or_for_none()
    {
        var limiter = new MemberRateLimiter(_time);
        for (var i = 0; i < 20; i++) limiter.TryAcquire("busy");
        for (var i = 0; i < 50; i++) Assert.Equal(TimeSpan.FromMinutes(1), limiter.TryAcquire(["busy", "idle"]));

        for (var i = 0; i < 20; i++) Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("idle"));
    }

    [Fact]
    public void A_thousand_an_hour_is_the_end()
    {
        var limiter = new MemberRateLimiter(_time);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei"));
            _time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(TimeSpan.FromMinutes(10), limiter.TryAcquire("chenlei"));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("chenlei"));
    }

    [Fact]
    public void No_sliding_minute_ever_holds_more_than_twenty_and_the_wait_told_is_the_wait_needed() =>
        Gen.Int[0, 9000].Array[1, 300].Sample(gaps =>
        {
            var time = new FakeTimeProvider(_time.Start);
            var limiter = new MemberRateLimiter(time);
            List<DateTimeOffset> sent = [];
            foreach (var gap in gaps)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap));
                var wait = limiter.TryAcquire("u");
                if (wait > TimeSpan.Zero)
                {
                    time.Advance(wait);
                    Assert.Equal(TimeSpan.Zero, limiter.TryAcquire("u"));
                }

                sent.Add(time.GetUtcNow());
                Assert.InRange(sent.Count(at => at > time.GetUtcNow() - TimeSpan.FromMinutes(1)), 1, 20);
            }
        });
}
