namespace ChatBot.Features.Language;

public enum AmountKind
{
    /// <summary>One amount.</summary>
    Money,

    /// <summary>A price each (12.5元/支, 每盒28块), not a total.</summary>
    Unit,

    /// <summary>From <see cref="AmountReading.Fen"/> to <see cref="AmountReading.UpToFen"/>.</summary>
    Range,

    /// <summary>One of several amounts in the text.</summary>
    Multi,
}

/// <summary>An amount as written. Positions are UTF-16 positions in the text that was read.</summary>
public sealed record AmountReading
{
    /// <summary>Hundredths of the currency's main unit, exact; for CNY the 分. Of a range, the smaller end.</summary>
    public required long Fen { get; init; }

    /// <summary>The larger end of a range, in hundredths; otherwise null.</summary>
    public long? UpToFen { get; init; }

    /// <summary>ISO 4217: CNY, USD, EUR, JPY, HKD, GBP.</summary>
    public string Currency { get; init; } = "CNY";

    public AmountKind Kind { get; init; }

    /// <summary>约, 左右, 多: the stated number was not meant exactly.</summary>
    public bool IsApproximate { get; init; }

    public required string Span { get; init; }

    public required int Start { get; init; }

    public int Length => Span.Length;
}
