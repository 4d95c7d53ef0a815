namespace ChatBot.Features.Language;

/// <summary>Words that hold an expression of time without meaning one. The scan steps over them as a whole.</summary>
internal static class Traps
{
    private static readonly string[] Whole =
    [
        "大后天性", "后天性", "上下午", "十四五", "十五五", "十三五", "十二五", "早晚", "晚辈", "早期", "晚期", "早餐", "晚餐", "午餐", "早茶", "晚点", "早点", "晚一点", "早一点", "早些", "晚些", "今后", "明星", "明细", "明显", "明确", "前天线", "后天线",
    ];

    /// <summary>The next position to look at after nothing began at i.</summary>
    public static int Skip(Line line, int i)
    {
        if (line.HasAny(i, Whole, out var end))
            return end;
        // A number that began nothing is stepped over whole, so that its tail cannot begin anything.
        if (line.IsDigit(i))
        {
            for (i++; line.IsDigit(i) && !line.GapBefore(i); i++)
            {
            }

            return i;
        }

        return line[i] == '大' && line[i + 1] is '后' or '前' && line[i + 2] == '天' ? i + 3 : i + 1;
    }
}
