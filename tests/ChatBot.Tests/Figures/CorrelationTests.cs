using ChatBot.Features.Figures;
using CsCheck;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Figures;

/// <summary>
/// r, ρ and the interval against published data to 1e-9 (R40). Anscombe's quartet (The American Statistician 27, 1973) and the example of IQ and hours of television that
/// textbooks give for Spearman (ρ = −29/165). Digits beyond the published ones, and the other two sets, were computed once with mpmath at 50 digits: r by its definition, ρ as r of
/// mean ranks, the interval as tanh(atanh r ± √2·erfinv(0.95)/√(n−3)).
/// </summary>
public sealed class CorrelationTests
{
    private const double Near = 1e-9;

    private static readonly double[] X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];

    public static TheoryData<string, double[], double[], double, double, double, double> Published => new()
    {
        { "Anscombe I", X, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68], 0.81642051634483984, 0.81818181818181818, 0.42439121339321607, 0.95069325378656054 },
        { "Anscombe II", X, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74], 0.81623650600024275, 0.69090909090909091, 0.42393887395398839, 0.95064017399577246 },
        { "Anscombe III", X, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73], 0.81628673948959821, 0.99090909090909091, 0.42406233992177443, 0.95065466517424938 },
        { "Anscombe IV", [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8], [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89], 0.81652143688850284, 0.5, 0.42463938224451296, 0.95072236207814178 },
        { "IQ and television", [106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17], -0.070216326029056734, -29.0 / 165, -0.67021250118851619, 0.58528547174508967 },
        { "ties", [1, 2, 2, 3, 5, 5, 5, 8, 13, 21, 21, 34], [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], 0.44978598295300378, 0.53928571428571429, -0.16730171016851529, 0.81365617065076342 },
        { "large numbers", [1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5, 1e9 + 6, 1e9 + 7, 1e9 + 9], [2, 1, 4, 3, 6, 5, 8, 7], 0.88488925921502395, 0.90476190476190476, 0.47873535394009795, 0.97906121719516623 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void It_is_what_was_published(string name, double[] x, double[] y, double pearson, double spearman, double low, double high)
    {
        var found = Correlation.Of([.. x.Zip(y)]);

        Assert.True(found.Problem == CorrelationProblem.None, name);
        Assert.Equal(pearson, found.Pearson!.Value, Near);
        Assert.Equal(spearman, found.Spearman!.Value, Near);
        Assert.Equal(low, found.Low!.Value, Near);
        Assert.Equal(high, found.High!.Value, Near);
    }

    [Fact]
    public void Few_pairs_and_flat_series_are_refused()
    {
        var line = Enumerable.Range(1, 8).Select(n => ((double)n, 2.0 * n)).ToList();

        Assert.Equal(CorrelationProblem.TooFew, Correlation.Of(line[..7]).Problem);
        Assert.Equal(CorrelationProblem.FirstFlat, Correlation.Of([.. line.Select(pair => (0.1, pair.Item2))]).Problem);
        Assert.Equal(CorrelationProblem.SecondFlat, Correlation.Of([.. line.Select(pair => (pair.Item1, 0.3))]).Problem);
        var exact = Correlation.Of(line);
        Assert.Equal((1.0, 1.0, 1.0), (exact.Pearson!.Value, exact.Low!.Value, exact.High!.Value));
    }

    [Fact]
    public void A_lag_pairs_each_step_with_one_later_and_leaves_gaps_out()
    {
        double?[] x = [1, 2, null, 4, 5], y = [10, 20, 30, 40, 50];

        Assert.Equal([(1, 10), (2, 20), (4, 40), (5, 50)], Correlation.PairsOf(x, y, 0));
        Assert.Equal([(1, 30), (2, 40)], Correlation.PairsOf(x, y, 2));
        Assert.Empty(Correlation.PairsOf(x, y, 9));
    }

    [Fact]
    public void It_lies_between_minus_one_and_one_within_its_interval_and_does_not_mind_scale_nor_order() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000]).List[8, 40].Sample(numbers =>
        {
            var pairs = numbers.Select(pair => ((double)pair.Item1, (double)pair.Item2)).ToList();
            var found = Correlation.Of(pairs);
            if (found.Problem != CorrelationProblem.None) return true;
            var scaled = Correlation.Of([.. pairs.Select(pair => ((3 * pair.Item1) + 7, (0.5 * pair.Item2) - 2)).Reverse()]);
            var turned = Correlation.Of([.. pairs.Select(pair => (pair.Item2, pair.Item1))]);
            return found is { Pearson: >= -1 and <= 1, Spearman: >= -1 and <= 1 } && found.Low <= found.Pearson && found.Pearson <= found.High
                && Math.Abs(found.Pearson.Value - scaled.Pearson!.Value) < Near && Math.Abs(found.Spearman!.Value - scaled.Spearman!.Value) < Near
                && Math.Abs(found.Pearson.Value - turned.Pearson!.Value) < Near;
        });

    [Fact]
    public async Task A_quarter_is_too_few_and_weeks_are_counted_with_lags_and_a_warning()
    {
        await using var bot = await TestBot.StartAsync("2026-09-07 10:00");
        for (var week = 0; week < 11; week++)
        {
            for (var deed = 0; deed <= week % 4; deed++) await bot.Says("lina", $"需求 客户:医院{week}{deed} 内容:管路 数量:{deed + 1} 期望:12月31日");
            if (week % 2 == 0) await bot.Says("huangli", $"需求 客户:南方{week} 内容:管路 数量:5 期望:12月31日");
            await bot.Says("lina", $"线索 客户:客户{week} 金额:{week + 1}万");
            await bot.Says("lina", $"丢单 XS-{week + 1} 原因:{(week % 3 == 0 ? "内部响应" : "价格")}");
            bot.Clock.Advance(TimeSpan.FromDays(7));
        }

        var answer = await bot.Says("zhoumin", "相关 健康度 丢单内部响应占比 按周 近11周 滞后0-2周");

        Has("健康动作数 和 丢单内部响应占比", answer);
        Has("Pearson r = ", answer);
        Has("95% 区间", answer);
        Has("0 周：r = ", answer);
        Has("2 周：r = ", answer);
        Has("合在一起的团队有 2 个：华东区、华南区", answer);
        Has("相关不等于因果", answer);
        Has("/ 100 %", await bot.Says("zhoumin", "相关 health-actions loss-internal 按周 近11周 明细"));
        Assert.Single(await bot.Query<string>("select inputs from correlations"));

        var quarters = await bot.Says("zhoumin", "相关 健康度 回款率 按月 近4季");
        Has("至少要 8 段，不算相关", quarters);
        HasNot("r =", quarters);
        Has("没有叫「心情」的指标", await bot.Says("zhoumin", "相关 心情 回款率"));
    }
}
