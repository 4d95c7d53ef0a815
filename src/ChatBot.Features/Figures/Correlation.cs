using MathNet.Numerics.Distributions;

namespace ChatBot.Features.Figures;

/// <summary>How two series go together, or why that cannot be said (R40). Says nothing of causes. Pure.</summary>
/// <param name="N">Pairs.</param>
/// <param name="Pearson">r, by moments; null where it cannot be said.</param>
/// <param name="Spearman">ρ, by ranks; equal values share the mean of their ranks.</param>
/// <param name="Low">Lower end of the 95 % interval of r, by Fisher's z with 1/√(n−3).</param>
public sealed record Correlation(int N, double? Pearson, double? Spearman, double? Low, double? High, CorrelationProblem Problem)
{
    /// <summary>Of fewer pairs nothing is said: the interval would reach nearly from −1 to 1.</summary>
    public const int LeastPairs = 8;

    private static readonly double Z95 = Normal.InvCDF(0, 1, 0.975);

    public static Correlation Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        if (pairs.Count < LeastPairs) return Without(CorrelationProblem.TooFew);
        if (IsFlat(pairs.Select(pair => pair.X))) return Without(CorrelationProblem.FirstFlat);
        if (IsFlat(pairs.Select(pair => pair.Y))) return Without(CorrelationProblem.SecondFlat);
        double[] x = [.. pairs.Select(pair => pair.X)], y = [.. pairs.Select(pair => pair.Y)];
        var r = Math.Clamp(MathNet.Numerics.Statistics.Correlation.Pearson(x, y), -1, 1);
        var rho = Math.Clamp(MathNet.Numerics.Statistics.Correlation.Spearman(x, y), -1, 1);
        // On a line z is infinite, and the interval is the point.
        var reach = Z95 / Math.Sqrt(pairs.Count - 3);
        var (low, high) = Math.Abs(r) >= 1 ? (r, r) : (Math.Tanh(Math.Atanh(r) - reach), Math.Tanh(Math.Atanh(r) + reach));
        return new Correlation(pairs.Count, r, rho, low, high, CorrelationProblem.None);

        Correlation Without(CorrelationProblem problem) => new(pairs.Count, null, null, null, null, problem);
    }

    /// <summary>The second series so many steps after the first, both by their place; steps without a value on either side are left out.</summary>
    public static Correlation Lagged(IReadOnlyList<double?> first, IReadOnlyList<double?> second, int lag) => Of(PairsOf(first, second, lag));

    internal static IReadOnlyList<(double X, double Y)> PairsOf(IReadOnlyList<double?> first, IReadOnlyList<double?> second, int lag) =>
    [
        .. Enumerable.Range(0, Math.Max(0, Math.Min(first.Count, second.Count - lag))).Where(place => first[place] is not null && second[place + lag] is not null)
            .Select(place => (first[place]!.Value, second[place + lag]!.Value)),
    ];

    private static bool IsFlat(IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.TrueForAll(value => value.Equals(all[0]));
    }
}

public enum CorrelationProblem
{
    None,

    /// <summary>Fewer than <see cref="Correlation.LeastPairs"/>.</summary>
    TooFew,

    /// <summary>The first series is the same everywhere: 无法计算.</summary>
    FirstFlat,

    /// <summary>The second one is.</summary>
    SecondFlat,
}
