using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>A number of a list or of a choice in place of what it stands for: <c>2</c>, <c>第2条</c>, <c>选一</c>.</summary>
internal static partial class ListNumber
{
    private const string Digits = "一二三四五六七八九十";

    /// <summary>The number when the text is nothing else; null otherwise.</summary>
    public static int? Alone(string text) =>
        Whole().Match(ReadingText.Of(text).Trim()) is { Success: true } match ? Value(match) : null;

    /// <summary>Whether the words after a verb begin with a number where the command wants a record, so that the list has to be looked up.</summary>
    public static bool StandsFor(CommandSpec spec, string rest) =>
        spec.Slots.Any(slot => slot.Kind == SlotKind.Record) && RecordNo.Find(ReadingText.Of(rest)) is null && Leading().IsMatch(ReadingText.Of(rest));

    /// <summary>The same words with the record's number instead.</summary>
    public static string Replace(CommandSpec spec, string rest, IReadOnlyDictionary<int, string> listed)
    {
        var match = Leading().Match(ReadingText.Of(rest));
        return match.Success && listed.TryGetValue(Value(match), out var record)
            && spec.Slots.Any(slot => slot.Kind == SlotKind.Record && (slot.Prefixes.Length == 0 || slot.Prefixes.Contains(RecordNo.PrefixOf(record))))
            ? $"{record} {rest[match.Length..].TrimStart()}".TrimEnd()
            : rest;
    }

    /// <summary>The words without the number that they begin with.</summary>
    public static string Without(string rest) => rest[Leading().Match(ReadingText.Of(rest)).Length..].TrimStart();

    private static int Value(Match match) =>
        match.Groups["number"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : Digits.IndexOf(match.Groups["word"].Value, StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"^(?:(?:选|选择|第|#)\s*(?:(?<number>[0-9]{1,2})|(?<word>[一二三四五六七八九十]))|(?<number>[0-9]{1,2}))\s*(?:个|项|条|件)?\s*[.。、,，!]?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\s*(?:(?:第|#)\s*(?:(?<number>[1-9][0-9]?)|(?<word>[一二三四五六七八九十]))|(?<number>[1-9][0-9]?))\s*(?:项|条|件)?(?=[\s,，。:：;；]|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leading();
}
