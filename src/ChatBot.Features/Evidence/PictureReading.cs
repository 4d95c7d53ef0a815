using SkiaSharp;

namespace ChatBot.Features.Evidence;

/// <summary>What a file shows by its content: the facts of a picture, or why it is none that counts.</summary>
/// <param name="Width">Pixels as people see it, turned as the camera says; 0 where it is no picture.</param>
/// <param name="Hash">Null for a picture without features.</param>
public sealed record PictureReading(EvidenceProblem Problem, ContentSniff Content, int Width = 0, int Height = 0, long? Hash = null, ExifTags? Exif = null)
{
    /// <summary>Long enough for every panorama of a phone, and short enough that one line of it is no attack.</summary>
    private const int LongestSide = 30_000;

    /// <summary>Pixels of the shorter side that are enough to see what it looks like.</summary>
    private const int EnoughToCompare = 256;

    public bool IsPicture => Problem == EvidenceProblem.None && Content.Family == ContentFamily.Picture;

    /// <param name="sentAsPicture">It came as a picture message, so that anything else in it is a mistake.</param>
    public static PictureReading Of(byte[] bytes, bool sentAsPicture, EvidenceOptions limits)
    {
        var content = ContentSniff.Of(bytes);
        if (bytes.Length == 0) return new PictureReading(EvidenceProblem.Empty, content);
        if (bytes.Length > limits.LargestBytes) return new PictureReading(EvidenceProblem.TooLarge, content);
        return content.Family switch
        {
            ContentFamily.Picture => Decoded(bytes, content, limits),
            ContentFamily.HeicPicture => new PictureReading(EvidenceProblem.Heic, content),
            _ when sentAsPicture => new PictureReading(EvidenceProblem.NotAPicture, content),
            ContentFamily.Unknown => new PictureReading(EvidenceProblem.UnknownKind, content),
            _ => new PictureReading(EvidenceProblem.None, content),
        };
    }

    private static PictureReading Decoded(byte[] bytes, ContentSniff content, EvidenceOptions limits)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null) return new PictureReading(EvidenceProblem.Corrupt, content);
        var size = codec.Info.Size;
        // By the header alone: a few kilobytes can unfold into gigabytes.
        if (size.Width < 1 || size.Height < 1) return new PictureReading(EvidenceProblem.Corrupt, content);
        if ((long)size.Width * size.Height > limits.LargestPixels || Math.Max(size.Width, size.Height) > LongestSide)
            return new PictureReading(EvidenceProblem.TooManyPixels, content, size.Width, size.Height);
        if (codec.FrameCount > 1 || IsMovingPng(bytes)) return new PictureReading(EvidenceProblem.Animated, content, size.Width, size.Height);

        var small = codec.GetScaledDimensions(Math.Clamp((float)EnoughToCompare / Math.Min(size.Width, size.Height), 0.125f, 1));
        using var pixels = new SKBitmap(new SKImageInfo(small.Width, small.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success) return new PictureReading(EvidenceProblem.Corrupt, content, size.Width, size.Height);
        var turned = PictureTurn.Of(codec.EncodedOrigin);
        var (width, height) = turned.Swaps ? (size.Height, size.Width) : (size.Width, size.Height);
        return new PictureReading(EvidenceProblem.None, content, width, height, PictureHash.Of(Grey(pixels, turned)), ExifTags.Of(bytes));
    }

    /// <summary>The mean grey of each of 32 × 32 squares, the picture turned upright; what is transparent counts as white.</summary>
    private static double[] Grey(SKBitmap pixels, PictureTurn turn)
    {
        // All go through one size first, so that a small copy and its large original are averaged alike.
        using var square = new SKBitmap(new SKImageInfo(EnoughToCompare, EnoughToCompare, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(square))
        using (var image = SKImage.FromBitmap(pixels))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, new SKRect(0, 0, EnoughToCompare, EnoughToCompare), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        var sums = new double[PictureHash.Side * PictureHash.Side];
        var bytes = square.GetPixelSpan();
        for (var y = 0; y < EnoughToCompare; y++)
        {
            for (var x = 0; x < EnoughToCompare; x++)
            {
                var at = (y * square.RowBytes) + (x * 4);
                var (across, down) = turn.Place((x + 0.5) / EnoughToCompare, (y + 0.5) / EnoughToCompare);
                sums[((int)(down * PictureHash.Side) * PictureHash.Side) + (int)(across * PictureHash.Side)] +=
                    (0.299 * bytes[at]) + (0.587 * bytes[at + 1]) + (0.114 * bytes[at + 2]);
            }
        }

        const double pixelsASquare = (double)EnoughToCompare * EnoughToCompare / (PictureHash.Side * PictureHash.Side);
        return [.. sums.Select(sum => sum / pixelsASquare)];
    }

    /// <summary>A PNG with an acTL chunk moves; it stands before the first data.</summary>
    private static bool IsMovingPng(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P'])) return false;
        var data = bytes.IndexOf("IDAT"u8);
        return (data < 0 ? bytes : bytes[..data]).IndexOf("acTL"u8) >= 0;
    }
}
