using ChatBot.Features.Commitments;
using CsCheck;

namespace ChatBot.Tests.Commitments;

public sealed class KeepingRuleTests
{
    private static readonly DateTimeOffset Start = TestBot.At("2026-08-01 00:00");

    private static readonly Gen<KeptPromise> Promises = Gen.Select(Gen.Int[0, 60 * 24 * 40], Gen.Int[-60 * 24 * 5, 60 * 24 * 40], Gen.Int[0, 3], Gen.Int[0, 3]).Select((due, closed, state, excused) =>
    {
        var dueAt = Start.AddMinutes(due);
        var kind = state switch { 0 => CommitmentState.Fulfilled, 1 => CommitmentState.Broken, _ => CommitmentState.Active };
        // What is broken is so only after its deadline; who is excused is so after it ended.
        DateTimeOffset? closedAt = kind == CommitmentState.Active ? null : dueAt.AddMinutes(kind == CommitmentState.Broken ? Math.Abs(closed) + 1 : closed);
        return new KeptPromise { No = $"CN-{due}-{closed}-{state}-{excused}", DueAt = dueAt, State = kind, ClosedAt = closedAt, ExcusedAt = excused == 0 && closedAt > dueAt ? closedAt.Value.AddDays(2) : null };
    });

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 60 * 24 * 90].Select(minutes => Start.AddMinutes(minutes));

    [Fact]
    public void Every_promise_is_counted_once_and_the_rate_lies_between_nothing_and_all() =>
        Gen.Select(Promises.List[0, 30], Instants).Sample((promises, now) =>
        {
            var count = KeepingCount.Of(promises.Select(promise => promise.At(now)));

            Assert.Equal(promises.Count, count.Due + count.NotDue);
            Assert.Equal(promises.Count(promise => promise.DueAt < now), count.Due);
            Assert.InRange(count.OnTime, 0, count.Due);
            if (count.Due == 0) Assert.Equal("—", count.Rate);
            else Assert.Equal(count.OnTime == count.Due, count.Rate == "100%");
        });

    [Fact]
    public void In_time_is_what_was_proven_by_the_deadline_or_excused_and_nothing_else() =>
        Gen.Select(Promises, Instants).Sample((promise, now) =>
        {
            var proven = promise.State == CommitmentState.Fulfilled && promise.ClosedAt <= promise.DueAt;
            Assert.Equal(promise.DueAt < now && (proven || promise.ExcusedAt <= now), promise.At(now) == Keeping.OnTime);
        });

    /// <summary>What is asked later about an instant is what was answered at it: a late freeze writes the same figures.</summary>
    [Fact]
    public void What_happens_later_changes_nothing_about_an_earlier_instant() =>
        Gen.Select(Promises, Instants).Sample((promise, asOf) =>
        {
            var then = promise with
            {
                State = promise.ClosedAt <= asOf ? promise.State : CommitmentState.Active,
                ClosedAt = promise.ClosedAt <= asOf ? promise.ClosedAt : null,
                ExcusedAt = promise.ExcusedAt <= asOf ? promise.ExcusedAt : null,
            };

            Assert.Equal(then.At(asOf), promise.At(asOf));
        });

    [Fact]
    public void The_fixed_figure_stays_and_with_its_corrections_it_is_what_stands_now() =>
        Gen.Select(Promises.List[0, 20], Instants, Instants).Sample((drawn, one, other) =>
        {
            var (asOf, now) = one < other ? (one, other) : (other, one);
            var promises = drawn.DistinctBy(promise => promise.No).ToList();
            var frozen = promises.Select(promise => new FrozenPromise { No = promise.No, Verdict = promise.At(asOf) }).ToList();

            var sheet = KeepingSheet.Of(promises, frozen, now);

            Assert.Equal(KeepingCount.Of(promises.Select(promise => promise.At(asOf))), sheet.Count);
            Assert.Equal(KeepingCount.Of(promises.Select(promise => promise.At(now))), sheet.Now);
            Assert.Equal(sheet.Now.OnTime - sheet.Count.OnTime, sheet.Corrections.Count(line => line.After == Keeping.OnTime) - sheet.Corrections.Count(line => line.Before == Keeping.OnTime));
            Assert.Empty(KeepingSheet.Of(promises, frozen, asOf).Corrections);
        });

    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(2, 3, "66.6%")]
    [InlineData(1999, 2000, "99.9%")]
    [InlineData(4, 5, "80%")]
    [InlineData(0, 5, "0%")]
    public void The_rate_is_cut_off(int onTime, int due, string rate) => Assert.Equal(rate, new KeepingCount(onTime, due - onTime, 0, 0, 7).Rate);

    [Theory]
    [InlineData("8月", "2026-08")]
    [InlineData("8月份", "2026-08")]
    [InlineData("11月", "2026-11")]
    [InlineData("12月", "2025-12")]
    [InlineData("2026年8月", "2026-08")]
    [InlineData("2025-12", "2025-12")]
    [InlineData("上月", "2026-10")]
    [InlineData("本月", "2026-11")]
    [InlineData("13月", null)]
    [InlineData("李娜", null)]
    public void A_month_is_the_last_that_has_begun(string word, string? key) => Assert.Equal(key, KeepingMonth.Named(word, TestBot.At("2026-11-23 10:00"))?.Key);

    [Fact]
    public void Each_month_is_fixed_once_from_its_first_of_the_next_at_eight()
    {
        var eight = new TimeOnly(8, 0);
        Assert.Empty(FreezeKeepingJob.Due(null, null, TestBot.At("2026-12-01 08:00"), eight));
        Assert.Empty(FreezeKeepingJob.Due(null, TestBot.At("2026-11-25 18:00"), TestBot.At("2026-12-01 07:59:59"), eight));
        Assert.Equal(["2026-11"], FreezeKeepingJob.Due(null, TestBot.At("2026-11-25 18:00"), TestBot.At("2026-12-01 08:00"), eight).Select(month => month.Key));
        Assert.Equal(["2026-12", "2027-01"], FreezeKeepingJob.Due(new KeepingMonth(2026, 11), TestBot.At("2026-11-25 18:00"), TestBot.At("2027-02-05 08:00"), eight).Select(month => month.Key));
    }
}
