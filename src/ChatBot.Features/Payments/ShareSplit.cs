using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>Divides an amount by shares, exact to the fen (R71). Pure.</summary>
public static class ShareSplit
{
    /// <summary>100 %, in millionths: shares may have four decimals.</summary>
    public const long Whole = 1_000_000;

    /// <summary>
    /// Largest remainder: everybody gets the whole fen of his share, and the fen that are left go one each to the largest fractions, the earlier first.
    /// </summary>
    /// <param name="shares">In millionths; together <see cref="Whole"/>.</param>
    public static IReadOnlyList<Money> Of(Money amount, IReadOnlyList<long> shares)
    {
        if (shares.Sum() != Whole) throw new ArgumentException("The shares are not 100 % together", nameof(shares));
        // 128 bits: a contract of a thousand 亿 times a million does not fit into 64.
        var parts = shares.Select(share => (Int128)amount.Fen * share).ToList();
        var fen = parts.ConvertAll(part => (long)(part / Whole));
        var left = amount.Fen - fen.Sum();
        foreach (var index in Enumerable.Range(0, parts.Count).OrderByDescending(index => parts[index] % Whole).ThenBy(index => index).Take((int)left)) fen[index]++;
        return [.. fen.Select(part => new Money(part))];
    }
}
