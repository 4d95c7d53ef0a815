using System.Buffers.Binary;
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

    /// <summary>Half of a JPEG, as after a broken upload.</summary>
    public static byte[] CutOff(string name) => Scene(name, 800, 600)[..9000];

    /// <summary>A PNG of 45,000 × 45,000 pixels by its header, and 60 bytes long.</summary>
    public static byte[] Bomb()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 45_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 45_000);
        (header[8], header[9]) = (8, 2);
        return [.. PngSign, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]), .. Chunk("IEND", [])];
    }

    public static byte[] MovingPng(string name)
    {
        var still = Scene(name, format: SKEncodedImageFormat.Png);
        // Behind the header, which is 8 + 25 bytes long; two frames, for ever.
        return [.. still[..33], .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. still[33..]];
    }

    public static byte[] MovingGif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B,
    ];

    /// <summary>Two frames of one still picture, as https://developers.google.com/speed/webp/docs/riff_container lays them out.</summary>
    public static byte[] MovingWebp(string name)
    {
        const int width = 320, height = 240;
        static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
        static byte[] Piece(string type, byte[] data) => [.. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];
        // Behind RIFF, its length and WEBP.
        var still = Scene(name, width, height, SKEncodedImageFormat.Webp)[12..];
        byte[] size = [.. Three(width - 1), .. Three(height - 1)];
        byte[] frame = [.. Three(0), .. Three(0), .. size, .. Three(100), 0, .. still];
        byte[] body = [.. "WEBP"u8, .. Piece("VP8X", [0x02, 0, 0, 0, .. size]), .. Piece("ANIM", [0, 0, 0, 0, 0, 0]), .. Piece("ANMF", frame), .. Piece("ANMF", frame)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[200]];

    /// <summary>A JPEG with what a camera writes.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] WithExif(byte[] jpeg, string taken, string make, string model, bool hasPlace, int orientation = 1)
    {
        // Little-endian TIFF: the main folder at 8, texts behind the folders.
        var texts = new List<byte>();
        var main = new List<byte[]>();
        const int mainEntries = 5, exifEntries = 1, placeEntries = 1;
        const int exifAt = 8 + 2 + (mainEntries * 12) + 4, placeAt = exifAt + 2 + (exifEntries * 12) + 4, textsAt = placeAt + 2 + (placeEntries * 12) + 4;
        byte[] Entry(int tag, int type, int count, int value) => [(byte)tag, (byte)(tag >> 8), (byte)type, 0, .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)];
        byte[] Text(int tag, string text)
        {
            var at = textsAt + texts.Count;
            var bytes = Encoding.ASCII.GetBytes(text + "\0");
            // Up to four bytes stand in the entry itself.
            if (bytes.Length <= 4) return Entry(tag, 2, bytes.Length, BitConverter.ToInt32([.. bytes, .. new byte[4 - bytes.Length]]));
            texts.AddRange(bytes);
            return Entry(tag, 2, bytes.Length, at);
        }

        main.AddRange([Text(0x010F, make), Text(0x0110, model), Entry(0x0112, 3, 1, orientation), Entry(0x8769, 4, 1, exifAt), Entry(0x8825, 4, 1, hasPlace ? placeAt : exifAt + 2 + 12)]);
        byte[] exif = [1, 0, .. Text(0x9003, taken), 0, 0, 0, 0];
        byte[] place = hasPlace ? [1, 0, .. Entry(0, 1, 4, 2), 0, 0, 0, 0] : new byte[18];
        byte[] tiff = [.. "II"u8, 42, 0, 8, 0, 0, 0, mainEntries, 0, .. main.SelectMany(entry => entry), 0, 0, 0, 0, .. exif, .. place, .. texts];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    private static readonly byte[] PngSign = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        var crc = uint.MaxValue;
        foreach (var one in typed)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~crc);
        return [.. length, .. typed, .. sum];
    }

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    private static SKColor Colour(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
}
