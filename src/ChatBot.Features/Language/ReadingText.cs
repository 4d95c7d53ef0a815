using System.Buffers;
using System.Globalization;

namespace ChatBot.Features.Language;

/// <summary>
/// A text as commands read it: half-width, in simplified characters, emoji and invisible signs blank. Its length never changes, so that what was
/// found in it can be cut out of the text as typed.
/// </summary>
public static class ReadingText
{
    // WeCom sends its own emoji as words in brackets.
    private static readonly SearchValues<string> Faces = SearchValues.Create(
        [
            "[微笑]", "[撇嘴]", "[色]", "[发呆]", "[得意]", "[流泪]", "[害羞]", "[闭嘴]", "[睡]", "[大哭]", "[尴尬]", "[发怒]", "[调皮]", "[呲牙]", "[惊讶]", "[难过]", "[囧]", "[抓狂]", "[吐]", "[偷笑]", "[愉快]", "[白眼]",
            "[傲慢]", "[困]", "[惊恐]", "[憨笑]", "[悠闲]", "[咒骂]", "[疑问]", "[嘘]", "[晕]", "[衰]", "[敲打]", "[再见]", "[擦汗]", "[抠鼻]", "[鼓掌]", "[坏笑]", "[鄙视]", "[委屈]", "[快哭了]", "[阴险]", "[亲亲]", "[可怜]", "[笑脸]",
            "[生病]", "[脸红]", "[破涕为笑]", "[恐惧]", "[失望]", "[无语]", "[嘿哈]", "[捂脸]", "[奸笑]", "[机智]", "[皱眉]", "[耶]", "[吃瓜]", "[加油]", "[汗]", "[天啊]", "[Emm]", "[社会社会]", "[旺柴]", "[好的]", "[打脸]", "[哇]",
            "[翻白眼]", "[666]", "[让我看看]", "[叹气]", "[苦涩]", "[裂开]", "[强]", "[弱]", "[握手]", "[胜利]", "[抱拳]", "[勾引]", "[拳头]", "[OK]", "[合十]", "[啤酒]", "[咖啡]", "[蛋糕]", "[玫瑰]", "[凋谢]", "[菜刀]", "[炸弹]", "[便便]",
            "[月亮]", "[太阳]", "[庆祝]", "[礼物]", "[红包]", "[发]", "[福]", "[烟花]", "[爆竹]", "[猪头]", "[爱心]", "[心碎]", "[拥抱]",
        ],
        StringComparison.Ordinal);

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var simple = Hanzi.Simplify(FullWidth.Fold(text));
        var blanked = simple.AsSpan().ContainsAny(Faces) ? BlankFaces(simple) : simple;
        for (var i = 0; i < blanked.Length; i++)
        {
            if (IsDecoration(blanked, i))
                return string.Create(blanked.Length, blanked, static (plain, source) =>
                {
                    for (var at = 0; at < source.Length; at++) plain[at] = IsDecoration(source, at) ? ' ' : source[at];
                });
        }

        return blanked;
    }

    /// <summary>Emoji, dingbats, arrows and signs in colour, their selectors and joiners, control characters. Rare characters in names are none, though they too take two units.</summary>
    private static bool IsDecoration(string text, int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c)) return IsOutsideHan(c) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(c)) return at == 0 || !char.IsHighSurrogate(text[at - 1]) || IsOutsideHan(text[at - 1]);
        if (c is >= '\u2600' and <= '\u27BF' or >= '\u2B00' and <= '\u2BFF' or >= '\u2300' and <= '\u23FF' or '\uFE0F' or '\uFE0E' or '\u20E3') return true;
        return c is not (' ' or '\n' or '\r' or '\t') && char.GetUnicodeCategory(c) is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator);
    }

    private static bool IsOutsideHan(char high) => high < '\uD840';

    private static string BlankFaces(string text)
    {
        var plain = text.ToCharArray();
        for (var from = 0; text.AsSpan(from).IndexOfAny(Faces) is var at and >= 0;)
        {
            var start = from + at;
            var end = text.IndexOf(']', start) + 1;
            plain.AsSpan(start, end - start).Fill(' ');
            from = end;
        }

        return new string(plain);
    }
}
