using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Features.Absences;

/// <summary>
/// Reads the words of a leave: 9/3-9/5, 明天下午, 下周一到周三, 11月25日14点到16点, 明天起3天, 下周; and who stands in: 代理 王磊, 由王磊代理. Shanghai time. Pure.
/// </summary>
internal static partial class LeavePhrase
{
    private static readonly string[] RangeWords = ["到", "至", "~", "～"], RangeDashes = ["--", "——", "—", "–", "-"];

    private static readonly TimeOnly Noon = new(12, 0);

    private enum Half
    {
        None,
        Morning,
        Afternoon,
    }

    public static LeaveReading Read(string words, DateTimeOffset now, WorkCalendar calendar)
    {
        var text = FullWidth.Fold(words).Trim();
        string? stand = null;
        if (StandIn().Match(text) is { Success: true } named)
        {
            stand = named.Groups["name"].Value.TrimStart('@');
            text = text.Remove(named.Index, named.Length).Trim(' ', ',', '，', ';', '；');
        }

        text = DottedDay().Replace(text, "${month}/${day}");
        var whole = WholeWeek().Replace(text, "${week}周一到${week}周五");
        var (span, rest) = Span(whole, now, calendar);
        return span with { Delegate = stand, When = text, Rest = rest };
    }

    /// <summary>The first and the last instant of a half or whole day; noon is the lunch break where the company has one.</summary>
    internal static (TimeOnly MorningEnds, TimeOnly AfternoonBegins) Middle(WorkingHours hours) => (hours.Lunch?.Start ?? Noon, hours.Lunch?.End ?? Noon);

    private static (LeaveReading Span, string Left) Span(string text, DateTimeOffset now, WorkCalendar calendar)
    {
        foreach (var sign in RangeWords.Concat(RangeDashes))
        {
            for (var at = text.IndexOf(sign, StringComparison.Ordinal); at > 0; at = text.IndexOf(sign, at + 1, StringComparison.Ordinal))
            {
                if (Range(text[..at], text[(at + sign.Length)..], now, calendar) is { } range) return range;
            }
        }

        var count = Count().Match(text);
        var (day, half, rest) = Moment(count.Success ? text.Remove(count.Index, count.Length) : text, now, calendar);
        var days = count.Success ? DaysOf(count.Groups["count"].Value) : 0;
        if (count.Success && days == 0 && half == Half.None) return (LeaveReading.Of(LeaveProblem.WhichHalf), "");
        if (day.Problem != DeadlineProblem.None) return (LeaveReading.Of(LeaveProblem.NoSuchDay) with { Words = day.Span }, "");
        if (day.Value is not { } local)
        {
            if (days == 0 && half == Half.None) return (LeaveReading.Of(LeaveProblem.NoDay), "");
            local = BusinessTime.LocalOf(now).Date;
            (day, rest) = (DeadlineReading.Nothing, "");
        }

        var first = DateOnly.FromDateTime(local);
        if (days > 1)
        {
            var start = calendar.WorkingDayOnOrAfter(first);
            return (Of(StartOf(start, half, calendar), BusinessTime.EndOf(calendar.AddWorkingDays(start, days - 1)), now), rest);
        }

        return day.HasClock
            ? (Of(BusinessTime.At(local), BusinessTime.EndOf(first), now), rest)
            : (Of(StartOf(first, half, calendar), EndOf(first, half, calendar), now), rest);
    }

    /// <summary>Null where the two sides of the sign are no range: the dash of 11-25.</summary>
    private static (LeaveReading Span, string Left)? Range(string left, string right, DateTimeOffset now, WorkCalendar calendar)
    {
        var (from, fromHalf, before) = Moment(left, now, calendar);
        if (from.Value is not { } begin || before.Length > 0) return null;
        var (bare, untilHalf) = WithoutHalf(right);
        // Together, so that 下周一到周三 and 9月3日到5日 mean what they say.
        var joined = $"{from.Span}到{bare}";
        var until = bare.Length == 0 && untilHalf != Half.None ? from : DeadlinePhrase.Read(joined, now, calendar);
        if (until.Problem != DeadlineProblem.None) return (LeaveReading.Of(LeaveProblem.NoSuchDay) with { Words = until.Span }, "");
        if (until.Value is not { } end || (bare.Length > 0 && until.Length <= from.Length + 1)) return null;
        var rest = bare.Length == 0 ? "" : joined[(until.Start + until.Length)..].Trim();
        var starts = from.HasClock ? BusinessTime.At(begin) : StartOf(DateOnly.FromDateTime(begin), fromHalf, calendar);
        var ends = until.HasClock ? BusinessTime.At(end) : EndOf(DateOnly.FromDateTime(end), untilHalf, calendar);
        return (Of(starts, ends, now), rest);
    }

    /// <summary>A day or an instant, which half of the day, and the words that are neither.</summary>
    private static (DeadlineReading Day, Half Half, string Left) Moment(string words, DateTimeOffset now, WorkCalendar calendar)
    {
        var (bare, half) = WithoutHalf(words);
        var day = DeadlinePhrase.Read(bare, now, calendar);
        var rest = day.Length > 0 ? bare.Remove(day.Start, day.Length) : bare;
        return (day, half, Filler().Replace(rest, ""));
    }

    private static (string Bare, Half Half) WithoutHalf(string words)
    {
        var match = HalfDay().Match(words);
        return match.Success
            ? (words.Remove(match.Index, match.Length).Trim(), match.Groups["morning"].Success ? Half.Morning : Half.Afternoon)
            : (words.Trim(), Half.None);
    }

    private static DateTimeOffset StartOf(DateOnly day, Half half, WorkCalendar calendar) =>
        half == Half.Afternoon ? BusinessTime.At(day, Middle(calendar.Hours).AfternoonBegins) : BusinessTime.StartOf(day);

    private static DateTimeOffset EndOf(DateOnly day, Half half, WorkCalendar calendar) =>
        half == Half.Morning ? BusinessTime.At(day, Middle(calendar.Hours).MorningEnds) : BusinessTime.EndOf(day);

    private static LeaveReading Of(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) =>
        until <= from ? LeaveReading.Of(LeaveProblem.Backwards)
        : until <= now ? LeaveReading.Of(LeaveProblem.Past)
        : until - from > TimeSpan.FromDays(366) ? LeaveReading.Of(LeaveProblem.TooLong)
        : new LeaveReading { From = from, Until = until };

    /// <summary>Zero for half a day and for what is no number.</summary>
    private static int DaysOf(string words) =>
        int.TryParse(words, out var digits) ? digits : words.Length == 1 && Numeral.DigitOf(words[0]) is > 0 and var digit ? digit : words switch
        {
            "两" => 2,
            "十" => 10,
            _ => 0,
        };

    [GeneratedRegex(@"由\s*(?<name>@?[^\s,，。;；:]{1,20}?)\s*(?:代理|代班|顶班|替班)|(?:代理人?|代班人?|顶班人?|替班)\s*(?:是|为|给)?\s*:?\s*(?<name>@?[^\s,，。;；]{1,30})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StandIn();

    [GeneratedRegex(@"(?<week>这|本|下下|下)个?(?:周|星期|礼拜)(?![一二三四五六日天末0-9])(?:全周|整周|一整周)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeWeek();

    /// <summary>11.25 beside a leave is a day and no amount.</summary>
    [GeneratedRegex(@"(?<![0-9.])(?<month>[0-9]{1,2})\.(?<day>[0-9]{1,2})(?![0-9.天个])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DottedDay();

    /// <summary>Part of a day, unless a clock follows: 下午3点 is a clock.</summary>
    [GeneratedRegex(@"(?:(?<morning>上午|早上|早晨)|下午|午后)(?!\s*[0-9一二三四五六七八九十两])\s*(?:半天)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"(?:起|开始|连续|连着|共|一共|连请|请)?\s*(?<count>[0-9]{1,3}|[一二两三四五六七八九十半])\s*个?\s*(?:工作日|天)(?:假)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"[\s,，。;；]|从|自|起|开始|全天|整天|一天|请假|休假|事假|病假|年假|调休|假", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filler();
}

/// <summary>What was read; the instants are UTC, <see cref="Until"/> excluded.</summary>
internal sealed record LeaveReading
{
    public DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>Who stands in, as it was written; null where nobody was named.</summary>
    public string? Delegate { get; init; }

    /// <summary>The words without the delegate.</summary>
    public string When { get; init; } = "";

    /// <summary>Words that are no time: a reason, or a bare name.</summary>
    public string Rest { get; init; } = "";

    public LeaveProblem Problem { get; init; }

    /// <summary>The words that are no day.</summary>
    public string Words { get; init; } = "";

    public static LeaveReading Of(LeaveProblem problem) => new() { Problem = problem };
}

internal enum LeaveProblem
{
    None,
    NoDay,

    /// <summary>2月30日.</summary>
    NoSuchDay,

    /// <summary>半天 without 上午 or 下午.</summary>
    WhichHalf,
    Backwards,
    Past,

    /// <summary>More than a year.</summary>
    TooLong,
}
