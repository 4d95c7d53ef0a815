namespace ChatBot.Features.Language;

/// <summary>What follows a number: w / k, currency, 角 and 分, 整; and whether the whole may end there.</summary>
internal readonly record struct Tail(int End, string? Currency)
{
    /// <summary>To be added for what stands behind 元 (8块5, 3元5角8分).</summary>
    public decimal Change { get; init; }

    public decimal Scale { get; init; }

    /// <summary>角, 毛 or 分 alone: the number itself was scaled.</summary>
    public bool IsSmall { get; init; }

    /// <summary>With this unit, what stands behind allows money.</summary>
    public bool Ends { get; init; }

    private static readonly string[] Whole = ["整", "正"];

    public static Tail Read(Line line, int end, MoneyNumber number, bool bareIsMoney, bool borderLeft)
    {
        var none = new Tail(line.HasAny(end, ["整"], out var whole) ? whole : end, null) { Scale = 1 };
        if (line[end] is 'w' or 'W' or 'k' or 'K' && !line.GapBefore(end) && number.Largest == 1)
            return Letter(line, end, bareIsMoney, none);
        if (line[end] is '多' or '余' && line[end + 1] is '元' or '块')
            end++;
        if (MoneyWords.TryReadSuffix(line, end, out var currency, out var after))
            return WithCurrency(line, end, after, currency, number, bareIsMoney, none);
        if (line[end] is '角' or '毛' or '分' && number.Largest == 1 && borderLeft && (bareIsMoney || line[end] == '毛'))
            return Small(line, end);
        return none;
    }

    /// <summary>元/支, 元一包, 元每台: a price each.</summary>
    public static bool TryReadPer(Line line, int end, out int per)
    {
        per = end;
        if (line.GapBefore(end) || end >= line.Count)
            return false;
        if (line[end] is '/' or '每' && char.IsLetter(line[end + 1]))
            per = line.HasAny(end + 1, ["平方米", "平米", "公斤", "千克", "人次", "人天", "小时"], out var unit) ? unit : end + 2;
        else if (line[end] == '一' && Words.Measure.Contains(line[end + 1]) && line[end + 1] is not ('万' or '千' or '百' or '次'))
            per = end + 2;
        return per > end;
    }

    private static Tail Letter(Line line, int end, bool bareIsMoney, Tail none)
    {
        var after = end + 1;
        // 3w8: as 3万8.
        if (line[end] is 'w' or 'k' && line.IsDigit(after) && !line.GapBefore(after) && (line.Border(after + 1) && !line.IsDigit(after + 1) || MoneyWords.IsSaidOfSums(line, after + 1)))
            return new Tail(after + 1, "CNY") { Scale = line[end] == 'w' ? 10_000 : 1000, Change = (line[after] - '0') / 10m, Ends = true };
        // 100W 电源, 4K 腔镜: outside of payments a capital letter is a watt or a resolution.
        var settled = MoneyWords.IsSaidOfSums(line, after);
        var capital = char.IsUpper(line[end]) && !bareIsMoney && after < line.Count && char.IsLetter(line[after]) && !settled;
        var currency = MoneyWords.TryReadSuffix(line, after, out var code, out var named) ? code : null;
        if (capital || (currency is null && (!(line.Border(after) || settled) || line.TightAt(after) is '+' or '-' or '/')))
            return none;
        return new Tail(currency is null ? after : named, currency) { Scale = line[end] is 'w' or 'W' ? 10_000 : 1000, Ends = true };
    }

    private static Tail WithCurrency(Line line, int start, int after, string currency, MoneyNumber number, bool bareIsMoney, Tail none)
    {
        var lump = line[start] is '块' && after == start + 1;
        var change = line[after - 1] is '元' or '块' or '圆' or '塊' && currency == "CNY" ? ReadChange(line, after, lump, out after) : 0;
        if (change == 0 && lump && !IsMoneyLump(line, start, after, number, bareIsMoney))
            return none;
        // 三元桥店, 二元论: one numeral and 元 and a noun is a name.
        if (change == 0 && line[start] == '元' && !number.InDigits && number.Largest == 1 && !line.Border(after) && !MoneyWords.MayEnd(line, after))
            return none;
        if (line.HasAny(after, Whole, out var whole))
            after = whole;
        return new Tail(after, currency) { Scale = 1, Change = change, Ends = true };
    }

    /// <summary>300块亚克力板, 两块主板, 一块去: pieces, or together.</summary>
    private static bool IsMoneyLump(Line line, int start, int after, MoneyNumber number, bool bareIsMoney)
    {
        if (number.Value == 1 && !number.InDigits)
            return bareIsMoney && line.Border(after);
        if (line.GapBefore(after))
            return after >= line.Count || bareIsMoney || number.Value >= 10;
        return start > 0 && MoneyWords.MayEnd(line, after) && line[after] is not ('金' or '电' or '现' or '保' or '定' or '本' or '预' or '加' or '转' or '支');
    }

    private static decimal ReadChange(Line line, int at, bool lump, out int end)
    {
        end = at;
        var change = 0m;
        if (line[at] is '零' && !line.GapBefore(at))
            at++;
        if (line.GapBefore(at) || !TryDigit(line, at, out var first, out var after))
            return 0;
        if (line[after] is '角' or '毛')
        {
            change = first / 10m;
            end = ++after;
            if (line.TightAt(after) is '零')
                after++;
            if (!line.GapBefore(after) && TryDigit(line, after, out var second, out var rest) && (line[rest] == '分' || line.Border(rest)))
            {
                change += second / 100m;
                end = rest + (line[rest] == '分' ? 1 : 0);
            }
        }
        else if (line[after] == '分')
        {
            change = first / 100m;
            end = after + 1;
        }
        else if (lump && (line.Border(after) || TryReadPer(line, after, out _)) || line[at - 1] == '元' && line.IsDigit(at) && line.Border(after))
        {
            change = first / 10m;
            end = after;
        }

        return change;
    }

    private static bool TryDigit(Line line, int i, out int digit, out int end)
    {
        digit = line.IsDigit(i) ? line[i] - '0' : Numeral.DigitOf(line[i]);
        end = i + 1;
        return digit >= 0 && !(line.IsDigit(i) && line.IsDigit(end) && !line.GapBefore(end));
    }

    private static Tail Small(Line line, int end)
    {
        var scale = line[end] == '分' ? 0.01m : 0.1m;
        var after = end + 1;
        if (scale == 0.1m && TryDigit(line, after, out var fen, out var rest) && !line.GapBefore(after) && (line[rest] == '分' || line.Border(rest)))
            return new Tail(rest + (line[rest] == '分' ? 1 : 0), "CNY") { Scale = scale, Change = fen / 10m, IsSmall = true, Ends = true };
        if (line.TightAt(after) == '钱')
            after++;
        return new Tail(after, "CNY") { Scale = scale, IsSmall = true, Ends = line.Border(after) || line[after] is '一' or '每' or '/' };
    }
}
