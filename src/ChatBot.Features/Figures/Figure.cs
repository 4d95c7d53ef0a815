using ChatBot.Features.Health;

namespace ChatBot.Features.Figures;

/// <summary>A figure that anybody reads: what it is, of which time and whom, what it comes to, of how many, and what was left out. Pure.</summary>
/// <param name="N">How many samples were counted.</param>
/// <param name="Excluded">Reason → how many were left out for it.</param>
public sealed record Figure(Definition Definition, FigureWindow Window, FigureValue Value, int N, IReadOnlyList<(string Why, int Count)> Excluded, IReadOnlyList<Sample> Rows)
{
    /// <summary>Counts samples by the figure's kind; only those that are visible to these people.</summary>
    /// <param name="scope">Userids; null: everybody's.</param>
    public static Figure Of(IFigure figure, FigureWindow window, IReadOnlyList<Sample> samples, IReadOnlySet<string>? scope, int least)
    {
        List<Sample> visible = scope is null ? [.. samples] : [.. samples.Where(sample => sample.People.Any(scope.Contains))];
        var counted = visible.Where(sample => sample.Excluded is null).ToList();
        return new Figure(
            figure.Definition, window, ValueOf(figure, counted, least), counted.Count,
            [.. visible.Where(sample => sample.Excluded is not null).GroupBy(sample => sample.Excluded!, StringComparer.Ordinal).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2)],
            visible);
    }

    /// <summary>The same figure for each group, those with the largest value first; groups without a name are left out.</summary>
    public static IReadOnlyList<(string Group, FigureValue Value, int N)> ByGroup(IFigure figure, IReadOnlyList<Sample> rows, int least) =>
    [
        .. rows.Where(row => row.Excluded is null && row.Group.Length > 0).GroupBy(row => row.Group, StringComparer.Ordinal)
            .Select(group => (Group: group.Key, Value: ValueOf(figure, [.. group], least), N: group.Count()))
            .OrderByDescending(one => one.Value switch { FigureValue.Average average => average.Mean, FigureValue.Share share => share.Percent, _ => -1 }).ThenBy(one => one.Group, StringComparer.Ordinal),
    ];

    private static FigureValue ValueOf(IFigure figure, IReadOnlyList<Sample> counted, int least)
    {
        if (counted.Count == 0) return new FigureValue.NoSample();
        if (figure.Unit == FigureUnit.Percent)
        {
            var whole = counted.Sum(sample => sample.Of);
            if (whole == 0) return new FigureValue.NoSample();
            return figure.IsMoney || counted.Count >= least ? new FigureValue.Share(counted.Sum(sample => sample.Value), whole) : new FigureValue.TooFew(counted.Count, least);
        }

        if (counted.Count < least) return new FigureValue.TooFew(counted.Count, least);
        var sorted = counted.Select(sample => sample.Value).Order().ToList();
        return new FigureValue.Average(sorted.Average(), Quantile(sorted, 0.5m), Quantile(sorted, 0.9m), figure.Unit);
    }

    /// <summary>Between the two nearest where it falls between them, as a spreadsheet does (PERCENTILE.INC).</summary>
    /// <param name="sorted">Ascending, not empty.</param>
    internal static decimal Quantile(IReadOnlyList<decimal> sorted, decimal quantile)
    {
        var place = quantile * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
