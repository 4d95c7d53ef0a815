using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace ChatBot.Browser.Tests;

/// <summary>
/// Writes a picture with its 256 commonest colours, the others as the nearest of them: a page of text looks the same and takes a third of the bytes, which
/// stay in the repository for ever.
/// </summary>
internal static class PalettePng
{
    private const int Colours = 256;

    public static byte[] Shrink(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        var pixels = picture.Pixels;
        var palette = pixels.CountBy(colour => (uint)colour).OrderByDescending(one => one.Value).Take(Colours).Select(one => (SKColor)one.Key).ToArray();
        var nearest = palette.Select((colour, index) => (colour, index)).ToDictionary(one => (uint)one.colour, one => (byte)one.index);
        var rows = new byte[picture.Height * (picture.Width + 1)];
        for (var at = 0; at < pixels.Length; at++)
        {
            if (!nearest.TryGetValue((uint)pixels[at], out var index)) nearest[(uint)pixels[at]] = index = Nearest(palette, pixels[at]);
            // Each row begins with its filter, 0 for none.
            rows[at + at / picture.Width + 1] = index;
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize)) zip.Write(rows);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), picture.Height);
        // Eight bits a pixel, each an index into the palette.
        (head[8], head[9]) = (8, 3);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, head), .. Chunk("PLTE"u8, [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte Nearest(SKColor[] palette, SKColor colour)
    {
        static int Square(int difference) => difference * difference;
        return (byte)Enumerable.Range(0, palette.Length).MinBy(index =>
            Square(palette[index].Red - colour.Red) + Square(palette[index].Green - colour.Green) + Square(palette[index].Blue - colour.Blue));
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Sum(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
        }

        return ~sum;
    }
}
