using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;

namespace ChatBot.Features.Collaboration;

/// <summary>What a stage asks of its pictures, and what is said about those that it has. Pure.</summary>
internal static class StagePhoto
{
    private const int MostOnACard = 3;

    /// <summary>A document or the picture of a signature was not made this moment, and only has to open.</summary>
    public static PictureDemand DemandOf(FlowOutput output) => (output.Type, output.Accept) switch
    {
        (OutputType.Photo, PhotoKind.Screenshot) => PictureDemand.Screenshot,
        (OutputType.Photo, PhotoKind.Any) => PictureDemand.PhotoOrScreenshot,
        (OutputType.Photo, _) => PictureDemand.Photo,
        _ => PictureDemand.AnyProof,
    };

    /// <summary>Whether a code has to be, or may be, on a picture of this stage.</summary>
    public static bool TakesCode(FlowStage stage) => stage.Outputs.Any(TakesCode);

    public static bool TakesCode(FlowOutput output) => output is { Type: OutputType.Photo, Accept: PhotoKind.Photo or PhotoKind.Any };

    /// <summary>The last pictures that count, a line of marks each, for the card of whoever judges them.</summary>
    public static IReadOnlyList<string> Verdicts(IReadOnlyList<EvidenceRow> rows, Func<string, bool> mayKnow) =>
    [
        .. rows.Where(row => row.Accepted && row.CheckList.Count > 0).TakeLast(MostOnACard).SelectMany(row => row.CheckList
            .Where(check => check.Mark == CheckMark.Warn).Select(check => check.InWords(mayKnow))
            .Prepend($"图{row.Number}：{string.Join(' ', row.CheckList.Select(check => check.Sign + check.Name))}")),
    ];

    public static CodeAskedModel Asked(string recordNo, FlowStage stage, Challenge code, DateTimeOffset now) =>
        new(recordNo, stage.Title, code.Code, DateWords.Absolute(code.ExpiresAt, now), (int)(code.ExpiresAt - code.AskedAt).TotalMinutes, stage.Outputs.Where(TakesCode).All(output => output.Accept == PhotoKind.Any));
}
