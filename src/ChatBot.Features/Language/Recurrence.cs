using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>每周三, 每月5号, 每个工作日, 逢周五, 工作日9点: what repeats is not one deadline (R8).</summary>
internal static class Recurrence
{
    private static readonly SearchValues<char> AfterEach = SearchValues.Create("天日周月年星礼季个工早晚逢到隔半两三四五六七八九十一二几1234567890次上下晨夜中节");
    private static readonly string[] Always = ["天天", "周周", "月月", "年年", "隔天", "隔日", "隔周", "隔月", "逢周", "逢星", "逢月", "逢年", "按周", "按月", "按天", "按季", "双周", "单周", "平时", "平日"];

    /// <summary>From i on, up to the border of the word, all repeats.</summary>
    public static bool BeginsAt(Line line, int i, out int until)
    {
        until = i;
        var begins = line[i] switch
        {
            '每' => AfterEach.Contains(line[i + 1]),
            '工' => line.Has(i, "工作日") && !(line.TightBefore(i) is '个' or '半' or '下' or '一' || Numeral.IsNumeralChar(line[i - 1])) && line[i - 1] != '个',
            _ => line.HasAny(i, Always),
        };
        if (!begins)
            return false;
        until = i + 1;
        while (until < line.Count && !line.Border(until))
            until++;
        return true;
    }
}
