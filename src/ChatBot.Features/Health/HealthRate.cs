using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatBot.Features.Health;

/// <summary>Hits of samples. Cut off to a tenth of a percent rather than rounded, so that nobody reads 100 % who has missed one. Pure.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HealthRate(long Hits, long Samples)
{
    /// <summary>Percent as printed; null without samples.</summary>
    public decimal? Percent => Samples == 0 ? null : Cut(Hits * 100m / Samples);

    /// <summary>「91.6%」, 「无样本」.</summary>
    public string InWords => InPercent(Percent);

    public static string InPercent(decimal? percent) => percent is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "无样本";

    public static decimal Cut(decimal percent) => decimal.Truncate(percent * 10) / 10;

    /// <summary>「+55.0 个百分点」: the difference of what is printed, so that a reader can check it.</summary>
    public static string Change(decimal before, decimal after) => (after - before).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " 个百分点";
}

/// <summary>The rates of several actions together, both ways of weighing them (R39). Pure.</summary>
public sealed record HealthScore(IReadOnlyList<HealthScoreLine> Lines)
{
    /// <summary>Every sample counts the same.</summary>
    public HealthRate Weighted => new(Lines.Sum(line => line.Rate.Hits), Lines.Sum(line => line.Rate.Samples));

    /// <summary>Every action counts the same, those without samples left aside; null where there are none.</summary>
    public decimal? Equal => Lines.Where(line => line.Rate.Samples > 0).Select(line => line.Rate.Hits * 100m / line.Rate.Samples).DefaultIfEmpty(-1).Average() is >= 0 and var mean ? HealthRate.Cut(mean) : null;

    public static HealthScore Of(IEnumerable<HealthRateRow> rows, HealthCatalog catalog) =>
        new([.. rows.OrderBy(row => catalog.PlaceOf(row.Action)).ThenBy(row => row.Action, StringComparer.Ordinal).Select(row => new HealthScoreLine(row.Action, catalog.NameOf(row.Action), new HealthRate(row.Hits, row.Samples), row))]);
}

public sealed record HealthScoreLine(string Action, string Name, HealthRate Rate, HealthRateRow Row);
