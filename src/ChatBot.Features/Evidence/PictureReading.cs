using SkiaSharp;

namespace ChatBot.Features.Evidence;

/// <summary>What a file shows by its content: the facts of a picture, or why it is none that counts.</summary>
/// <param name="Width">Pixels as people see it, turned as the camera says; 0 where it is no picture.</param>
/// <param name="Hash">Null for a picture without features.</param>
public sealed record PictureReading(EvidenceProblem Problem, ContentSniff Content, int Width = 0, int Height = 0, long? Hash = null, ExifTags? Exif = null)
{
    /// <summary>Long enough for every panorama of a phone, and short enough that one line of it is no attack.</summary>
    private const int LongestSide = 30_000;

    private const double SmallEnough = 0.125;

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

        var small = codec.GetScaledDimensions((float)SmallEnough);
        using var pixels = new SKBitmap(new SKImageInfo(small.Width, small.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success) return new PictureReading(EvidenceProblem.Corrupt, content, size.Width, size.Height);
        var turned = PictureTurn.Of(codec.EncodedOrigin);
        var (width, height) = turned.Swaps ? (size.Height, size.Width) : (size.Width, size.Height);
        return new PictureReading(EvidenceProblem.None, content, width, height, PictureHash.Of(Grey(pixels, turned)), ExifTags.Of(bytes));
    }

    /// <summary>The mean grey of each of 32 × 32 squares, the picture turned upright; what is transparent counts as white.</summary>
    private static double[] Grey(SKBitmap pixels, PictureTurn turn)
    {
        var sums = new double[PictureHash.Side * PictureHash.Side];
        var counts = new int[sums.Length];
        var bytes = pixels.GetPixelSpan();
        // Of a very large one every so many pixels are enough.
        var step = Math.Max(1, Math.Min(pixels.Width, pixels.Height) / 512);
        for (var y = 0; y < pixels.Height; y += step)
        {
            for (var x = 0; x < pixels.Width; x += step)
            {
                var at = (y * pixels.RowBytes) + (x * 4);
                var white = 255 - bytes[at + 3];
                var level = (0.299 * (bytes[at] + white)) + (0.587 * (bytes[at + 1] + white)) + (0.114 * (bytes[at + 2] + white));
                var (across, down) = turn.Place((x + 0.5) / pixels.Width, (y + 0.5) / pixels.Height);
                var square = ((int)(down * PictureHash.Side) * PictureHash.Side) + (int)(across * PictureHash.Side);
                sums[square] += level;
                counts[square]++;
            }
        }

        // Smaller than the squares: a square that no pixel fell into takes the one before it.
        for (var square = 0; square < sums.Length; square++)
            sums[square] = counts[square] > 0 ? sums[square] / counts[square] : square % PictureHash.Side > 0 ? sums[square - 1] : square >= PictureHash.Side ? sums[square - PictureHash.Side] : 0;
        return sums;
    }

    /// <summary>A PNG with an acTL chunk moves; it stands before the first data.</summary>
    private static bool IsMovingPng(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P'])) return false;
        var data = bytes.IndexOf("IDAT"u8);
        return (data < 0 ? bytes : bytes[..data]).IndexOf("acTL"u8) >= 0;
    }
}
