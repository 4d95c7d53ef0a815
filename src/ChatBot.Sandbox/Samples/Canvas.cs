using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatBot.Sandbox.Samples;

/// <summary>Coloured rectangles, and a PNG of them: all that a sample picture needs.</summary>
internal sealed class Canvas
{
    private readonly byte[] _pixels;

    public Canvas(int width, int height, int colour)
    {
        (Width, Height, _pixels) = (width, height, new byte[width * height * 3]);
        Fill(0, 0, width, height, colour);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>What lies outside is left out.</summary>
    /// <param name="colour">0xRRGGBB.</param>
    public void Fill(int left, int top, int width, int height, int colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                var at = (y * Width + x) * 3;
                _pixels[at] = (byte)(colour >> 16);
                _pixels[at + 1] = (byte)(colour >> 8);
                _pixels[at + 2] = (byte)colour;
            }
        }
    }

    /// <param name="before">A chunk that stands before the data, or null.</param>
    public byte[] Png((string Type, byte[] Data)? before = null)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR", header);
        if (before is { } chunk) Chunk(png, chunk.Type, chunk.Data);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(_pixels, y * Width * 3, Width * 3);
            }
        }

        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] typed = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
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
