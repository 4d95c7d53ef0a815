using System.Globalization;

namespace ChatBot.Features.Figures;

/// <summary>What a figure comes to. A share and a mean are different types, so that nobody subtracts one from the other (decision 1). Pure.</summary>
public abstract record FigureValue
{
    private FigureValue()
    {
    }

    /// <summary>A part of a whole, in counted things or in 分.</summary>
    public sealed record Share(decimal Part, decimal Of) : FigureValue
    {
        /// <summary>From 0 to 100; above where more came than was due.</summary>
        public decimal Percent => Part * 100 / Of;

        /// <summary>Cut off rather than rounded, so that nobody reads 100% where something is lacking.</summary>
        public override string ToString() => (Math.Truncate(Percent * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>A mean with what stands beside it, all in <paramref name="Unit"/>.</summary>
    public sealed record Average(decimal Mean, decimal Median, decimal P90, FigureUnit Unit) : FigureValue
    {
        public override string ToString() => InWords(Mean);

        public string InWords(decimal value) => $"{value.ToString("0.#", CultureInfo.InvariantCulture)} {Unit.InWords()}";
    }

    /// <summary>「无样本」: nothing to count; never 0 % and never 100 %.</summary>
    public sealed record NoSample : FigureValue
    {
        public override string ToString() => "无样本";
    }

    /// <summary>「样本不足」: too few to say a rate or a mean; what there is can be read row by row.</summary>
    public sealed record TooFew(int Count, int Least) : FigureValue
    {
        public override string ToString() => $"样本不足（{Count}，至少要 {Least}）";
    }
}

public enum FigureUnit
{
    /// <summary>小时, natural time.</summary>
    Hours,

    /// <summary>天, natural time.</summary>
    Days,

    /// <summary>次, per person and working day.</summary>
    Times,

    /// <summary>%, and 百分点 between two of them.</summary>
    Percent,
}

public static class FigureUnits
{
    public static string InWords(this FigureUnit unit) => unit switch { FigureUnit.Hours => "小时", FigureUnit.Days => "天", FigureUnit.Times => "次", _ => "%" };
}

/// <summary>How much two values of the same figure differ. Pure.</summary>
public abstract record FigureChange
{
    private FigureChange()
    {
    }

    /// <summary>Between two shares: 48.7 % → 79.3 % is +30.6 百分点, whatever it is in relation to the first.</summary>
    public sealed record PercentagePoints(decimal Points) : FigureChange
    {
        public override string ToString() => $"{Signed(Points)} 百分点";
    }

    /// <summary>Between two means: 89 → 61 days is −31.5 %, relative to the first.</summary>
    public sealed record Relative(decimal Percent) : FigureChange
    {
        public override string ToString() => $"{Signed(Percent)}%（相对）";
    }

    /// <summary>Null where nothing can be said: a side without enough samples, a mean of zero to begin with, values that are not of one kind.</summary>
    public static FigureChange? Between(FigureValue before, FigureValue after) => (before, after) switch
    {
        (FigureValue.Share a, FigureValue.Share b) => new PercentagePoints(b.Percent - a.Percent),
        (FigureValue.Average { Mean: not 0 } a, FigureValue.Average b) when a.Unit == b.Unit => new Relative((b.Mean - a.Mean) * 100 / a.Mean),
        _ => null,
    };

    private static string Signed(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
