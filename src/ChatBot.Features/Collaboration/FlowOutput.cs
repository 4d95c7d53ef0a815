using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>One thing that comes out of a stage, of a fixed type: what is given is checked against it.</summary>
public sealed record FlowOutput
{
    public required string Id { get; init; }

    /// <summary>In Chinese; also the key in <c>键:值</c>.</summary>
    public required string Title { get; init; }

    public required OutputType Type { get; init; }

    public bool Optional { get; init; }

    /// <summary>Of a choice: what may be given.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Of a number: the least; of photos: how many at least.</summary>
    public decimal? Min { get; init; }

    /// <summary>Of a number: the most.</summary>
    public decimal? Max { get; init; }

    /// <summary>Of a number: 台, ℃.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Of a document: it is only good with a last day, and after that day it counts as missing.</summary>
    public bool ValidUntil { get; init; }

    /// <summary>Of photos: what counts as one.</summary>
    public PhotoKind Accept { get; init; }

    [JsonIgnore]
    public bool IsMedia => Type is OutputType.Photo or OutputType.Document;

    /// <summary>How many pieces there have to be.</summary>
    [JsonIgnore]
    public int Pieces => Type == OutputType.Photo ? (int)(Min ?? 1) : 1;

    /// <summary>What has to be sent: 照片, 截图, either, or 文件或图片.</summary>
    [JsonIgnore]
    public string Wants => (Type, Accept) switch
    {
        (OutputType.Photo, PhotoKind.Screenshot) => "截图",
        (OutputType.Photo, PhotoKind.Any) => "照片或截图",
        (OutputType.Photo, _) => "照片",
        _ => "文件或图片",
    };

    /// <summary>「设备铭牌照片（2张）」</summary>
    [JsonIgnore]
    public string InWords => Title + Type switch
    {
        OutputType.Photo when Pieces > 1 => $"（{Wants}{Pieces}张）",
        OutputType.Photo => Title.Contains('照', StringComparison.Ordinal) || Title.Contains("截图", StringComparison.Ordinal) ? "" : $"（需附{Wants}）",
        OutputType.Document when ValidUntil => "（文件，写明有效期）",
        OutputType.Document => "（文件）",
        OutputType.Number when Unit.Length > 0 => $"（{Unit}）",
        OutputType.Choice => $"（{string.Join('/', Options)}）",
        OutputType.Location => "（发送位置）",
        OutputType.Signature => "（签字）",
        OutputType.Split => "（合计100%）",
        _ => "",
    } + (Optional ? "（可不填）" : "");
}

public enum OutputType
{
    Text,
    Number,

    /// <summary>One of the <see cref="FlowOutput.Options"/>; 「其他」 is one like the others.</summary>
    Choice,
    Photo,

    /// <summary>A file or the picture of one, where it has to be with the day until which it is valid.</summary>
    Document,
    Location,

    /// <summary>Of a person outside by a one-time link, or the photo of a paper with the signer's name.</summary>
    Signature,

    /// <summary>Percentages by name that sum to 100.</summary>
    Split,
}

public enum PhotoKind
{
    /// <summary>Taken this moment, with the code that was given out for it on it (R33).</summary>
    Photo,

    /// <summary>A screenshot of a log.</summary>
    Screenshot,

    /// <summary>Either of them.</summary>
    Any,
}

/// <summary>An output of a stage, written <c>stage.output</c>.</summary>
public sealed record OutputRef(string Stage, string Output)
{
    public override string ToString() => $"{Stage}.{Output}";
}
