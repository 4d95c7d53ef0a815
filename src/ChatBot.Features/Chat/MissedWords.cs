using ChatBot.Features.Language;
using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary>Which first word of a message that was not understood may be kept for admins: none that could name a customer or a person.</summary>
internal static class MissedWords
{
    private const int Longest = 4, LongestLatin = 12;

    private static readonly string[] NameEnds =
        ["医院", "院", "公司", "集团", "中心", "诊所", "药房", "学校", "大学", "科", "部", "厂", "店", "行", "局", "所", "社", "馆", "总", "工", "哥", "姐", "经理", "主任", "科长", "处长", "院长", "老师", "医生", "先生", "女士"];

    /// <param name="nearCommand">It resembles a command, so it is no name.</param>
    public static string? Of(string text, bool nearCommand, OrgTree org)
    {
        var reading = ReadingText.Of(text).Trim();
        var end = 0;
        while (end < reading.Length && (Hanzi.Is(reading[end]) || char.IsAsciiLetter(reading[end]))) end++;
        var word = reading[..end];
        if (word.Length < 2) return null;
        var latin = word.All(char.IsAsciiLetter);
        if (word.Length > (latin ? LongestLatin : Longest)) return null;
        if (nearCommand) return word;
        var mayBeName = latin || SurnameWords.BeginsWithSurname(word) || NameEnds.Any(tail => word.EndsWith(tail, StringComparison.Ordinal)) || org.Named(word).Count > 0;
        return mayBeName ? null : word;
    }
}
