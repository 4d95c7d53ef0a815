using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>An answer that takes something back: 「不对，是60箱」「改成周五」.</summary>
internal static partial class Correction
{
    public static bool Begins(string text) => Pattern().IsMatch(ReadingText.Of(text)) || Bare().IsMatch(ReadingText.Of(text));

    /// <summary>What is right instead, as typed; null when the text corrects nothing.</summary>
    public static Corrected? Of(string text) =>
        Pattern().Match(ReadingText.Of(text)) is { Success: true } match
            ? new Corrected(text[match.Groups["value"].Index..].Trim(), IsPlain: match.Groups["plain"].Success)
            : null;

    // 不是我们的问题 and 应该是运输受潮 are answers too; 不对，… is not.
    [GeneratedRegex(@"^\s*(?:(?<plain>(?:不对|错了|搞错了|说错了|写错了|打错了|填错了|更正|纠正)(?:一下)?|不是(?=\s*[,，、]))[\s,，。:：!！、]*(?:应该是|应该|应为|是|改成|改为|换成|为)?|(?<plain>改成|改为|换成|更正为)|应该是|应为)[\s:：,，]*(?<value>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\s*(?:不对|错了|搞错了|说错了|写错了|打错了|填错了)[\s,，。!！]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}

/// <param name="IsPlain">It cannot be an answer; otherwise it corrects only where its value can mean nothing else.</param>
internal sealed record Corrected(string Value, bool IsPlain);
