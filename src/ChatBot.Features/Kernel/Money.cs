using System.Globalization;

namespace ChatBot.Features.Kernel;

/// <summary>An amount in 分 (1/100 yuan) as a whole number, so that sums are exact. All money of the product is CNY.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>As people write it: 12.5万元, 3,500元, 8.5元. From one 万 on, and only where four decimals of 万 say it exactly, the unit is 万.</summary>
    public override string ToString()
    {
        var yuan = Fen / 100m;
        var wan = yuan / 10_000m;
        return Math.Abs(wan) >= 1 && decimal.Round(wan, 4) == wan
            ? wan.ToString("0.####", CultureInfo.InvariantCulture) + "万元"
            : Exact + "元";
    }

    /// <summary>The full figure with thousands separators and no trailing zeros: 125,000 or 8.5.</summary>
    public string Exact => (Fen / 100m).ToString("#,##0.##", CultureInfo.InvariantCulture);
}
