using SkiaSharp;

namespace ChatBot.Features.Evidence;

/// <summary>
/// Draws the time of receipt on a copy of a picture (R33): light letters on a dark plate, so that they can be read on snow and at night. Where the
/// plate would hide much of the picture it stands below it. The same picture, lines and font give the same bytes.
/// </summary>
public static class PictureMark
{
    public const string Label = "时间以服务器接收为准";

    /// <summary>Bytes: what WeCom takes as a picture everywhere.</summary>
    public const int LargestCopy = 2 * 1024 * 1024;

    /// <summary>The plate covers at most this part of the height.</summary>
    private const float MostCovered = 0.3f;

    private const float NearEnough = 0.85f;

    private const float SmallestLetter = 14, LargestLetter = 72;

    /// <summary>Letters that fit on a line at the least; a narrower picture gets a broader ground.</summary>
    private const int ShortestLine = 12;

    private static readonly SKColor Plate = new(0, 0, 0, 176), Ground = new(24, 24, 24), Letters = SKColors.White, Heading = new(0xFF, 0xD5, 0x4A);

    /// <param name="picture">One that <see cref="PictureReading"/> has found to be good.</param>
    /// <param name="lines">The first is the heading.</param>
    /// <param name="copyPixels">Width times height at the most.</param>
    /// <returns>A JPEG.</returns>
    /// <exception cref="InvalidOperationException">It cannot be decoded.</exception>
    public static byte[] Draw(byte[] picture, IReadOnlyList<string> lines, SKTypeface font, long copyPixels)
    {
        using var upright = Upright(picture, copyPixels);
        using var type = new SKFont(font, LetterSize(upright.Width, upright.Height)) { Subpixel = true, Edging = SKFontEdging.Antialias };
        var pad = MathF.Ceiling(type.Size * 0.6f);
        var width = Math.Max(upright.Width, (int)MathF.Ceiling((ShortestLine * type.Size) + (2 * pad)));
        var rows = lines.SelectMany((line, index) => Wrapped(line, type, width - (2 * pad)).Select(text => (Text: text, IsHeading: index == 0))).ToList();
        var step = MathF.Ceiling(type.Size * 1.35f);
        var plate = (rows.Count * step) + (2 * pad) - (step - type.Size);
        var isBelow = plate > upright.Height * MostCovered;
        var height = upright.Height + (isBelow ? (int)MathF.Ceiling(plate) : 0);

        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul)) ?? throw new InvalidOperationException($"No memory for {width} × {height} pixels.");
        var canvas = surface.Canvas;
        canvas.Clear(Ground);
        using var shown = SKImage.FromBitmap(upright);
        canvas.DrawImage(shown, (width - upright.Width) / 2, 0, SKSamplingOptions.Default);
        var top = height - plate;
        using var paint = new SKPaint { IsAntialias = true, Color = isBelow ? Ground : Plate };
        var broad = isBelow ? width : Math.Min(width, rows.Max(row => type.MeasureText(row.Text)) + (2 * pad));
        canvas.DrawRect(0, top, broad, plate, paint);
        var baseline = top + pad - type.Metrics.Ascent - ((type.Metrics.Descent - type.Metrics.Ascent - type.Size) / 2);
        foreach (var (text, isHeading) in rows)
        {
            paint.Color = isHeading ? Heading : Letters;
            canvas.DrawText(text, pad, baseline, SKTextAlign.Left, type, paint);
            baseline += step;
        }

        using var image = surface.Snapshot();
        return Encoded(image);
    }

    private static SKBitmap Upright(byte[] picture, long copyPixels)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data) ?? throw new InvalidOperationException("The picture cannot be read.");
        var full = codec.Info.Size;
        var scale = (float)Math.Min(1, Math.Sqrt((double)copyPixels / ((double)full.Width * full.Height)));
        // JPEG decodes to eighths of its size for a part of the time and memory: a size that is nearly the wanted one is taken for it.
        var rough = codec.GetScaledDimensions(scale);
        var isNear = rough.Width >= full.Width * scale * NearEnough && rough.Width <= full.Width * scale;
        if (!isNear) rough = full;
        using var stored = new SKBitmap(new SKImageInfo(rough.Width, rough.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(stored.Info, stored.GetPixels()) != SKCodecResult.Success) throw new InvalidOperationException("The picture cannot be decoded.");

        var turn = PictureTurn.Of(codec.EncodedOrigin);
        stored.SetImmutable();
        var (width, height) = isNear ? (rough.Width, rough.Height) : (Math.Max(1, (int)MathF.Round(full.Width * scale)), Math.Max(1, (int)MathF.Round(full.Height * scale)));
        var upright = new SKBitmap(new SKImageInfo(turn.Swaps ? height : width, turn.Swaps ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.Concat(turn.Matrix(width, height));
        using var image = SKImage.FromBitmap(stored);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static float LetterSize(int width, int height) =>
        MathF.Round(Math.Clamp(Math.Min(MathF.Sqrt((float)width * height) / 34, width / (ShortestLine + 2f)), SmallestLetter, LargestLetter));

    /// <summary>Cut between any two letters, as Chinese is; a pair that makes one sign stays together.</summary>
    private static List<string> Wrapped(string line, SKFont font, float room)
    {
        var rows = new List<string>();
        var rest = line;
        while (rest.Length > 0)
        {
            var fits = Math.Max(1, font.BreakText(rest, room));
            if (fits < rest.Length && char.IsLowSurrogate(rest[fits])) fits = fits > 1 ? fits - 1 : fits + 1;
            // Numbers and Latin words are not cut where a blank is near.
            if (fits < rest.Length && rest.LastIndexOf(' ', fits - 1) is var blank && blank >= fits / 2) fits = blank + 1;
            rows.Add(rest[..fits].TrimEnd());
            rest = rest[fits..].TrimStart();
        }

        return rows;
    }

    private static byte[] Encoded(SKImage image)
    {
        byte[] bytes = [];
        foreach (var quality in (int[])[88, 75, 60, 45, 30])
        {
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            bytes = data.ToArray();
            if (bytes.Length <= LargestCopy) break;
        }

        return bytes;
    }
}
