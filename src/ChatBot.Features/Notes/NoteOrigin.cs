using System.Text.RegularExpressions;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Notes;

/// <summary>By which ways the pieces of a note came, kept as text: <c>Spoken,Picture</c>. Pure.</summary>
public static partial class NoteOrigin
{
    public static string Add(string kinds, LooseKind kind) =>
        kinds.Length == 0 ? kind.ToString() : kinds.Split(',').Contains(kind.ToString(), StringComparer.Ordinal) ? kinds : $"{kinds},{kind}";

    public static string InWords(string kinds) => string.Join('、', kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kind => InWords(Enum.Parse<LooseKind>(kind))));

    /// <summary>Typed, unless the text bears the marks of a quoted or copied conversation.</summary>
    public static LooseKind OfText(string text, LooseKind kind) =>
        kind == LooseKind.Typed && (Quoted().IsMatch(text) || Copied().Count(text) >= 2) ? LooseKind.Forwarded : kind;

    private static string InWords(LooseKind kind) => kind switch
    {
        LooseKind.Spoken => "语音转写",
        LooseKind.Picture => "图片",
        LooseKind.Voice => "语音",
        LooseKind.Video => "视频",
        LooseKind.File => "文件",
        LooseKind.Place => "位置",
        LooseKind.Link => "转发链接",
        LooseKind.Forwarded => "转发",
        _ => "手打",
    };

    // 「张主任：要50套」 and a line of dashes: WeChat's quotation.
    [GeneratedRegex(@"^\s*「[^」]{1,40}[:：][\s\S]*?」\s*\n\s*[-–— ]{5,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    // 张主任 11/23 10:02, or 张主任： alone on its line: a conversation copied out of the window.
    [GeneratedRegex(@"^(?:[^\s:：]{1,20}\s+[0-9]{1,4}[/\-月年.].*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?|[^\s:：]{1,20}[:：])\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copied();
}
