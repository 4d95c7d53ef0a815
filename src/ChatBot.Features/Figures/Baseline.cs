using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Figures;

/// <summary>The time before, as it was counted once and for all (R70): its figures and a hash over them, so that nobody makes the past worse afterwards. Pure.</summary>
public sealed record Baseline(DateOnly From, DateOnly To, IReadOnlyList<BaselineFigure> Figures)
{
    public FigureWindow Window() => new(From, To, "");

    /// <summary>As it is stored and hashed.</summary>
    public string ToPayload() => JsonSerializer.Serialize(this, ChatJson.Options);

    public static Baseline Parse(string payload) => JsonSerializer.Deserialize<Baseline>(payload, ChatJson.Options)!;

    /// <summary>Lower-case hex SHA-256 of the payload.</summary>
    public static string HashOf(string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));

    public BaselineFigure? Of(string figureId) => Figures.FirstOrDefault(figure => figure.Id == figureId);
}

/// <summary>One figure of a baseline.</summary>
/// <param name="Version">Of its definition: with another one it is not compared.</param>
/// <param name="SamplesHash">Over what was counted, row by row.</param>
public sealed record BaselineFigure(string Id, int Version, FigureUnit Unit, int N, decimal? Part, decimal? Of, decimal? Mean, decimal? Median, decimal? P90, int Least, string SamplesHash)
{
    public static BaselineFigure From(IFigure figure, Figure counted, int least)
    {
        var (share, average) = (counted.Value as FigureValue.Share, counted.Value as FigureValue.Average);
        var rows = string.Join('\n', counted.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.RecordNo}|{row.Value}|{row.Of}|{row.Excluded}")));
        return new BaselineFigure(
            figure.Definition.Id, figure.Definition.Version, figure.Unit, counted.N, share?.Part, share?.Of, average?.Mean, average?.Median, average?.P90, least, Baseline.HashOf(rows));
    }

    public FigureValue ToValue() => this switch
    {
        { Part: { } part, Of: { } of } => new FigureValue.Share(part, of),
        { Mean: { } mean } => new FigureValue.Average(mean, Median ?? mean, P90 ?? mean, Unit),
        { N: 0 } => new FigureValue.NoSample(),
        _ => new FigureValue.TooFew(N, Least),
    };
}
