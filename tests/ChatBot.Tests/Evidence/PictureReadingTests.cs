using ChatBot.Features.Evidence;
using CsCheck;
using SkiaSharp;

namespace ChatBot.Tests.Evidence;

public sealed class PictureReadingTests
{
    private static readonly EvidenceOptions Limits = new();

    public static TheoryData<string, EvidenceProblem> Faults { get; } = new()
    {
        { "empty", EvidenceProblem.Empty },
        { "cut off", EvidenceProblem.Corrupt },
        { "bomb", EvidenceProblem.TooManyPixels },
        { "moving png", EvidenceProblem.Animated },
        { "moving gif", EvidenceProblem.Animated },
        { "moving webp", EvidenceProblem.Animated },
        { "heic", EvidenceProblem.Heic },
        { "pdf", EvidenceProblem.NotAPicture },
        { "html", EvidenceProblem.NotAPicture },
        { "program", EvidenceProblem.NotAPicture },
        { "too large", EvidenceProblem.TooLarge },
        { "broken", EvidenceProblem.Corrupt },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_no_picture_is_named_by_its_content(string fault, EvidenceProblem expected) =>
        Assert.Equal(expected, Read(BytesOf(fault)).Problem);

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void A_picture_has_its_size_and_type_by_its_content(SKEncodedImageFormat format, string type)
    {
        var reading = Read(TestPictures.Scene("sizes", 400, 300, format));

        Assert.True(reading.IsPicture);
        Assert.Equal((400, 300, type), (reading.Width, reading.Height, reading.Content.ContentType));
        Assert.NotNull(reading.Hash);
    }

    [Fact]
    public void A_gif_that_stands_still_is_a_picture()
    {
        var still = TestPictures.MovingGif();
        byte[] one = [.. still[..42], 0x3B];

        Assert.Equal(EvidenceProblem.None, Read(one).Problem);
    }

    [Fact]
    public void A_document_sent_as_a_file_is_one()
    {
        Assert.Equal(EvidenceProblem.None, PictureReading.Of([.. "%PDF-1.7"u8, .. new byte[100]], sentAsPicture: false, Limits).Problem);
        Assert.Equal(EvidenceProblem.UnknownKind, PictureReading.Of([.. "MZ"u8, .. new byte[100]], sentAsPicture: false, Limits).Problem);
    }

    [Fact]
    public void The_camera_is_read_and_of_the_place_only_whether_there_is_one()
    {
        var reading = Read(TestPictures.WithExif(TestPictures.Scene("exif"), "2026:11:23 09:58:07", "HUAWEI", "HUAWEI P60", hasPlace: true));

        Assert.Equal(new ExifTags(new DateTime(2026, 11, 23, 9, 58, 7), "HUAWEI P60", HasPlace: true), reading.Exif);
        Assert.Equal(ExifTags.None, Read(TestPictures.Scene("plain")).Exif);
        Assert.False(Read(TestPictures.WithExif(TestPictures.Scene("exif"), "broken", "A", "B", hasPlace: false)).Exif!.HasPlace);
    }

    /// <summary>Whatever arrives, nothing throws and nothing is decoded that is too large.</summary>
    [Fact]
    public void Any_bytes_are_read_without_an_accident()
    {
        var good = TestPictures.WithExif(TestPictures.Scene("fuzz", 64, 48), "2026:11:23 09:58:07", "HUAWEI", "P60", hasPlace: true);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[1, good.Length]).Sample(
            (at, value, length) =>
            {
                var broken = good[..length];
                if (at < length) broken[at] = value;
                _ = Read(broken);
                _ = PictureReading.Of(broken[^Math.Min(40, length)..], sentAsPicture: false, Limits);
            },
            iter: 300);
    }

    internal static byte[] BytesOf(string fault) => fault switch
    {
        "empty" => [],
        "cut off" => TestPictures.CutOff("cut"),
        "bomb" => TestPictures.Bomb(),
        "moving png" => TestPictures.MovingPng("moves"),
        "moving gif" => TestPictures.MovingGif(),
        "moving webp" => TestPictures.MovingWebp("moves"),
        "heic" => TestPictures.Heic(),
        "pdf" => [.. "%PDF-1.7\n"u8, .. new byte[100]],
        "html" => [.. "<html><script>alert(1)</script></html>"u8],
        "program" => [.. "MZ"u8, .. new byte[200]],
        "too large" => [0xFF, 0xD8, 0xFF, .. new byte[21 * 1024 * 1024]],
        "broken" => [0xFF, 0xD8, 0xFF, .. new byte[500]],
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static PictureReading Read(byte[] bytes) => PictureReading.Of(bytes, sentAsPicture: true, Limits);
}
