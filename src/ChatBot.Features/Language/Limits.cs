namespace ChatBot.Features.Language;

/// <summary>The little words behind an expression: 前, 之前, 内, 截止 … and whether they make it a limit (R2, R11).</summary>
internal static class Limits
{
    public enum Kind
    {
        None,
        Before,
        Within,
        After,
        Until,
    }

    /// <summary>Reads the suffix that stands directly at i.</summary>
    public static Kind Read(Line line, int i, out int end)
    {
        end = i;
        if (i >= line.Count)
            return Kind.None;
        if (IsBefore(line, i, out end))
            return Kind.Before;
        if (line.HasAny(i, Words.Within, out end) && (end > i + 1 || line.GapBefore(end) || !Words.AfterInside.Contains(line[end])))
            return Kind.Within;
        if (line.HasAny(i, Words.After, out end) && (end > i + 1 || line.GapBefore(end) || !Words.AfterBack.Contains(line[end])))
            return Kind.After;
        if (line.HasAny(i, Words.Until, out end))
            return Kind.Until;
        end = i;
        return Kind.None;
    }

    /// <summary>前, 之前 or 以前, where 前 is not the head of another word (前往) and not 前后.</summary>
    public static bool IsBefore(Line line, int i, out int end)
    {
        if (!line.HasAny(i, Words.Before, out end))
            return false;
        if (end > i + 1 || line.GapBefore(end))
            return true;
        return line[end] != '后' && !Words.AfterFront.Contains(line[end]);
    }

    /// <summary>最晚, 最迟, 截止到 … stand in front of i.</summary>
    public static bool HasPrefix(Line line, int i) => line.EndsWithAny(i, Words.LimitPrefix);
}
