namespace ChatBot.Features.Language;

/// <summary>A number with its evidence. TryRead also succeeds for numbers that are no money, so that the scan steps over them whole.</summary>
internal readonly record struct AmountCandidate(int From, int To, decimal Value)
{
    private static readonly string[] RangeSigns = ["到", "至", "-", "~", "—"];
    private static readonly string[] Ratio = ["个百分点", "个点", "百分点", "折", "成", "%", "‰", "倍", "分之", "个"];

    public bool IsMoney { get; init; }

    public bool IsBare { get; init; }

    public decimal? UpTo { get; init; }

    public string Currency { get; init; } = "CNY";

    public AmountKind Kind { get; init; }

    public bool Approximate { get; init; }

    public static bool TryRead(Line line, int i, bool bareIsMoney, out AmountCandidate amount)
    {
        amount = default;
        var at = i;
        // 每盒28块: the price begins with 每.
        var each = line[i] is '每' or '单' && TryReadEach(line, i, out at);
        if (!each && line[i] is '每' or '单')
            return false;
        var signed = IsMinus(line, at);
        at += signed ? 1 : 0;
        var hasCurrency = MoneyWords.TryReadPrefix(line, at, out var currency, out at);
        if (hasCurrency && line[at] == ':')
            at++;
        if (!signed && hasCurrency && line[at] is '-' or '−')
            (signed, at) = (true, at + 1);
        if (!MoneyNumber.TryRead(line, at, out var number))
            return false;
        if (!hasCurrency && !signed && (!Begins(line, at) || Words.IsCode(line, at)))
        {
            amount = new AmountCandidate(i, number.End, 0);
            return true;
        }

        amount = WithTail(line, i, at, number, hasCurrency ? currency : null, bareIsMoney);
        if (signed)
            amount = amount with { Value = -amount.Value, UpTo = -amount.UpTo };
        if (each)
            amount = amount with { Kind = AmountKind.Unit, IsMoney = amount.IsMoney && (bareIsMoney || !amount.IsBare) };
        return true;
    }

    private static bool TryReadEach(Line line, int i, out int at)
    {
        at = i;
        if (line.HasAny(i, ["单价:", "单价"], out var end))
        {
            at = end;
            return true;
        }

        if (line[i] != '每')
            return false;
        // 每 and a measure of one or two characters: 每盒, 每平米.
        at = i + 2;
        if (at < line.Count && !Numeral.IsNumeralChar(line[at]) && line[at] is not ('¥' or '$'))
            at++;
        return at < line.Count && (Numeral.IsNumeralChar(line[at]) || line[at] is '¥' or '$');
    }

    private static bool IsMinus(Line line, int i) =>
        line[i] is '-' or '−' or '负' && !char.IsAsciiLetterOrDigit(line.TightBefore(i)) && line.TightBefore(i) is not ('万' or '千' or '元' or '亿' or '月' or '日' or '号' or '-');

    private static bool Begins(Line line, int at)
    {
        var before = line.TightBefore(at);
        if (before is '周' or '期' or '拜' && !line.IsDigit(at) && Numeral.DigitOf(line[at]) is >= 1 and <= 6)
            return false;
        // 1,2万: what stands behind a comma is the rest of a number written wrongly, not 2万.
        if (before == ',' && line.IsDigit(at) && char.IsAsciiDigit(line.TightBefore(at - 1)) && !line.IsMasked(at - 2))
            return false;
        return line.IsDigit(at) ? Words.NumberBegins(line, at) || before is '~' : Words.WordNumberBegins(line, at) || before is '周';
    }

    private static AmountCandidate WithTail(Line line, int from, int at, MoneyNumber number, string? currency, bool bareIsMoney)
    {
        var approximate = number.Approximate || line.EndsWithAny(from, MoneyWords.Approximate);
        var second = (MoneyNumber?)null;
        if (number.From is null && TryReadSecond(line, number, out var upper))
            second = upper;
        var last = second ?? number;
        // 5-8万: the first half takes the size of the second.
        var value = second is { Largest: > 1 } sizedSecond && number.Largest == 1 ? number.Value * sizedSecond.Largest : number.Value;
        var end = last.End;
        var tail = Tail.Read(line, end, last, bareIsMoney, line.BorderLeft(at));
        var top = last.Value + tail.Change;
        var scale = tail.Scale;
        if (scale != 1)
            (value, top) = (value * scale, top * scale);
        var low = number.From ?? (second is null ? top : value);
        var range = number.From is not null || second is not null;
        var hasUnit = currency is not null || tail.Currency is not null || scale != 1 || tail.Change != 0 || tail.IsSmall;
        var sized = last.Largest >= 10_000;
        var bare = !hasUnit && !sized;
        end = tail.End;
        var isMoney = hasUnit ? (tail.Ends && !(scale > 1 && currency is null && tail.Currency is null && line.EndsWithAny(from, MoneyWords.QuantityNouns))) || (currency is not null && !line.HasAny(end, Ratio)) : sized ? IsSizedMoney(line, from, end) : bareIsMoney && IsBareMoney(line, at, number, last, end, range) || (last.Largest is 100 or 1000 && IsNamedMoney(line, at, end));
        if (line.HasAny(end, ApproximateTail(line, end), out var rough))
            (approximate, end) = (true, rough);
        var kind = range ? AmountKind.Range : AmountKind.Money;
        if (isMoney && !range && Tail.TryReadPer(line, end, out var per))
            (kind, end) = (AmountKind.Unit, per);
        var whole = low * 100 == decimal.Truncate(low * 100) && top * 100 == decimal.Truncate(top * 100);
        return new AmountCandidate(from, end, low)
        {
            UpTo = range ? top : null,
            Currency = tail.Currency ?? currency ?? "CNY",
            Kind = kind,
            Approximate = approximate,
            IsMoney = isMoney && whole && (top != 0 || hasUnit),
            IsBare = bare,
        };
    }

    private static string[] ApproximateTail(Line line, int end) => line.GapBefore(end) && end < line.Count ? [] : MoneyWords.ApproximateAfter;

    private static bool TryReadSecond(Line line, MoneyNumber first, out MoneyNumber second)
    {
        second = default;
        var at = first.End;
        // 1.2万元-1.5万元: the first half may name its currency too.
        if (MoneyWords.TryReadSuffix(line, at, out _, out var named))
            at = named;
        else if (line[at] is 'w' or 'W' or 'k' or 'K')
            at++;
        if (!line.HasAny(at, RangeSigns, out var sign) || sign >= line.Count)
            return false;
        if (MoneyWords.TryReadPrefix(line, sign, out _, out var prefixed))
            sign = prefixed;
        return MoneyNumber.TryRead(line, sign, out second) && second.From is null && (second.Value > first.Value);
    }

    private static bool IsSizedMoney(Line line, int from, int end) =>
        (MoneyWords.MayEnd(line, end) || Tail.TryReadPer(line, end, out _)) && !line.HasAny(end, Ratio) && !line.EndsWithAny(from, MoneyWords.QuantityNouns);

    private static bool IsNamedMoney(Line line, int at, int end) =>
        line.EndsWithAny(at, MoneyWords.MoneyNouns) && line.Border(end) && MoneyWords.MayEnd(line, end);

    /// <summary>A token of its own that is no phone, date, year or numbered thing.</summary>
    private static bool IsBareMoney(Line line, int at, MoneyNumber number, MoneyNumber last, int end, bool range)
    {
        // 35/盒, 一百八一盒: a price each needs no 元.
        var each = Tail.TryReadPer(line, end, out _);
        if (!each && (!(line.Border(end) || MoneyWords.IsSaidOfSums(line, end)) || !MoneyWords.MayEnd(line, end)) || Words.HasCodeKey(line, at) || line[end] == ',' && char.IsAsciiDigit(line.TightAt(end + 1)))
            return false;
        if (!number.InDigits)
            return last.Largest >= 100 && (line.BorderLeft(at) || line.EndsWithAny(at, MoneyWords.MoneyNouns) || line.EndsWithAny(at, MoneyWords.Approximate));
        var value = last.Value;
        // 13449058.00 has as many characters as a phone number, but nobody writes one with a point.
        if (value == decimal.Truncate(value) && !HasPoint(line, at, last.End))
        {
            var digits = last.End - at;
            if ((digits == 11 && line[at] == '1') || (digits == 8 && IsDate(value)) || (digits == 4 && value is >= 2020 and <= 2035))
                return false;
        }

        return !range || number.Value > 31;
    }

    private static bool HasPoint(Line line, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (line[i] == '.') return true;
        }

        return false;
    }

    private static bool IsDate(decimal value)
    {
        var number = (int)value;
        return number / 10000 is >= 2000 and <= 2099 && MonthDates.Exists(number / 10000, number / 100 % 100, number % 100);
    }
}
