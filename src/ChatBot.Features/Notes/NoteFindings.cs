using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Features.Notes;

/// <summary>What a note says that a need wants to know: how much, by when, of what (R61). Pure.</summary>
public sealed partial record NoteFindings
{
    private const int LongestContent = 40;

    private NoteFindings()
    {
    }

    /// <summary>As written: 50套.</summary>
    public IReadOnlyList<string> Quantities { get; private init; } = [];

    /// <summary>A time to come; null where none is named, or where it seems to date the note and not the need.</summary>
    public DeadlineReading? Deadline { get; private init; }

    /// <summary>Somebody wants something: 要, 订, 补货 …</summary>
    public bool Wants { get; private init; }

    /// <summary>What is wanted; empty where it is not clear.</summary>
    public string Content { get; private init; } = "";

    public bool Any => Quantities.Count > 0 || Deadline is not null;

    /// <param name="customers">Names of customers in the text: they are no part of what is wanted.</param>
    public static NoteFindings Of(string text, IReadOnlyCollection<string> customers, DateTimeOffset now, WorkCalendar calendar)
    {
        var reading = ReadingText.Of(text);
        foreach (var customer in customers.Where(name => name.Length > 0))
        {
            for (int at; (at = reading.IndexOf(customer, StringComparison.OrdinalIgnoreCase)) >= 0;) reading = Blank(reading, at, customer.Length);
        }

        var counts = QuantityPhrase.Read(reading).Where(count => !IsArticle(count)).ToList();
        var wants = Want().IsMatch(reading) && !Refusal().IsMatch(reading);
        var deadline = DeadlinePhrase.Read(reading, now, calendar);
        var isLimit = deadline is { Kind: not DeadlineKind.None, Effective: not null, IsPast: false }
            && (counts.Count > 0 || Limit().IsMatch(reading.AsSpan(deadline.Start, Math.Min(deadline.Length + 2, reading.Length - deadline.Start))));
        var findings = new NoteFindings
        {
            Quantities = [.. counts.Select(count => string.Concat(count.Span.Where(c => !char.IsWhiteSpace(c))))],
            Deadline = isLimit ? deadline : null,
            Wants = wants,
        };
        return findings with { Content = findings.Any ? ContentOf(reading, counts, findings.Deadline) : "" };
    }

    /// <summary>「数量 50套、期望 12月4日(周五)」; empty where nothing was found.</summary>
    public string InWords(DateTimeOffset now) => string.Join('、', (string[])
    [
        .. Quantities.Count > 0 ? [$"数量 {string.Join('、', Quantities)}"] : Array.Empty<string>(),
        .. Deadline is { } deadline ? [$"期望 {Day(deadline, now)}"] : Array.Empty<string>(),
    ]);

    /// <summary>The command that logs it as a need; what is not known is left out, so that the bot asks for it.</summary>
    /// <param name="customer">Empty where it is not known. A name with blanks is left out: a word ends at a blank.</param>
    /// <param name="from">The note or the loose item that it comes from.</param>
    public string NeedLine(string customer, string from)
    {
        var line = "需求";
        if (customer.Length > 0 && !customer.Contains(' ', StringComparison.Ordinal)) line += $" 客户:{customer}";
        if (Content.Length > 0) line += $" 内容:{Content}";
        if (Quantities.Count > 0) line += $" 数量:{string.Join('、', Quantities)}";
        // Absolute, so that it means the same when it is pressed tomorrow.
        if (Deadline is { Value: { } value } deadline) line += $" 期望:{value.ToString(deadline.HasClock ? "yyyy年M月d日H:mm" : "yyyy年M月d日", CultureInfo.InvariantCulture)}";
        return $"{line} 来自:{from}";
    }

    private static string Day(DeadlineReading deadline, DateTimeOffset now) =>
        deadline.HasClock ? DateWords.Absolute(deadline.Effective!.Value, now) : DateWords.Day(BusinessTime.DayOf(deadline.Effective!.Value), BusinessTime.DayOf(now));

    /// <summary>The words beside the quantity, without customer, count, time and the words of wanting. With several counts they stay in it, or nobody knows which is which.</summary>
    private static string ContentOf(string reading, List<QuantityReading> counts, DeadlineReading? deadline)
    {
        var text = deadline is null ? reading : Blank(reading, deadline.Start, deadline.Length);
        if (counts is [var only]) text = Blank(text, only.Start, only.Length);
        var at = counts.Count > 0 ? counts[0].Start : Want().Match(text) is { Success: true } want ? want.Index : 0;
        var start = at;
        while (start > 0 && !IsBreak(text[start - 1])) start--;
        var end = at;
        while (end < text.Length && !IsBreak(text[end])) end++;
        var clause = text[start..end];
        var wanted = Want().Matches(clause);
        var content = clause;
        if (wanted.Count > 0)
        {
            content = Tidy(clause[(wanted[^1].Index + wanted[^1].Length)..]);
            if (content.Length < 2) content = Tidy(clause[..wanted[0].Index]);
        }

        content = Tidy(content);
        return content.Length is < 2 or > LongestContent ? "" : content;
    }

    private static string Tidy(string text)
    {
        var plain = string.Join(' ', Around().Replace(text.Replace(':', ' '), " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Edges().Replace(plain, "").Trim();
    }

    /// <summary>一个 in 「有一个客户」 counts nothing.</summary>
    private static bool IsArticle(QuantityReading count) => count.Amount == 1 && count.Span[0] == '一' && (count.Unit is "个" or "条" or "件" or "份" or "批" or "张");

    private static bool IsBreak(char c) => c is ',' or '，' or '。' or ';' or '；' or '!' or '！' or '?' or '？' or '\n' or '\r';

    private static string Blank(string text, int start, int length) => string.Concat(text.AsSpan(0, start), new string(' ', length), text.AsSpan(start + length));

    [GeneratedRegex("急需要|急需|还需要|需要|想要|还要|急要|想订|订购|订货|订|采购|购买|补货|追加|再来|(?<![主重必快不只需想还急的])要(?!求|是|不|点|紧|害)|(?<!购)买", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Want();

    [GeneratedRegex("不要|不需要|不用|别要|不想要|不再要|不买|不订|取消|退货|退回", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex("前|内|底|截止|最晚|最迟", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limit();

    [GeneratedRegex("大概|大约|左右|一共|总共|左右|最晚|最迟|之前|以前|客户", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Around();

    [GeneratedRegex(@"^[的了说是约先再共各前内 、.\-]+|(?:[的了吧呢呀啊哦哈前内 、.\-])+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Edges();
}
