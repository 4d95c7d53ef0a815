using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>预测准确率 (R68): of the person-months with a forecast, how many came within the tolerance of what was signed. Only months that are over.</summary>
internal sealed class ForecastAccuracyFigure(ForecastStore forecasts, CollectionStore contracts, FiguresOptions options, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "forecast-accuracy", "预测准确率", ["销售预测准确率"], "%", $"窗口内已过完的月份，锁定的预测与当月签约额相差不到 ±{options.ForecastTolerancePercent}% 的人月", "窗口内有锁定预测的人月", $"当月 {options.ForecastLockDay} 日结束时锁定",
        ["锁定后改的不算", "没做预测的不计入", "预测和签约都是 0 算准，只有一边是 0 算不准"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = MonthsOf(window);
        var signed = await SignedAsync(contracts, from, to, cancel);
        var tree = org.Current;
        return
        [
            .. (await forecasts.ScoredAsync(from, to, cancel)).Select(forecast =>
            {
                var actual = signed.GetValueOrDefault((forecast.Person.ToUpperInvariant(), forecast.Month));
                var isOver = KeepingMonth.Parse(forecast.Month).End <= now;
                var isHit = Forecast.IsHit(forecast.AmountFen, actual, options.ForecastTolerancePercent);
                return new Sample(
                    forecast.Month, [forecast.Person], isHit ? 1 : 0, 1,
                    $"{forecast.Month} {tree.NameOf(forecast.Person)} 预测 {new Money(forecast.AmountFen)}，签约 {new Money(actual)}{Off(forecast.AmountFen, actual)}{(!isOver ? "" : isHit ? " ✓" : " ✗")}")
                {
                    Excluded = isOver ? null : "月份还没过完", Person = forecast.Person,
                };
            }),
        ];
    }

    /// <summary>What was signed, by person (upper case) and month.</summary>
    internal static async Task<IReadOnlyDictionary<(string Person, string Month), long>> SignedAsync(CollectionStore contracts, KeepingMonth from, KeepingMonth to, CancellationToken cancel) =>
        (await contracts.SignedAsync(new FigureWindow(from.FirstDay, to.FirstDay.AddMonths(1).AddDays(-1), ""), cancel))
            .GroupBy(contract => (contract.Owner.ToUpperInvariant(), KeepingMonth.Of(contract.SignedDay).Key))
            .ToDictionary(group => group.Key, group => group.Sum(contract => contract.AmountFen));

    internal static (KeepingMonth From, KeepingMonth To) MonthsOf(FigureWindow window) => (KeepingMonth.Of(window.From), KeepingMonth.Of(window.To));

    private static string Off(long forecast, long actual) =>
        actual == 0 ? "" : $"（差 {FigureChange.Between(new FigureValue.Average(actual, 0, 0, FigureUnit.Days), new FigureValue.Average(forecast, 0, 0, FigureUnit.Days))}）";
}
