using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Payments;

/// <summary>
/// Reads a payment plan: 「5万 12月10日; 7.5万 12月31日」, 「30%签约 60%到货 10%验收+30天」. Pieces are parted by ；，、 or a new line, and shares also by blanks;
/// in each piece the order is free. What cannot be read is named, never guessed. Pure.
/// </summary>
public static partial class PlanReader
{
    public const int MostPieces = 24;

    private static readonly string[] Cancels = ["作废", "取消", "清空"];

    public static PlanReading Read(string text, DateTimeOffset now, WorkCalendar calendar)
    {
        var folded = FullWidth.Fold(text).Trim();
        if (Cancels.Contains(folded)) return new PlanReading(PlanMode.Cancel, [], []);
        var mode = PlanMode.Whole;
        if (RestOfPlan().Match(folded) is { Success: true } rest)
        {
            mode = PlanMode.Rest;
            folded = folded[rest.Length..].Trim();
            if (Cancels.Contains(folded)) return new PlanReading(PlanMode.Cancel, [], []);
        }

        var (pieces, problems) = (new List<PlanPiece>(), new List<PlanProblem>());
        foreach (var words in Parts(folded))
        {
            if (PieceOf(words, now, calendar, out var piece) is { } why) problems.Add(new PlanProblem(words, why));
            else pieces.Add(piece!);
        }

        return new PlanReading(mode, pieces, problems);
    }

    private static IEnumerable<string> Parts(string text) =>
        Separators().Split(text).SelectMany(Sub).Select(words => Enumeration().Replace(words.Trim(' ', ',', '、', ':', '\t', '\r'), "").Trim()).Where(words => words.Length > 0);

    /// <summary>Several shares or amounts without a separator: each begins a piece, or, where a word stands in front of the first, each ends one.</summary>
    private static IEnumerable<string> Sub(string words)
    {
        var marks = Percent().Matches(words).Select(match => (Start: match.Index, End: match.Index + match.Length)).ToList();
        if (marks.Count == 0) marks = [.. AmountPhrase.Read(words, bareNumberIsMoney: true).Select(amount => (amount.Start, amount.Start + amount.Length))];
        if (marks.Count < 2) return [words];
        var begins = Enumeration().Replace(words[..marks[0].Start].Trim(), "").Length == 0;
        List<int> cuts = begins ? [0, .. marks.Skip(1).Select(mark => mark.Start), words.Length] : [0, .. marks.SkipLast(1).Select(mark => mark.End), words.Length];
        return cuts.Zip(cuts.Skip(1), (from, to) => words[from..to]);
    }

    /// <returns>Why it cannot be read, or null.</returns>
    private static string? PieceOf(string words, DateTimeOffset now, WorkCalendar calendar, out PlanPiece? piece)
    {
        piece = null;
        var (rest, amount, share, shareWords) = (words, (Money?)null, (long?)null, "");
        if (Percent().Match(words) is { Success: true } percent)
        {
            if (ShareOf(percent.Groups["number"].Value) is not { } millionths) return "share";
            (share, shareWords, rest) = (millionths, percent.Value.Replace(" ", "", StringComparison.Ordinal), Without(words, percent.Index, percent.Length));
            if (AmountPhrase.Read(rest, bareNumberIsMoney: false).Count > 0) return "both";
        }
        else
        {
            if (AmountPhrase.Read(words, bareNumberIsMoney: true) is not [var read]) return "no-amount";
            var exact = ExactAmount.Of(read);
            if (exact.Refusal is { Model: NotExactModel not }) return not.Why;
            (amount, rest) = (exact.Value, Without(words, read.Start, read.Length));
        }

        var condition = PaymentEvents.Find(rest);
        var withoutCondition = condition is null ? rest : Without(rest, condition.Start, condition.Length);
        var day = DeadlinePhrase.Read(withoutCondition, now, calendar);
        if (day.Kind == DeadlineKind.None && day.Problem is not DeadlineProblem.None && condition is null) return WhyOf(day.Problem);
        if (day.Kind != DeadlineKind.None && condition is { IsSoft: false }) return "two-days";
        if (day.Kind == DeadlineKind.None && condition is null) return "no-day";
        var dueDay = day.Kind == DeadlineKind.None ? (DateOnly?)null : DateOnly.FromDateTime(day.Value!.Value);
        // 首付 5万 12月10日: the word names the part, the day counts.
        if (dueDay is not null) (condition, withoutCondition) = (null, Without(rest, FindAgain(rest, day), day.Length));
        piece = new PlanPiece(words, amount, share, shareWords, dueDay, condition, NoteOf(withoutCondition))
        {
            OtherDay = day is { IsAmbiguous: true, Alternative: { } other } && dueDay is not null ? DateOnly.FromDateTime(other) : null,
        };
        return null;
    }

    private static string WhyOf(DeadlineProblem problem) => problem switch
    {
        DeadlineProblem.Recurring => "recurring",
        DeadlineProblem.CalendarMissing => "calendar",
        DeadlineProblem.BareMonth => "month",
        DeadlineProblem.EventRelative => "no-day",
        _ => "bad-day",
    };

    private static int FindAgain(string rest, DeadlineReading day) => rest.IndexOf(day.Span, StringComparison.Ordinal) is >= 0 and var at ? at : day.Start;

    /// <summary>Blanks in its place, so that what stood around it does not grow together.</summary>
    private static string Without(string text, int start, int length) => string.Concat(text.AsSpan(0, start), new string(' ', length), text.AsSpan(start + length));

    private static long? ShareOf(string number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100 && percent * 10_000 == decimal.Truncate(percent * 10_000)
            ? (long)(percent * 10_000)
            : null;

    private static string NoteOf(string rest)
    {
        var note = string.Join(' ', Fillers().Replace(rest, " ").Split([' ', ',', '、', '(', ')', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return note.Length <= 20 ? note : note[..20] + "…";
    }

    // A comma between 50 and 000 belongs to the number.
    [GeneratedRegex(@"[;\n。]|,(?![0-9]{3}(?![0-9]))|、", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<number>[0-9]+(?:\.[0-9]+)?)\s*%", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(?:第[一二三四五六七八九十0-9]{1,3}[期笔次]款?|[0-9]{1,2}[.)](?![0-9])|\([一二三四五六七八九十0-9]{1,2}\)|[一二三四五六七八九十]{1,2}(?=[、.]))[\s:、.]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"^(?:余款|剩余|余下|未到)(?:部分)?[\s:]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RestOfPlan();

    [GeneratedRegex("付款|支付|付清|结清|付|之前|以前|之后|以后|前|后|时|[于在到的款]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fillers();
}
