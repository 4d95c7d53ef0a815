using ChatBot.Features.Calendar;
using ChatBot.Features.Figures;
using ChatBot.Features.Health;
using CsCheck;

namespace ChatBot.Tests.Figures;

/// <summary>What may be said of a figure: pure.</summary>
public sealed class FigureRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void The_four_numbers_of_the_article_change_as_it_says_each_in_its_unit()
    {
        Assert.Equal("−31.5%（相对）", Change(Days(89), Days(61)));
        Assert.Equal("−72.1%（相对）", Change(Hours(17.2m), Hours(4.8m)));
        Assert.Equal("+30.6 百分点", Change(new FigureValue.Share(48.7m, 100), new FigureValue.Share(79.3m, 100)));
        Assert.Equal("−43.0 百分点", Change(new FigureValue.Share(62, 100), new FigureValue.Share(19, 100)));
    }

    [Fact]
    public void Shares_and_means_are_never_subtracted_from_each_other_nor_hours_from_days()
    {
        Assert.Null(FigureChange.Between(new FigureValue.Share(1, 2), Days(3)));
        Assert.Null(FigureChange.Between(Days(3), Hours(3)));
        Assert.Null(FigureChange.Between(Days(0), Days(3)));
        Assert.Null(FigureChange.Between(new FigureValue.NoSample(), Days(3)));
        Assert.Null(FigureChange.Between(Days(3), new FigureValue.TooFew(2, 5)));
    }

    [Theory]
    [InlineData(0, 0, "无样本")]
    [InlineData(0, 4, "样本不足（4，至少要 5）")]
    [InlineData(0, 5, "0%")]
    [InlineData(5, 5, "100%")]
    [InlineData(2999, 3000, "99.9%")]
    public void A_share_is_said_only_of_enough_samples_and_never_rounded_up_to_all(int hits, int of, string said)
    {
        var samples = Enumerable.Range(0, of).Select(index => new Sample($"KS-{index}", ["lina"], index < hits ? 1 : 0, 1, "")).ToList();

        Assert.Equal(said, Figure.Of(new Test(FigureUnit.Percent), Window("本月"), samples, null, 5).Value.ToString());
    }

    [Fact]
    public void What_others_have_is_not_counted_and_what_is_left_out_is_named()
    {
        List<Sample> samples =
        [
            .. Enumerable.Range(1, 6).Select(day => new Sample($"XS-{day}", ["lina"], day, 1, "")),
            new("XS-7", ["huangli"], 100, 1, ""),
            new("XS-8", ["lina"], 100, 1, "") { Excluded = "丢单" },
        ];

        var figure = Figure.Of(new Test(FigureUnit.Days), Window("本月"), samples, new HashSet<string> { "lina" }, 5);

        Assert.Equal(new FigureValue.Average(3.5m, 3.5m, 5.5m, FigureUnit.Days), figure.Value);
        Assert.Equal(6, figure.N);
        Assert.Equal([("丢单", 1)], figure.Excluded);
        Assert.DoesNotContain(figure.Rows, row => row.RecordNo == "XS-7");
    }

    [Fact]
    public void Median_and_P90_lie_between_the_least_and_the_most_and_do_not_fall() =>
        Gen.Int[0, 10_000].List[1, 60].Sample(numbers =>
        {
            var sorted = numbers.Select(number => (decimal)number).Order().ToList();
            var (median, p90) = (Figure.Quantile(sorted, 0.5m), Figure.Quantile(sorted, 0.9m));
            return sorted[0] <= median && median <= p90 && p90 <= sorted[^1];
        });

    [Theory]
    [InlineData("本月", "2026-11-01至2026-11-25")]
    [InlineData("上月", "2026-10-01至2026-10-31")]
    [InlineData("8月", "2026-08-01至2026-08-31")]
    [InlineData("12月", "2025-12-01至2025-12-31")]
    [InlineData("本季", "2026-10-01至2026-11-25")]
    [InlineData("上季", "2026-07-01至2026-09-30")]
    [InlineData("本周", "2026-11-23至2026-11-25")]
    [InlineData("近30天", "2026-10-27至2026-11-25")]
    [InlineData("近4季", "2025-11-26至2026-11-25")]
    [InlineData("11月2日至11月6日", "2026-11-02至2026-11-06")]
    [InlineData("2026-10-01至2026-10-31", "2026-10-01至2026-10-31")]
    [InlineData("2026-11-06至2026-11-02", null)]
    [InlineData("13月", null)]
    [InlineData("内部协同", null)]
    [InlineData("近0天", null)]
    public void Words_mean_days(string words, string? days) => Assert.Equal(days, FigureWindow.Named(words, Today)?.Key);

    [Theory]
    [InlineData(120, 110, true)]
    [InlineData(121, 110, true)]
    [InlineData(122, 110, false)]
    [InlineData(99, 110, true)]
    [InlineData(98, 110, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    public void A_forecast_is_a_hit_within_ten_percent_of_what_was_signed(long forecast, long actual, bool isHit) => Assert.Equal(isHit, Forecast.IsHit(forecast, actual, 10));

    [Fact]
    public void Cut_and_merged_time_is_never_more_nor_less_than_it_was()
    {
        var spans = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 60], (from, length) => new Span(At(from), At(from + length)));
        Gen.Select(spans, spans.List[0, 8]).Sample((span, cut) =>
        {
            var minutes = Enumerable.Range(0, 261).Where(minute => At(minute) >= span.From && At(minute) < span.To && !cut.Any(one => At(minute) >= one.From && At(minute) < one.To)).Count();
            return Spans.Without(span, cut).Sum() == TimeSpan.FromMinutes(minutes)
                && Spans.Merged(cut).Sum() == TimeSpan.FromMinutes(Enumerable.Range(0, 261).Count(minute => cut.Any(one => At(minute) >= one.From && At(minute) < one.To)));
        });
    }

    private static DateTimeOffset At(int minute) => TestBot.At("2026-11-25 00:00").AddMinutes(minute);

    private static FigureWindow Window(string words) => FigureWindow.Named(words, Today)!;

    private static string? Change(FigureValue before, FigureValue after) => FigureChange.Between(before, after)?.ToString();

    private static FigureValue.Average Days(decimal mean) => new(mean, mean, mean, FigureUnit.Days);

    private static FigureValue.Average Hours(decimal mean) => new(mean, mean, mean, FigureUnit.Hours);

    private sealed class Test(FigureUnit unit) : IFigure
    {
        public Definition Definition { get; } = new("test", "测试", [], "", "", null, null, [], 1, new DateOnly(2026, 1, 1));

        public FigureUnit Unit => unit;

        public bool LessIsBetter => true;

        public Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();
    }
}
