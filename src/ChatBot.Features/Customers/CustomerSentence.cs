using System.Buffers;
using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Customers;

/// <summary>
/// Sentences about a customer as people say them, made plain for a command that takes the customer as its first word: 「华东医院要50套管路」 is
/// 「华东医院 50套管路」. What is named by keys is left as it is. Pure.
/// </summary>
public static partial class CustomerSentence
{
    private static readonly char[] Breaks = [' ', ',', '，', '。', ';', '；', '、', '\n', '\r', '\t'];

    private static readonly SearchValues<char> Break = SearchValues.Create(Breaks);

    /// <summary>Without the words of wanting: they are said by the command itself.</summary>
    public static string OfNeed(string text)
    {
        if (Keyed().IsMatch(text)) return text;
        var (customer, rest) = Split(text, BeforeWant());
        if (customer.Length == 0) return text;
        for (var match = Want().Match(ReadingText.Of(rest)); match.Success; match = Want().Match(ReadingText.Of(rest)))
            rest = string.Concat(rest.AsSpan(0, match.Index), " ", rest.AsSpan(match.Index + match.Length));
        return $"{customer} {rest}".TrimEnd();
    }

    /// <summary>Without 说, 反映 …: who speaks is the customer.</summary>
    public static string OfComplaint(string text)
    {
        if (Keyed().IsMatch(text)) return text;
        var (customer, rest) = Split(text, BeforeSay());
        if (customer.Length == 0) return text;
        var said = Say().Match(ReadingText.Of(rest));
        return $"{customer} {(said.Success ? rest[said.Length..] : rest)}".TrimEnd();
    }

    /// <summary>The customer at the start, by the way such names are built, by what follows it, or as a word of its own.</summary>
    private static (string Customer, string Said) Split(string text, Regex before)
    {
        var said = text.TrimStart(Breaks);
        var length = CustomerNames.LeadingLength(said);
        if (length == 0 && before.Match(ReadingText.Of(said)) is { Success: true } match) length = match.Length;
        if (length == 0) length = said.AsSpan().IndexOfAny(Break) is var end and > 0 ? end : 0;
        return (said[..length], said[length..]);
    }

    [GeneratedRegex(@"(?:客户|内容|需求|产品|问题|现象|描述)\s*[:：]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keyed();

    // 康达商贸要50套: a wanting word counts as the end of a name only where a count follows.
    [GeneratedRegex(@"^[^\s,，。;；:：0-9@]{2,16}?(?=(?:那边|说|想|还|现在)*(?:急需|需要|想要|急要|要|订购|订|采购)\s*[0-9一二两三四五六七八九十百千万几])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeWant();

    [GeneratedRegex(@"^[^\s,，。;；:：0-9@]{2,16}?(?=(?:说|反映|投诉说|来电说|抱怨)[^\s明])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeSay();

    /// <summary>Before a count or right behind the customer, and at the end of a clause: 「下周五之前要」, 「12月10号要货」.</summary>
    [GeneratedRegex(
        @"(?:(?<=^\s*|[,，。;；]\s*)(?:那边|那里|他们|说|想|又|还|现在)*(?:急需|需要|想要|急要|要货|要(?![求是不点紧])|订购|采购)|(?<=(?:[日号前天底周初点]|周[一二三四五六日天])\s*)(?:要货|需要|到货|要)(?=\s*(?:$|[,，。;；!！])))(?:\s)*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Want();

    [GeneratedRegex(@"^[\s,，]*(?:那边|那里|他们|客户)?(?:说(?!明)|反映|反馈|来电|投诉|抱怨|表示|称)(?:说|称)?[\s,，:：]*(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Say();
}
