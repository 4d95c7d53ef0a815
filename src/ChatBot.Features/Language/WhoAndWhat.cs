using System.Text.RegularExpressions;

namespace ChatBot.Features.Language;

/// <summary>
/// 「华东医院要50套呼吸机管路」, 「浙江一院 说 包装破了」: the verb between who and what is neither's. It becomes blanks, so that the text keeps its length and each side
/// is a word of its own. A name that merely holds such a character (要康药业) stays whole.
/// </summary>
public static partial class WhoAndWhat
{
    /// <summary>要, 想要, 需要, 订 … behind the customer.</summary>
    public static string ClearWanting(string text) => Clear(text, Wanting());

    /// <summary>说, 反映 … behind the customer.</summary>
    public static string ClearSaying(string text) => Clear(text, Saying());

    private static string Clear(string text, Regex verb)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (verb.Match(ReadingText.Of(text)) is not { Success: true } match) return text;
        var group = match.Groups["verb"];
        return string.Concat(text.AsSpan(0, group.Index), new string(' ', group.Length), text.AsSpan(group.Index + group.Length));
    }

    // Glued to a name the verb needs a number behind it, or a house in front of it; apart from it, a break on both sides.
    [GeneratedRegex(
        @"^\s*[^\s:,，。]{2,20}?(?:(?<=院|司|团|所|心|店|房|厂|校|局|代理|客户)(?:那边|这边)?(?<verb>(?:那边|这边)?(?:还|也|又|急|想|说)?(?:需要|想要|要|需|订|采购|求购))(?=[^\s:,，求])|(?<verb>(?:还|也|又|急|想)?(?:需要|想要|要|需|订|采购|求购))(?=\s*(?:[0-9]|[一二两三四五六七八九十百千]+[套个台箱盒支包件根条瓶张副]))|[\s,，]+(?<verb>(?:还|也|又|急|想)?(?:需要|想要|要|订|采购|求购))(?=[\s,，0-9]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wanting();

    [GeneratedRegex(
        @"^\s*[^\s:,，。]{2,20}?(?:(?<=院|司|团|所|心|店|房|厂|校|局|代理|客户)(?<verb>(?:那边|这边)?(?:打电话)?(?:说(?!明)|反映|反馈|投诉|讲(?!座)|抱怨))|[\s,，]+(?<verb>(?:那边|这边)?(?:说(?!明)|反映|反馈|投诉|讲(?!座)|抱怨))(?=[\s:,，]))[\s:,，]*(?=\S{2,})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Saying();
}
