namespace ChatBot.Features.Language;

/// <summary>
/// Blanks inside of one number (R12): 「1 0 点」 from a phone that sets one behind each character, 「1 200 元」 as thousands are written abroad.
/// Two numbers that happen to stand side by side stay two: the whole must be spaced out, or grouped, and make sense with its unit.
/// </summary>
internal static class StrayBlanks
{
    private const int GroupSize = 3;

    private static readonly string[] Counts = ["数量", "台数", "件数", "套数", "第", "共", "库存"];

    /// <summary>Single digits, each behind a blank, in front of 点, 月, 日 …: 1 0 点, 2 0 2 6 年.</summary>
    public static void CloseInTimes(Line line)
    {
        for (var i = 0; i < line.Count; i++)
        {
            if (!IsLoneDigit(line, i) || !line.BorderLeft(i) && char.IsAsciiLetterOrDigit(line[i - 1]) || line.IsMasked(i))
                continue;
            var end = i + 1;
            while (IsLoneDigit(line, end) && line.GapBefore(end) && end < line.Count)
                end++;
            if (MakesTime(line, i, end))
            {
                for (var k = i + 1; k < end; k++)
                    line.CloseGap(k);
            }

            i = end - 1;
        }
    }

    /// <summary>Groups of three digits behind a first one, in front of a currency or behind its sign: 1 200元, ¥1 200 000.</summary>
    public static void CloseInAmounts(Line line)
    {
        for (var i = 0; i < line.Count; i++)
        {
            if (!line.IsDigit(i) || line.IsDigit(i - 1) && !line.GapBefore(i))
                continue;
            var end = EndOfDigits(line, i);
            var first = end;
            while (line.GapBefore(end) && line.IsDigit(end) && EndOfDigits(line, end) == end + GroupSize)
                end += GroupSize;
            if (end > first && first - i <= GroupSize && line[i] != '0' && !line.IsMasked(i) && IsAmount(line, i, end))
            {
                for (var k = first; k < end; k += GroupSize)
                    line.CloseGap(k);
                first = end;
            }

            i = first - 1;
        }
    }

    private static bool IsLoneDigit(Line line, int i) => line.IsDigit(i) && !(line.IsDigit(i + 1) && !line.GapBefore(i + 1));

    /// <summary>「2 3点」 may be the second entry and three o'clock: a blank before the unit too, or a nought, shows that all is spaced out.</summary>
    private static bool MakesTime(Line line, int from, int end)
    {
        if (end >= line.Count || !(line.GapBefore(end) || line[end - 1] == '0'))
            return false;
        var value = 0;
        for (var k = from; k < end && k - from < 5; k++)
            value = (value * 10) + (line[k] - '0');
        return (end - from, line[end]) switch
        {
            (2, '点' or '时') => value <= 24,
            (2, '月') => value <= 12,
            (2, '日' or '号') => value <= 31,
            (2, '分') => value < 60,
            (2, '天' or '小' or '个' or '周' or '年') => true,
            (4, '年') => true,
            _ => false,
        };
    }

    private static int EndOfDigits(Line line, int i)
    {
        var end = i + 1;
        while (line.IsDigit(end) && !line.GapBefore(end))
            end++;
        return end;
    }

    private static bool IsAmount(Line line, int from, int end)
    {
        if (line.EndsWithAny(from, Counts) || Words.HasCodeKey(line, from) || !line.GapBefore(from) && char.IsAsciiLetterOrDigit(line[from - 1]))
            return false;
        if (line[end] == '.' && line.IsDigit(end + 1) && !line.GapBefore(end))
            end = EndOfDigits(line, end + 1);
        return line[from - 1] is '¥' or '$' or '€' or '£' || line.EndsWithAny(from, ["人民币", "RMB", "CNY"]) || MoneyWords.TryReadSuffix(line, end, out _, out _) && line[end] != '块';
    }
}
