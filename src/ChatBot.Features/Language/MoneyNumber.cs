namespace ChatBot.Features.Language;

/// <summary>A number as money is written: 12,800.50, 一万二, 3万5, 1亿2千万, 叁拾万, 50多万, 3个亿, 三五千 (two ends).</summary>
internal readonly record struct MoneyNumber(int End, decimal Value)
{
    /// <summary>The smaller end when two numerals stand side by side (三五千).</summary>
    public decimal? From { get; init; }

    /// <summary>The largest unit that was written: 1 for bare digits, 10 … 100000000.</summary>
    public decimal Largest { get; init; }

    /// <summary>多, 余, 几 inside: not meant exactly.</summary>
    public bool Approximate { get; init; }

    public bool InDigits { get; init; }

    private const decimal Most = 9_000_000_000_000m;

    public static bool TryRead(Line line, int i, out MoneyNumber number)
    {
        number = default;
        var state = new Reading(line, i);
        if (line.IsMasked(i) || !state.ReadAll())
            return false;
        number = new MoneyNumber(state.At, state.Total)
        {
            From = state.From,
            Largest = state.Largest,
            Approximate = state.Approximate,
            InDigits = line.IsDigit(i),
        };
        return number.Value <= Most;
    }

    /// <summary>Digits with thousands signs and a decimal part; the groups behind a comma have three digits.</summary>
    private static bool TryReadDigits(Line line, int i, out decimal value, out int end)
    {
        (value, end) = (0, i);
        var count = 0;
        while (line.IsDigit(end) && (end == i || !line.GapBefore(end)) && count++ < 16)
            value = (value * 10) + (line[end++] - '0');
        if (count is 0 or > 15)
            return false;
        var first = end - i;
        while (first <= 3 && line[end] == ',' && IsGroup(line, end + 1) && count <= 12)
        {
            for (var k = 1; k <= 3; k++)
                value = (value * 10) + (line[end + k] - '0');
            (end, count) = (end + 4, count + 3);
        }

        if (line[end] == '.' && line.IsDigit(end + 1) && !line.GapBefore(end) && !line.GapBefore(end + 1))
        {
            var weight = 0.1m;
            for (end++; line.IsDigit(end) && !line.GapBefore(end) && weight > 0.0000000001m; end++, weight /= 10)
                value += weight * (line[end] - '0');
        }

        return !line.IsDigit(end) || line.GapBefore(end);
    }

    private static bool IsGroup(Line line, int i) =>
        line.IsDigit(i) && line.IsDigit(i + 1) && line.IsDigit(i + 2) && !line.GapBefore(i + 1) && !line.GapBefore(i + 2) && !(line.IsDigit(i + 3) && !line.GapBefore(i + 3));

    private static decimal UnitOf(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        _ => 0,
    };

    /// <summary>One pass over numerals and units; the state of the usual reading by sections of 万 and 亿.</summary>
    private struct Reading(Line line, int start)
    {
        private readonly int origin = start;
        private decimal section;
        private decimal? current;
        private int currentWidth;
        private decimal lastUnit;
        private bool afterZero;

        public int At = start;
        public decimal Total;
        public decimal Largest = 1;
        public decimal? From;
        public bool Approximate;

        public bool ReadAll()
        {
            while (At < line.Count && !line.IsMasked(At) && At - origin < 40 && (At == origin || ReadsOn()))
            {
                if (!ReadOne())
                    break;
            }

            return Finish();
        }

        /// <summary>A space may stand in front of a unit (2.4 万), not in front of another number.</summary>
        private readonly bool ReadsOn() => !line.GapBefore(At) || line[At] is '万' or '亿' or '千' or '百';

        private bool ReadOne()
        {
            var c = line[At];
            var unit = UnitOf(c);
            if (unit > 0)
                return ReadUnit(unit);
            if (c is '零' or '〇' && current is null && At > origin)
            {
                (afterZero, At) = (true, At + 1);
                return true;
            }

            if (c is '多' or '余' or '来' && UnitOf(line[At + 1]) > 0 && (current is not null || lastUnit > 0))
            {
                (Approximate, At) = (true, At + 1);
                return true;
            }

            if (c == '个' && current is not null && (line[At + 1] is '亿' || line.Has(At + 1, "多亿")))
            {
                At++;
                return true;
            }

            return ReadNumber();
        }

        private bool ReadNumber()
        {
            if (line.IsDigit(At))
            {
                if (current is not null || !TryReadDigits(line, At, out var value, out var end))
                    return false;
                (current, currentWidth, At) = (value, end - At, end);
                return true;
            }

            var digit = Numeral.DigitOf(line[At]);
            if (digit < 0)
                return false;
            if (current is { } before)
            {
                // 三五千, 两三万: two ends of a range, in front of a unit.
                if (currentWidth != 1 || From is not null || lastUnit > 0 || digit <= before || UnitOf(line[At + 1]) == 0)
                    return false;
                From = before;
            }

            (current, currentWidth, At) = (digit, 1, At + 1);
            // 一点五万
            if (line[At] == '点' && From is null && Numeral.DigitOf(line[At + 1]) >= 0 && !line.GapBefore(At))
                ReadChineseFraction();
            return true;
        }

        private void ReadChineseFraction()
        {
            var (at, weight, value) = (At + 1, 0.1m, current!.Value);
            for (; Numeral.DigitOf(line[at]) >= 0 && weight > 0.00001m; at++, weight /= 10)
                value += weight * Numeral.DigitOf(line[at]);
            if (UnitOf(line[at]) > 0 || line[at] is '元' or '块')
                (current, currentWidth, At) = (value, at - origin, at);
        }

        private bool ReadUnit(decimal unit)
        {
            if (current is null && section == 0 && Total == 0 && (unit > 10 || At > origin))
                return false;
            Largest = Math.Max(Largest, unit);
            if (unit < 10_000)
            {
                if (current is null && (lastUnit > 0 && lastUnit <= unit))
                    return false;
                section += (current ?? 1) * unit;
            }
            else
            {
                var below = section + (current ?? 0);
                // 一亿零三百万: 万 closes its own section; 1万亿 multiplies what stands in front.
                if (unit > 10_000 && Total > 0 && below == 0)
                    Total *= unit;
                else
                    Total += below * unit;
                section = 0;
            }

            if (From is { } smaller && smaller < 10)
                From = smaller * unit;
            else if (From is { } scaled)
                From = scaled * unit;
            (current, lastUnit, afterZero, At) = (null, unit, false, At + 1);
            return true;
        }

        private bool Finish()
        {
            if (current is { } last)
            {
                // 一万二, 3万5, 两百五: a lone numeral stands for the next lower unit.
                var isShort = lastUnit >= 100 && !afterZero && currentWidth == 1 && last != 0;
                // 2万一台: a price, and what it is for.
                if (isShort && last == 1 && !line.IsDigit(At - 1) && Tail.TryReadPer(line, At - 1, out _))
                    (current, At) = (null, At - 1);
                else
                    section += isShort ? last * lastUnit / 10 : last;
            }

            Total += section;
            return At > origin && (current is not null || lastUnit > 0);
        }
    }
}
