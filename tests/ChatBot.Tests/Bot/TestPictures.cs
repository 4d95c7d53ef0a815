using System.Security.Cryptography;
using System.Text;
using SkiaSharp;

namespace ChatBot.Tests;

/// <summary>Pictures as tests need them: scenes that look like no other, and the faults that files have.</summary>
internal static class TestPictures
{
    /// <summary>A picture that looks like no other, the same for the same name.</summary>
    public static byte[] Scene(string name, int width = 320, int height = 240, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int quality = 90)
    {
        using var bitmap = Bitmap(name, width, height);
        return Encoded(bitmap, format, quality);
    }

    public static byte[] Plain(int width, int height, SKColor colour)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        return Encoded(bitmap, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>Large soft shapes over a slope of grey, as photos have them.</summary>
    public static SKBitmap Bitmap(string name, int width, int height)
    {
        var dice = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        var random = new Random(BitConverter.ToInt32(dice));
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Colour(random));
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 24; i++)
        {
            paint.Color = Colour(random).WithAlpha(220);
            var (x, y) = (random.NextSingle() * width, random.NextSingle() * height);
            if (i % 2 == 0) canvas.DrawOval(x, y, width * (0.04f + (random.NextSingle() * 0.2f)), height * (0.04f + (random.NextSingle() * 0.2f)), paint);
            else canvas.DrawRect(x, y, width * (0.05f + (random.NextSingle() * 0.3f)), height * (0.05f + (random.NextSingle() * 0.3f)), paint);
        }

        return bitmap;
    }

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    private static SKColor Colour(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
}
