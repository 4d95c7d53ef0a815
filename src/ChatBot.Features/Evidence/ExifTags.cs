using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ChatBot.Features.Evidence;

/// <summary>
/// What a camera wrote into a picture. Chat programs mostly strip it, so that nothing at all is the usual case; and anybody can write it, so that it
/// is a hint and never a proof. Of the place only whether one is there.
/// </summary>
/// <param name="TakenAt">By the clock of the camera, which carries no zone.</param>
/// <param name="Camera">Maker and model, or empty.</param>
public sealed record ExifTags(DateTime? TakenAt, string Camera, bool HasPlace)
{
    public static readonly ExifTags None = new(null, "", false);

    private const int LongestCamera = 60;

    private const ushort Make = 0x010F, Model = 0x0110, Changed = 0x0132, ExifFolder = 0x8769, PlaceFolder = 0x8825, Original = 0x9003;

    /// <summary>Reads JPEG, PNG and WebP. What is broken is as good as missing.</summary>
    public static ExifTags Of(ReadOnlySpan<byte> picture) => BlockOf(picture) is { IsEmpty: false } block ? OfTiff(block) : None;

    private static ReadOnlySpan<byte> BlockOf(ReadOnlySpan<byte> picture)
    {
        if (picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return OfJpeg(picture);
        if (picture.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P'])) return OfChunks(picture[8..], isPng: true);
        return picture.StartsWith("RIFF"u8) && picture.Length > 12 ? OfChunks(picture[12..], isPng: false) : default;
    }

    private static ReadOnlySpan<byte> OfJpeg(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            // The picture itself begins: nothing of ours follows.
            if (marker == 0xDA) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length) break;
            var body = jpeg.Slice(at + 4, length - 2);
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) return body[6..];
            at += 2 + length;
        }

        return default;
    }

    private static ReadOnlySpan<byte> OfChunks(ReadOnlySpan<byte> chunks, bool isPng)
    {
        while (chunks.Length >= 8)
        {
            var length = isPng ? BinaryPrimitives.ReadUInt32BigEndian(chunks) : BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
            var name = isPng ? chunks[4..8] : chunks[..4];
            if (length > chunks.Length - 8) break;
            if (name.SequenceEqual(isPng ? "eXIf"u8 : "EXIF"u8))
            {
                var body = chunks.Slice(8, (int)length);
                return body.StartsWith("Exif\0\0"u8) ? body[6..] : body;
            }

            var next = 8 + length + (isPng ? 4 : length % 2);
            if (next > chunks.Length) break;
            chunks = chunks[(int)next..];
        }

        return default;
    }

    private static ExifTags OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return None;
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8)) return None;
        var main = Folder(tiff, Number(tiff, 4, 4, isLittle), isLittle);
        var exif = main.TryGetValue(ExifFolder, out var at) ? Folder(tiff, at.Value, isLittle) : [];
        var maker = Text(tiff, main, Make, isLittle);
        var model = Text(tiff, main, Model, isLittle);
        var camera = model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}".Trim();
        var taken = Text(tiff, exif, Original, isLittle) is { Length: > 0 } original ? original : Text(tiff, main, Changed, isLittle);
        return new ExifTags(
            DateTime.TryParseExact(taken, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            camera.Length > LongestCamera ? camera[..LongestCamera] : camera,
            main.TryGetValue(PlaceFolder, out var place) && Folder(tiff, place.Value, isLittle).Count > 0);
    }

    /// <summary>Tag → its type, count and value or offset; the first 200 entries.</summary>
    private static Dictionary<ushort, (uint Count, uint Value, int At)> Folder(ReadOnlySpan<byte> tiff, uint offset, bool isLittle)
    {
        var entries = new Dictionary<ushort, (uint, uint, int)>();
        if (offset + 2L > tiff.Length) return entries;
        var count = Math.Min(Number(tiff, (int)offset, 2, isLittle), 200);
        for (var i = 0; i < count; i++)
        {
            var at = offset + 2L + (i * 12L);
            if (at + 12 > tiff.Length) break;
            entries[(ushort)Number(tiff, (int)at, 2, isLittle)] = (Number(tiff, (int)at + 4, 4, isLittle), Number(tiff, (int)at + 8, 4, isLittle), (int)at + 8);
        }

        return entries;
    }

    private static string Text(ReadOnlySpan<byte> tiff, Dictionary<ushort, (uint Count, uint Value, int At)> folder, ushort tag, bool isLittle)
    {
        if (!folder.TryGetValue(tag, out var entry) || entry.Count is 0 or > 256) return "";
        // Up to four letters stand in the entry itself.
        var at = entry.Count <= 4 ? (uint)entry.At : entry.Value;
        if (at + entry.Count > tiff.Length) return "";
        var text = Encoding.UTF8.GetString(tiff.Slice((int)at, (int)entry.Count));
        return new string([.. text.TakeWhile(letter => letter != '\0').Where(letter => !char.IsControl(letter))]).Trim();
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at, int size, bool isLittle) => (size, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
    };
}
