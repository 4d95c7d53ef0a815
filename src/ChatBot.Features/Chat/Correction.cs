using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>An answer that takes something back: 「不对，是60箱」「改成周五」.</summary>
internal static partial class Correction
{
    public static bool Begins(string text) => Pattern().IsMatch(ReadingText.Of(text)) || Bare().IsMatch(ReadingText.Of(text));

    /// <summary>What is right instead, as typed; null when the text corrects nothing.</summary>
    public static string? Of(string text) =>
        Pattern().Match(ReadingText.Of(text)) is { Success: true } match ? text[match.Groups["value"].Index..].Trim() : null;

    [GeneratedRegex(@"^\s*(?:(?:不对|不是|错了|搞错了|说错了|写错了|打错了|填错了|更正|纠正)(?:一下)?[\s,，。:：!！、]*(?:应该是|应该|应为|是|改成|改为|换成|为)?|(?:应该是|应为|改成|改为|换成|更正为))[\s:：,，]*(?<value>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\s*(?:不对|错了|搞错了|说错了|写错了|打错了|填错了)[\s,，。!！]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
