using System.Globalization;
using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>One piece of an output as it was given: a text, a number, one photo, one share of a split.</summary>
public sealed record OutputValue
{
    /// <summary>Id of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Of a text or choice: itself; of a document or signature: its name or the signer's; of a share: whose it is, as it was typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of a number: itself; of a share: per cent.</summary>
    public decimal? Number { get; init; }

    /// <summary>The row of the evidence: of a photo, a document, the proof of a signature.</summary>
    public long? Evidence { get; init; }

    /// <summary>The last day on which a document is good.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Of a location: row of the position, as long as it is kept. The case itself keeps none.</summary>
    public long? Place { get; init; }

    /// <summary>Of a location: from the customer's site; null where that is not known.</summary>
    public long? Metres { get; init; }

    /// <summary>Of a location: it does not show that somebody was there, so <see cref="Note"/> and a photo have to be with it.</summary>
    public bool NeedsReason { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Of a signature by link: what shows that it was given, such as time, telephone's last digits and address.</summary>
    public string Proof { get; init; } = "";

    /// <summary>Of a share: userid of who answers for it.</summary>
    public string? Person { get; init; }

    /// <summary>Of a share: what that person says to it.</summary>
    public ShareView View { get; init; }

    /// <summary>Why somebody objects, why a position is elsewhere, or what was decided on it.</summary>
    public string Note { get; init; } = "";

    /// <summary>Of a share with an objection: userid of who decides.</summary>
    public string? Judge { get; init; }

    /// <summary>Whether its shape is that of the output.</summary>
    public bool Fits(FlowOutput output) => output.Type switch
    {
        OutputType.Text => Text.Trim().Length > 0,
        OutputType.Number => Number is { } number && number >= (output.Min ?? number) && number <= (output.Max ?? number),
        OutputType.Choice => output.Options.Contains(Text, StringComparer.Ordinal),
        OutputType.Photo => Evidence is not null,
        OutputType.Document => Evidence is not null,
        OutputType.Location => Place is not null || NeedsReason || (Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180),
        OutputType.Signature => Text.Trim().Length > 0 && (Evidence is not null || Proof.Length > 0),
        OutputType.Split => Text.Trim().Length > 0 && Number is > 0 and <= 100,
        _ => false,
    };

    /// <summary>Whether it may be given: the date of a document or the name of a signer may come before the picture, and the picture before them.</summary>
    public bool MayBeGiven(FlowOutput output) =>
        Fits(output) || (output.Type == OutputType.Document && ValidUntil is not null) || (output.Type == OutputType.Signature && (Text.Trim().Length > 0 || Evidence is not null));

    /// <summary>
    /// This value with what it lacks of the one before. A new file does not inherit the date of the old one, nor does an old file take a second date:
    /// what ran out is not made good by typing.
    /// </summary>
    public OutputValue Over(OutputValue? before) => before is null
        ? this
        : this with
        {
            Evidence = Evidence ?? (ValidUntil is null || before.ValidUntil is null ? before.Evidence : null),
            ValidUntil = ValidUntil ?? (before.Evidence is null ? before.ValidUntil : null),
            Text = Text.Length == 0 && (before.Evidence is null || Evidence is null) ? before.Text : Text,
        };

    [JsonIgnore]
    public string InWords => Number is { } number && Text.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Text} {number:0.##}%")
        : Number is { } bare ? bare.ToString("0.####", CultureInfo.InvariantCulture) : Latitude is not null && Text.Length == 0 ? "已定位" : Text;
}

public enum ShareView
{
    /// <summary>Has not said anything.</summary>
    Silent,
    Agreed,
    Disputed,

    /// <summary>The superior common to the parties has decided.</summary>
    Decided,
}
