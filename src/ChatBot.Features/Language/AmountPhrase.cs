namespace ChatBot.Features.Language;

/// <summary>
/// Reads amounts of money out of a chat fragment, exact to the fen. A number is money by its currency (元, ¥, 美元), by its size word (万, 亿, w, k)
/// when nothing counted follows, or, in the amount's place of a payment, as a bare token. Never throws; linear in the text's length.
/// </summary>
public static class AmountPhrase
{
    private const decimal FenPerYuan = 100;

    /// <summary>As <see cref="Read"/>, where the message's first word decides whether a bare number is money (回款, 报价, 收款, 到账 …).</summary>
    public static IReadOnlyList<AmountReading> ReadMessage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.AsSpan().TrimStart();
        foreach (var word in MoneyWords.PaymentWords)
        {
            if (start.StartsWith(word, StringComparison.Ordinal))
                return Read(text, true);
        }

        return Read(text, false);
    }

    /// <param name="text">The fragment.</param>
    /// <param name="bareNumberIsMoney">The text stands where an amount is expected: 「80000 月底」 holds one.</param>
    public static IReadOnlyList<AmountReading> Read(string text, bool bareNumberIsMoney)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Line.OfMoney(text);
        var found = new List<AmountCandidate>();
        for (var i = 0; i < line.Count;)
        {
            if (!MayBegin(line[i]) || line.IsMasked(i))
                i++;
            else if (AmountCandidate.TryRead(line, i, bareNumberIsMoney, out var amount))
            {
                if (amount.IsMoney)
                    found.Add(amount);
                i = Math.Max(amount.To, i + 1);
            }
            else
                i++;
        }

        // Beside an amount with a unit, a bare number is something else.
        if (found.Exists(a => !a.IsBare))
            found.RemoveAll(a => a.IsBare);
        var totals = found.Count(a => a.Kind == AmountKind.Money);
        return found.ConvertAll(a => ToReading(line, totals > 1 && a.Kind == AmountKind.Money ? a with { Kind = AmountKind.Multi } : a));
    }

    private static AmountReading ToReading(Line line, AmountCandidate a) => new()
    {
        Fen = (long)(a.Value * FenPerYuan),
        UpToFen = a.UpTo is { } up ? (long)(up * FenPerYuan) : null,
        Currency = a.Currency,
        Kind = a.Kind,
        IsApproximate = a.Approximate,
        Span = line.Written(a.From, a.To),
        Start = line.PlaceOf(a.From),
    };

    private static bool MayBegin(char c) =>
        c is >= '0' and <= '9' or '十' or '拾' or '-' or '−' or '负' or '¥' or '$' or '€' or '£' or '人' or 'R' or 'r' or 'C' or 'c' or 'U' or 'u' or 'H' or 'E' or 'G' or 'J' or '美' or '欧' or '日' or '港' or '每' or '单'
        || Numeral.DigitOf(c) >= 0;
}
