using System.Text.RegularExpressions;
using ChatBot.Features.Language;

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
        // Found in half width, which is as long; cut out of the words as typed.
        var match = Quantity().Match(FullWidth.Fold(words));
        if (!match.Success) return (WithoutRemnant(words), null);
        var content = WithoutRemnant(words[..match.Index] + words[(match.Index + match.Length)..]);
        // Nothing but a quantity: then it is the content, or there would be none.
        return content.Length == 0 ? (words.Trim(), null) : (content, match.Groups["count"].Value + match.Groups["unit"].Value);
    }

    /// <summary>「无菌注射器 ，要货」: what stood around a day and a quantity is left over when they are taken out.</summary>
    public static string WithoutRemnant(string words) =>
        Remnant().Replace(words.Trim(Edges), "") is { Length: > 0 } rest ? rest.Trim(Edges) : words.Trim(Edges);

    private static readonly char[] Edges = [' ', '\n', '\u3000', ',', '，', '。', '、', '；', ';', '×', '*', 'x'];

    [GeneratedRegex(@"[\s,，、；;]+(?:要货|要到货|要用|急用|要|需要|到货|交货|之前|前)[。！!]?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remnant();

    [GeneratedRegex(
        @"(?<![0-9A-Za-z.\-第])(?<count>[0-9]+(?:\.[0-9]+)?)\s*(?<unit>套|个|台|箱|盒|支|包|件|根|条|瓶|张|副|卷|袋|把|只|组|份|批|米|公斤|升|付|对|桶|罐|片|粒|枚)(?![\p{IsCJKUnifiedIdeographs}]*[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantity();
}
