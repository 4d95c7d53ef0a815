using SkiaSharp;

namespace ChatBot.Features.Pictures;

/// <summary>
/// A sheet as broad as a phone that grows downward. Letters are at least 26 px of its 1080, so that they can be read without zooming. What is drawn is
/// remembered until the height is known; each text says where it stands, so that a test can see that none leaves the sheet or lies on another.
/// </summary>
internal sealed class Paper : IDisposable
{
    /// <summary>Pixels.</summary>
    public const int Width = 1080, Margin = 48;

    public const float Inner = Width - (2 * Margin);

    /// <summary>Pixels; more is a mistake of whoever draws.</summary>
    private const int MostHeight = 8000;

    public static readonly SKColor Ink = new(0x1F, 0x29, 0x37), Soft = new(0x59, 0x63, 0x73), Faint = new(0xD9, 0xDE, 0xE5), Red = new(0xC6, 0x28, 0x28), RedGround = new(0xFD, 0xEC, 0xEA);

    /// <summary>Told apart by their pattern as well.</summary>
    private static readonly SKColor[] Series = [new(0x1F, 0x6F, 0xEB), new(0x0B, 0x8A, 0x6A), new(0xB2, 0x6A, 0x00), new(0x7A, 0x4F, 0xC9), new(0x4A, 0x5A, 0x6E)];

    private static readonly SKColor Ground = new(0xFB, 0xFC, 0xFE);

    private readonly SKPictureRecorder _recorder = new();
    private readonly SKCanvas _canvas;
    private readonly SKTypeface _typeface;
    private readonly List<SKRect> _texts = [];

    public Paper(SKTypeface typeface)
    {
        _typeface = typeface;
        _canvas = _recorder.BeginRecording(new SKRect(0, 0, Width, MostHeight));
    }

    /// <summary>Where the next thing goes, in pixels from the top.</summary>
    public float Y { get; private set; } = Margin;

    /// <summary>Where each text stands.</summary>
    public IReadOnlyList<SKRect> Texts => _texts;

    public void Skip(float pixels) => Y += pixels;

    /// <summary>Writes a paragraph over the whole breadth, wrapped, and goes below it.</summary>
    public void Paragraph(string text, float size, SKColor color, int mostLines, bool bold = false, float left = Margin, float? room = null)
    {
        using var font = FontOf(size, bold);
        foreach (var line in Wrapped(Clean(text), font, room ?? (Width - Margin - left), mostLines))
        {
            Put(line, left, Y, font, color);
            Y += LineHeight(size);
        }
    }

    /// <summary>Writes one line where it is told, shortened to the room.</summary>
    /// <param name="top">Pixels; null: at <see cref="Y"/>. Does not move on.</param>
    /// <returns>How broad it is.</returns>
    public float Line(string text, float left, float size, SKColor color, float room, SKTextAlign align = SKTextAlign.Left, float? top = null, bool bold = false)
    {
        using var font = FontOf(size, bold);
        var shown = Shortened(Clean(text), font, room);
        if (shown.Length == 0) return 0;
        var width = font.MeasureText(shown);
        var x = align switch { SKTextAlign.Right => left - width, SKTextAlign.Center => left - (width / 2), _ => left };
        Put(shown, Math.Clamp(x, 0, Width - width), top ?? Y, font, color);
        return width;
    }

    public float Measure(string text, float size, bool bold = false)
    {
        using var font = FontOf(size, bold);
        return font.MeasureText(Clean(text));
    }

    public static float LineHeight(float size) => MathF.Ceiling(size * 1.4f);

    public void Box(SKRect box, SKColor color, float radius = 0)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = color };
        _canvas.DrawRoundRect(box, radius, radius, paint);
    }

    public void Frame(SKRect box, SKColor color, float stroke = 3)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = color, Style = SKPaintStyle.Stroke, StrokeWidth = stroke };
        _canvas.DrawRect(SKRect.Inflate(box, -stroke / 2, -stroke / 2), paint);
    }

    public void Stroke(float x1, float y1, float x2, float y2, SKColor color, float stroke = 2)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = color, StrokeWidth = stroke };
        _canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    /// <summary>A bar in the pattern of its series; a late one is red with strokes across.</summary>
    public void Bar(SKRect box, int series, bool isLate)
    {
        if (box.Width <= 0 || box.Height <= 0) return;
        Box(box, isLate ? Red : Series[series % Series.Length], MathF.Min(4, MathF.Min(box.Width, box.Height) / 2));
        var pattern = isLate ? 1 : series % Series.Length;
        if (pattern == 0) return;
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White.WithAlpha(190), StrokeWidth = 3 };
        _canvas.Save();
        _canvas.ClipRect(box);
        const float step = 14;
        for (var x = box.Left - box.Height; x < box.Right && pattern is 1 or 4; x += step) _canvas.DrawLine(x, box.Bottom, x + box.Height, box.Top, paint);
        for (var x = box.Left; x < box.Right + box.Height && pattern == 4; x += step) _canvas.DrawLine(x, box.Bottom, x - box.Height, box.Top, paint);
        for (var y = box.Top + (step / 2); y < box.Bottom && pattern == 2; y += step) _canvas.DrawLine(box.Left, y, box.Right, y, paint);
        for (var y = box.Top + (step / 2); y < box.Bottom && pattern == 3; y += step)
            for (var x = box.Left + (step / 2); x < box.Right; x += step) _canvas.DrawCircle(x, y, 2.5f, paint);
        _canvas.Restore();
    }

    /// <summary>The finished sheet as PNG.</summary>
    public Drawing Finish()
    {
        Y += Margin;
        var height = (int)MathF.Ceiling(Math.Min(Y, MostHeight));
        using var picture = _recorder.EndRecording();
        using var surface = SKSurface.Create(new SKImageInfo(Width, height, SKColorType.Rgba8888, SKAlphaType.Premul)) ?? throw new InvalidOperationException($"No memory for {Width} × {height} pixels.");
        surface.Canvas.Clear(Ground);
        surface.Canvas.DrawPicture(picture);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return new Drawing(data.ToArray(), Width, height, [.. _texts]);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _recorder.Dispose();
    }

    private void Put(string text, float left, float top, SKFont font, SKColor color)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = color };
        _canvas.DrawText(text, left, top - font.Metrics.Ascent, SKTextAlign.Left, font, paint);
        _texts.Add(new SKRect(left, top, left + font.MeasureText(text), top + font.Size));
    }

    private SKFont FontOf(float size, bool bold) => new(_typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias, Embolden = bold };

    /// <summary>Line breaks and what no font has a picture for become blanks.</summary>
    private static string Clean(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();

    private static List<string> Wrapped(string text, SKFont font, float room, int mostLines)
    {
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > 0 && lines.Count < mostLines)
        {
            if (lines.Count == mostLines - 1)
            {
                lines.Add(Shortened(rest, font, room));
                break;
            }

            var fits = Fitting(rest, font, room);
            // Numbers and Latin words are not cut where a blank is near.
            if (fits < rest.Length && rest.LastIndexOf(' ', fits - 1) is var blank && blank >= fits * 2 / 3) fits = blank + 1;
            // No line begins with a sign that belongs to the one before.
            else if (fits < rest.Length && fits > 2 && "，。；：、）！？%".Contains(rest[fits], StringComparison.Ordinal)) fits--;
            lines.Add(rest[..fits].TrimEnd());
            rest = rest[fits..].TrimStart();
        }

        return lines;
    }

    private static string Shortened(string text, SKFont font, float room)
    {
        if (font.MeasureText(text) <= room) return text;
        for (var length = Fitting(text, font, room); length > 0; length--)
        {
            if (char.IsHighSurrogate(text[length - 1])) continue;
            var shown = text[..length].TrimEnd() + "…";
            if (font.MeasureText(shown) <= room) return shown;
        }

        return "";
    }

    private static int Fitting(string text, SKFont font, float room)
    {
        var fits = Math.Clamp(font.BreakText(text, room), 1, text.Length);
        if (fits < text.Length && char.IsLowSurrogate(text[fits])) fits = fits > 1 ? fits - 1 : fits + 1;
        return fits;
    }
}

/// <summary>A finished picture.</summary>
/// <param name="Height">Pixels, as is the width.</param>
/// <param name="Texts">Where each text stands on it.</param>
public sealed record Drawing(byte[] Png, int Width, int Height, IReadOnlyList<SKRect> Texts);
