using System.Text;

namespace ChatBot.Features.Evidence;

/// <summary>What a file is by its first bytes. Names and headers are what somebody says it is; neither is asked.</summary>
/// <param name="ContentType">As the web writes it: <c>image/jpeg</c>.</param>
public sealed record ContentSniff(ContentFamily Family, string ContentType)
{
    private static readonly ContentSniff Unknown = new(ContentFamily.Unknown, "application/octet-stream");

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    public static ContentSniff Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return Unknown;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Picture("image/jpeg");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Picture("image/png");
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return Picture("image/gif");
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)) return Picture("image/webp");
        if (bytes.Length >= 26 && bytes.StartsWith("BM"u8) && bytes[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124) return Picture("image/bmp");
        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8)) return OfBrand(Encoding.ASCII.GetString(bytes[8..12]));
        if (bytes.StartsWith("#!AMR"u8)) return new ContentSniff(ContentFamily.Sound, "audio/amr");
        if (bytes.StartsWith("%PDF-"u8)) return Document("application/pdf");
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return Document("application/zip");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return Document("application/x-ole-storage");
        return IsText(bytes) ? Document("text/plain") : Unknown;
    }

    /// <summary>As people say it.</summary>
    public static string NameOf(string contentType) => contentType switch
    {
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        "image/gif" => "GIF",
        "image/webp" => "WebP",
        "image/bmp" => "BMP",
        "application/pdf" => "PDF",
        "application/zip" or "application/x-ole-storage" => "文档",
        "text/plain" => "文本",
        "video/mp4" => "视频",
        "audio/amr" => "录音",
        _ => "文件",
    };

    private static ContentSniff OfBrand(string brand) =>
        HeicBrands.Contains(brand, StringComparer.Ordinal) ? new ContentSniff(ContentFamily.HeicPicture, "image/heic")
        : brand is "avif" or "avis" ? new ContentSniff(ContentFamily.HeicPicture, "image/avif")
        : new ContentSniff(ContentFamily.Video, "video/mp4");

    /// <summary>UTF-8 without control characters, as exported logs are; judged by its first 4 kB.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 4096)];
        if (head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)31)) return false;
        // HTML and scripts that pass for a picture are no proof.
        if (head.TrimStart(" \t\r\n"u8) is var start && (start.StartsWith("<"u8) || start.StartsWith("#!"u8))) return false;
        var text = Encoding.UTF8.GetString(head);
        return !text.AsSpan(0, Math.Max(0, text.Length - 2)).Contains('\uFFFD');
    }

    private static ContentSniff Picture(string contentType) => new(ContentFamily.Picture, contentType);

    private static ContentSniff Document(string contentType) => new(ContentFamily.Document, contentType);
}

public enum ContentFamily
{
    Unknown,
    Picture,

    /// <summary>HEIC or AVIF: what an iPhone keeps, and what few programs open.</summary>
    HeicPicture,
    Video,
    Sound,
    Document,
}
