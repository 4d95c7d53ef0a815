using System.Text.RegularExpressions;

namespace ChatBot.Features.Needs;

/// <summary>What a customer needs, as a rep logged it (R03). Instants are UTC.</summary>
public sealed record Need
{
    public string RecordNo { get; init; } = "";

    public long CustomerId { get; init; }

    public string Content { get; init; } = "";

    /// <summary>As people say it, with its unit: 50套.</summary>
    public string? Quantity { get; init; }

    public string? Spec { get; init; }

    public string? ProductLine { get; init; }

    public DateTimeOffset? ExpectedAt { get; init; }

    public CustomerConfirmation Confirmed { get; init; }

    public string LoggedBy { get; init; } = "";

    public DateTimeOffset LoggedAt { get; init; }
}

public enum CustomerConfirmation
{
    /// <summary>未</summary>
    No,
}

/// <summary>Finds the quantity in words such as 「呼吸机管路50套」; a model number (CT-2) is no quantity, so a unit must follow; 第3批 is none either.</summary>
internal static partial class NeedPhrase
{
    public static (string Content, string? Quantity) Split(string words)
    {
        var match = Quantity().Match(words);
        if (!match.Success) return (words.Trim(), null);
        var content = (words[..match.Index] + words[(match.Index + match.Length)..]).Trim(' ', ',', '，', '。', '×', '*', 'x');
        // Nothing but a quantity: then it is the content, or there would be none.
        return content.Length == 0 ? (words.Trim(), null) : (content, match.Groups["count"].Value + match.Groups["unit"].Value);
    }

    [GeneratedRegex(
        @"(?<![0-9A-Za-z.\-第])(?<count>[0-9]+(?:\.[0-9]+)?)\s*(?<unit>套|个|台|箱|盒|支|包|件|根|条|瓶|张|副|卷|袋|把|只|组|份|批|米|公斤|升|付|对|桶|罐|片|粒|枚)(?![\p{IsCJKUnifiedIdeographs}]*[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantity();
}
