using ChatBot.Features.Kernel;
using ChatBot.Features.Payments;
using CsCheck;

namespace ChatBot.Tests.Payments;

public sealed class PaymentPropertyTests
{
    private static readonly Gen<long> Amounts = Gen.OneOf(Gen.Long[1, 1_000], Gen.Long[1, 100_000_000], Gen.Long[1, 100_000_000_000_000_00]);

    /// <summary>Shares that are 100 % together, cut at random places.</summary>
    private static readonly Gen<long[]> Shares = Gen.Long[1, ShareSplit.Whole - 1].Array[0, 23].Select(cuts =>
    {
        long[] edges = [0, .. cuts.Distinct().Order(), ShareSplit.Whole];
        return edges.Zip(edges.Skip(1), (from, to) => to - from).ToArray();
    });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    [Fact]
    public void Shares_add_up_to_the_fen_and_nobody_is_off_by_one_or_more() =>
        Gen.Select(Amounts, Shares).Sample((amount, shares) =>
        {
            var parts = ShareSplit.Of(new Money(amount), shares);
            Assert.Equal(amount, parts.Sum(part => part.Fen));
            Assert.All(parts.Zip(shares), pair => Assert.True(Int128.Abs(((Int128)pair.First.Fen * ShareSplit.Whole) - ((Int128)amount * pair.Second)) < ShareSplit.Whole));
        });

    [Fact]
    public void Equal_shares_differ_by_a_fen_at_most_and_the_earlier_gets_it() =>
        Gen.Select(Amounts, OneOf(2, 4, 5, 8, 10, 20)).Sample((amount, count) =>
        {
            var parts = ShareSplit.Of(new Money(amount), [.. Enumerable.Repeat(ShareSplit.Whole / count, count)]);
            Assert.InRange(parts[0].Fen - parts[^1].Fen, 0, 1);
            Assert.Equal(parts.OrderByDescending(part => part.Fen), parts);
        });

    [Fact]
    public void Shares_that_are_not_a_whole_are_no_split() =>
        Assert.Throws<ArgumentException>(() => ShareSplit.Of(new Money(100), [500_000, 499_999]));

    /// <summary>Money comes and goes at random; what is refused changes nothing.</summary>
    [Fact]
    public void What_is_open_is_what_is_owed_less_what_came_and_the_clock_runs_exactly_then() =>
        Gen.Select(Gen.Long[1, 1000], Gen.Long[-400, 600].Array[0, 20]).Sample((amount, moves) =>
        {
            var item = new PaymentItem { RecordNo = "HK-1", AmountFen = amount, DueDay = new DateOnly(2026, 12, 10) };
            long received = 0;
            foreach (var move in moves.Where(move => move != 0))
            {
                if (received + move < 0 || received + move > amount)
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() => item.With(new Money(move)));
                    continue;
                }

                received += move;
                item = item.With(new Money(move));
                Assert.Equal(amount - received, item.Open.Fen);
                Assert.InRange(item.Open.Fen, 0, amount);
                Assert.Equal(received < amount, item.HasClock);
                Assert.Equal(received == amount ? PaymentState.Paid : PaymentState.Open, item.State);
            }
        });

    [Fact]
    public void Spread_money_is_neither_lost_nor_made_and_fills_what_is_due_first() =>
        Gen.Select(Gen.Long[1, 5000], Gen.Select(Gen.Long[1, 1000], Gen.Long[0, 999], Gen.Int[0, 400]).Array[0, 12]).Sample((amount, plan) =>
        {
            var items = plan.Select((part, index) => new PaymentItem
            {
                RecordNo = $"HK-{index}", Position = index, AmountFen = part.Item1, DueDay = part.Item3 > 365 ? null : new DateOnly(2026, 1, 1).AddDays(part.Item3),
            }.With(new Money(part.Item2 % (part.Item1 + 1)))).ToList();
            var order = ReceiptSpread.InOrder(items).ToList();
            var (parts, surplus) = ReceiptSpread.Of(new Money(amount), order);

            Assert.Equal(amount, parts.Sum(part => part.Amount.Fen) + surplus.Fen);
            Assert.All(parts, part => Assert.InRange(part.Amount.Fen, 1, part.Item.Open.Fen));
            Assert.Equal(order.Take(parts.Count).Select(item => item.RecordNo), parts.Select(part => part.Item.RecordNo));
            Assert.All(parts.SkipLast(1), part => Assert.Equal(part.Item.Open, part.Amount));
            Assert.Equal(Math.Max(0, amount - order.Sum(item => item.Open.Fen)), surplus.Fen);
        });

    [Fact]
    public void Reading_a_plan_never_throws() =>
        OneOf("5万", "30%", "签约", "到货+30天", "12月10日", ";", "，", "\n", " ", "约", "余款", "-", "%", "+", "99999999999999999999", "半年", "第一期", "。", "2月30日", "验收后")
            .Array[0, 12].Sample(words =>
            {
                var reading = PlanReader.Read(string.Concat(words), TestBot.At("2026-11-23 10:00"), Features.Calendar.WorkCalendar.Default);
                Assert.All(reading.Problems, problem => Assert.NotEqual("", problem.Words));
                Assert.All(reading.Pieces, piece => Assert.True(piece.Amount > Money.Zero || piece.Share > 0));
            });
}
