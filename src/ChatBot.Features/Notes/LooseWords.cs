using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Notes;

/// <summary>Which texts are worth keeping, and which only wait for their rest. Pure.</summary>
public static partial class LooseWords
{
    /// <summary>Letters and figures; a shorter text without a customer, a count, money or a number says nothing to keep.</summary>
    private const int LongEnough = 8;

    /// <summary>Bytes of UTF-8. WeCom cuts what people paste into pieces of about 2048 bytes; a piece much shorter than that is the last.</summary>
    private const int FullPiece = 1800;

    /// <summary>How long the rest of a long text is waited for.</summary>
    public static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(60);

    /// <summary>Until when (UTC) the next text is the rest of this one; null where this one is whole.</summary>
    public static DateTimeOffset? GrowsUntil(string piece, DateTimeOffset now) => Encoding.UTF8.GetByteCount(piece) >= FullPiece ? now + RestWithin : null;

    /// <param name="namesCustomer">The text names a customer, or something like one.</param>
    public static bool IsWorthKeeping(string text, bool namesCustomer, NoteFindings findings)
    {
        if (namesCustomer) return true;
        if (IsQuestion(text)) return false;
        return findings.Quantities.Count > 0 || RecordNo.Find(text) is not null || AmountPhrase.Read(text, bareNumberIsMoney: false).Count > 0 || Phone().IsMatch(text)
            || text.Count(char.IsLetterOrDigit) >= LongEnough;
    }

    /// <summary>Asked of the bot, most likely.</summary>
    public static bool IsQuestion(string text) => ToTheBot().IsMatch(text);

    [GeneratedRegex("怎么|如何|咋|不会用|什么意思|怎样|[吗嘛呢?？][?？!！。]*\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToTheBot();

    [GeneratedRegex("(?<![0-9])1[3-9][0-9]{9}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
