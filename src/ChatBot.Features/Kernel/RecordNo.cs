using System.Text.RegularExpressions;

namespace ChatBot.Features.Kernel;

/// <summary>
/// A number that people can type: <c>CN-23</c>, <c>HK-9</c>, <c>HT-2026-088</c>. On input the case and the hyphen after the prefix are free
/// (<c>cn23</c> is <c>CN-23</c>); it is always written in the canonical form.
/// </summary>
public static partial class RecordNo
{
    public const string Lead = "XS", Need = "XQ", Quote = "BJ", Contract = "HT", Delivery = "JF", Payment = "HK", Commitment = "CN",
        Complaint = "KS", Acceptance = "YS", Transfer = "DB", Repair = "WX", Feedback = "FK",
        Approval = "SP";

    public static readonly string[] Prefixes =
        [Lead, Need, Quote, Contract, Delivery, Payment, Commitment, Complaint, Acceptance, Transfer, Repair, Feedback, Approval];

    public static string Of(string prefix, long number) => $"{prefix}-{number}";

    /// <summary>The prefix of a canonical number.</summary>
    public static string PrefixOf(string recordNo) => recordNo[..2];

    /// <summary>The first record number in the text at or after <paramref name="from"/>, with where it stands, or null.</summary>
    public static RecordNoSpan? Find(string text, int from = 0)
    {
        var match = Pattern().Match(text, from);
        return match.Success ? new RecordNoSpan(Canonical(match), match.Index, match.Length) : null;
    }

    /// <summary>The canonical form of a text that is a record number as a whole, or null.</summary>
    public static string? Parse(string text)
    {
        var trimmed = text.Trim();
        return Find(trimmed) is { Start: 0 } found && found.Length == trimmed.Length ? found.No : null;
    }

    private static string Canonical(Match match) =>
        match.Groups["prefix"].Value.ToUpperInvariant() + "-" + match.Groups["number"].Value;

    // WeCom numbers its approval forms by day and serial, so that a short SP20 is somebody's article and no number of ours.
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<prefix>XS|XQ|BJ|HT|JF|HK|CN|KS|YS|DB|WX|FK|SP(?=\s?[-－—_]?\s?[0-9]{8}))\s?[-－—_]?\s?(?<number>[0-9]+(?:-[0-9]+)*)(?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

public sealed record RecordNoSpan(string No, int Start, int Length);
