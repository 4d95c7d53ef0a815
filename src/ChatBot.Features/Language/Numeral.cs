namespace ChatBot.Features.Language;

/// <summary>
/// A whole number up to 9999 in digits or Chinese numerals. <paramref name="Pair"/>: two single numerals side by side (三五), which in
/// front of a measure mean "three to five"; then <paramref name="Value"/> is the larger.
/// </summary>
internal readonly record struct Numeral(int Value, int End, int Width, bool InDigits, bool Pair)
{
    private const int MostDigits = 8;

    public static bool TryRead(Line line, int i, out Numeral number)
    {
        number = default;
        if (line.IsMasked(i))
            return false;
        return line.IsDigit(i) ? ReadDigits(line, i, out number) : ReadChinese(line, i, out number);
    }

    public static int DigitOf(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    public static bool IsNumeralChar(char c) => c is >= '0' and <= '9' || DigitOf(c) >= 0 || c is '十' or '百' or '千' or '万' or '廿' or '卅';

    private static bool ReadDigits(Line line, int i, out Numeral number)
    {
        var (value, end) = (0, i);
        while (line.IsDigit(end) && (end == i || !line.GapBefore(end)))
        {
            if (end - i == MostDigits)
            {
                number = default;
                return false;
            }

            value = (value * 10) + (line[end++] - '0');
        }

        number = new Numeral(value, end, end - i, true, false);
        return true;
    }

    private static bool ReadChinese(Line line, int i, out Numeral number)
    {
        number = default;
        var end = i;
        while (end - i < 9 && (end == i || !line.GapBefore(end)) && IsPart(line[end]))
            end++;
        if (end == i)
            return false;
        var units = false;
        for (var k = i; k < end; k++)
            units |= DigitOf(line[k]) < 0;
        if (units)
            return ReadWithUnits(line, i, end, out number);
        return ReadPositional(line, i, end, out number);
    }

    private static bool ReadPositional(Line line, int i, int end, out Numeral number)
    {
        var value = 0;
        for (var k = i; k < end; k++)
            value = (value * 10) + DigitOf(line[k]);
        if (end - i == 2 && line[i] is not ('零' or '〇') && line[i + 1] is not ('零' or '〇'))
        {
            var larger = Math.Max(DigitOf(line[i]), DigitOf(line[i + 1]));
            number = new Numeral(larger, end, 2, false, true);
        }
        else
        {
            number = new Numeral(value, end, end - i, false, false);
        }

        return end - i <= 4;
    }

    private static bool ReadWithUnits(Line line, int i, int limit, out Numeral number)
    {
        var (total, digit, unit, end) = (0, -1, int.MaxValue, i);
        for (; end < limit; end++)
        {
            var c = line[end];
            var d = DigitOf(c);
            if (d == 0)
            {
                if (digit > 0)
                    break;
                continue;
            }

            if (d > 0)
            {
                if (digit > 0 || unit == 1)
                    break;
                digit = d;
                continue;
            }

            var weight = c switch { '十' or '廿' or '卅' => 10, '百' => 100, _ => 1000 };
            if (weight >= unit || (c is '廿' or '卅' && digit > 0))
                break;
            var times = c switch { '廿' => 2, '卅' => 3, _ => digit < 0 ? 1 : digit };
            total += times * weight;
            (digit, unit) = (-1, weight);
        }

        if (digit > 0)
            total += digit;
        number = new Numeral(total, end, end - i, false, false);
        return end > i && total > 0;
    }

    private static bool IsPart(char c) => DigitOf(c) >= 0 && c is not ('壹' or '贰' or '叁' or '肆' or '伍' or '陆' or '柒' or '捌' or '玖' or '幺') || c is '十' or '百' or '千' or '廿' or '卅';
}
