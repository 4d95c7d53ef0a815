using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatBot.Sandbox.Page;

/// <summary>
/// Pictures to send without looking for one: a parcel, a signed page. Drawn on the spot as PNG; no two are alike in their bytes, so that a bot which
/// recognises the same proof handed in twice does not mistake two samples for one.
/// </summary>
internal static class SamplePictures
{
    private const int Width = 320;
    private const int Height = 240;
    private static int _drawn;

    /// <exception cref="InvalidOperationException">No such sample.</exception>
    public static (byte[] Bytes, string FileName) Draw(string sample)
    {
        var serial = Interlocked.Increment(ref _drawn);
        var pixels = sample switch
        {
            "package" => Package(),
            "scan" => Scan(),
            _ => throw new InvalidOperationException($"No sample picture {sample}"),
        };
        // The serial number as a row of dots in the corner.
        for (var bit = 0; bit < 24; bit++)
        {
            if ((serial >> bit & 1) == 1)
                Fill(pixels, 4 + bit * 6, 4, 4, 4, 0x3366CC);
        }

        return (Png(pixels), $"{sample}-{serial}.png");
    }

    private static byte[] Package()
    {
        var pixels = Canvas(0xE8EEF2);
        Fill(pixels, 60, 60, 200, 140, 0xC89B5E);
        Fill(pixels, 150, 60, 20, 140, 0xE3C58F);
        Fill(pixels, 80, 140, 60, 40, 0xFFFFFF);
        for (var i = 0; i < 12; i++)
            Fill(pixels, 84 + i * 4, 146, i % 3 == 0 ? 3 : 1, 20, 0x222222);
        return pixels;
    }

    private static byte[] Scan()
    {
        var pixels = Canvas(0xB0B4B8);
        Fill(pixels, 80, 10, 160, 220, 0xFFFFFF);
        for (var line = 0; line < 12; line++)
            Fill(pixels, 96, 30 + line * 12, line % 4 == 3 ? 80 : 128, 3, 0x555555);
        Fill(pixels, 180, 180, 36, 36, 0xD03030);
        Fill(pixels, 186, 186, 24, 24, 0xFFFFFF);
        return pixels;
    }

    private static byte[] Canvas(int colour)
    {
        var pixels = new byte[Width * Height * 3];
        Fill(pixels, 0, 0, Width, Height, colour);
        return pixels;
    }

    private static void Fill(byte[] pixels, int left, int top, int width, int height, int colour)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                var at = (y * Width + x) * 3;
                pixels[at] = (byte)(colour >> 16);
                pixels[at + 1] = (byte)(colour >> 8);
                pixels[at + 2] = (byte)colour;
            }
        }
    }

    private static byte[] Png(byte[] pixels)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, y * Width * 3, Width * 3);
            }
        }

        Chunk(png, "IDAT"u8, data.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] typed = [.. type, .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
