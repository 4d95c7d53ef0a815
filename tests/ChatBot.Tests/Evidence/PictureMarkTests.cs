using ChatBot.Features.Evidence;
using SkiaSharp;

namespace ChatBot.Tests.Evidence;

/// <summary>Judged by what can be seen, not by bytes: another release of the library may round otherwise.</summary>
public sealed class PictureMarkTests
{
    private static readonly SKTypeface Font = new FontFinder(new EvidenceOptions()).Font
        ?? throw new InvalidOperationException($"These tests need a font with Chinese characters: {FontFinder.Remedy}");

    private static readonly IReadOnlyList<string> Lines = MarkLines.Of("KS-7", 2, "7K3P", TestBot.At("2026-11-23 10:03:20"), "李强", "物流部", "9f3ac1d2e4f5");

    public static TheoryData<string, int, int> Shapes { get; } = new()
    {
        { "light", 1280, 960 }, { "dark", 1280, 960 }, { "scene", 1280, 960 }, { "scene", 900, 1600 }, { "scene", 4000, 400 }, { "scene", 150, 2000 }, { "light", 40, 30 }, { "dark", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_letters_can_be_read_on_anything(string kind, int width, int height)
    {
        using var copy = SKBitmap.Decode(PictureMark.Draw(PictureOf(kind, width, height), Lines, Font, 5_000_000));

        // The lower left corner: the dark of the plate, and on it letters, neither few nor all.
        var corner = Corner(copy).Order().ToList();
        var (plate, letters) = (corner[corner.Count / 4], corner[corner.Count * 99 / 100]);
        Assert.True((letters + 0.05) / (plate + 0.05) >= 4.5, $"Contrast is {(letters + 0.05) / (plate + 0.05):0.0}.");
        Assert.InRange(corner.Count(level => level > 0.4) / (double)corner.Count, 0.02, 0.4);
        Assert.True(copy.Width >= Math.Min(width, 190), $"{copy.Width} is too narrow for the text.");
    }

    [Fact]
    public void What_the_plate_would_hide_is_still_there()
    {
        using var original = TestPictures.Bitmap("panorama", 2000, 200);
        using var copy = SKBitmap.Decode(PictureMark.Draw(TestPictures.Encoded(original, SKEncodedImageFormat.Png, 100), Lines, Font, 5_000_000));

        Assert.True(copy.Height > 200);
        Assert.InRange(Difference(original, copy, 0, 190), 0, 12);
    }

    [Fact]
    public void Above_the_plate_the_picture_is_as_it_was()
    {
        using var original = TestPictures.Bitmap("above", 1280, 960);
        using var copy = SKBitmap.Decode(PictureMark.Draw(TestPictures.Encoded(original, SKEncodedImageFormat.Png, 100), Lines, Font, 5_000_000));

        Assert.Equal((1280, 960), (copy.Width, copy.Height));
        Assert.InRange(Difference(original, copy, 0, 600), 0, 6);
    }

    [Fact]
    public void The_same_picture_and_lines_give_the_same_copy_and_others_another()
    {
        var picture = TestPictures.Scene("same", 800, 600);

        var first = PictureMark.Draw(picture, Lines, Font, 5_000_000);

        Assert.Equal(first, PictureMark.Draw(picture, Lines, Font, 5_000_000));
        Assert.NotEqual(first, PictureMark.Draw(picture, ["KS-8"], Font, 5_000_000));
    }

    [Fact]
    public void A_photo_that_lies_on_its_side_stands_upright_on_the_copy()
    {
        var lying = TestPictures.WithExif(TestPictures.Scene("lying", 800, 600), "2026:11:23 09:58:00", "A", "B", hasPlace: false, orientation: 6);

        using var copy = SKBitmap.Decode(PictureMark.Draw(lying, Lines, Font, 5_000_000));

        Assert.Equal((600, 800), (copy.Width, copy.Height));
    }

    [Fact]
    public void A_large_photo_becomes_a_copy_that_wecom_takes()
    {
        var copy = PictureMark.Draw(TestPictures.Scene("large", 4000, 3000), Lines, Font, 5_000_000);

        using var bitmap = SKBitmap.Decode(copy);
        Assert.InRange((long)bitmap.Width * bitmap.Height, 4_000_000, 5_010_000);
        Assert.InRange(copy.Length, 1, PictureMark.LargestCopy);
    }

    [Fact]
    public void Long_names_are_wrapped_and_nothing_is_cut_off()
    {
        var lines = MarkLines.Of("KS-7", 2, "7K3P", TestBot.At("2026-11-23 10:03:20"), "阿卜杜热合曼·买买提依明江·吐尔逊", "华东区医疗器械售后服务与质量保障联合中心", "9f3ac1d2e4f5");

        using var brief = SKBitmap.Decode(PictureMark.Draw(TestPictures.Plain(60, 40, SKColors.White), Lines, Font, 5_000_000));
        using var lengthy = SKBitmap.Decode(PictureMark.Draw(TestPictures.Plain(60, 40, SKColors.White), lines, Font, 5_000_000));

        Assert.Equal(brief.Width, lengthy.Width);
        Assert.True(lengthy.Height >= brief.Height + 30, $"{lengthy.Height} against {brief.Height}");
    }

    [Fact]
    public void A_missing_font_is_named_with_the_package()
    {
        var finder = new FontFinder(new EvidenceOptions { Font = "/no/such/font.ttf" });

        Assert.Null(finder.Font);
        Assert.Contains("/no/such/font.ttf", finder.Problem, StringComparison.Ordinal);
        Assert.Contains("fonts-wqy-microhei", FontFinder.Remedy, StringComparison.Ordinal);
    }

    private static byte[] PictureOf(string kind, int width, int height) => kind switch
    {
        "light" => TestPictures.Plain(width, height, SKColors.White),
        "dark" => TestPictures.Plain(width, height, new SKColor(6, 6, 8)),
        _ => TestPictures.Scene("marked", width, height),
    };

    /// <summary>Relative luminance (WCAG) of the lower left corner.</summary>
    private static IEnumerable<double> Corner(SKBitmap copy)
    {
        var (width, height) = (Math.Min(copy.Width, 170), Math.Min(copy.Height, 60));
        for (var y = copy.Height - height; y < copy.Height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var colour = copy.GetPixel(x, y);
                yield return (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));
            }
        }
    }

    private static double Linear(byte level) => level / 255.0 <= 0.04045 ? level / 255.0 / 12.92 : Math.Pow(((level / 255.0) + 0.055) / 1.055, 2.4);

    /// <summary>Mean difference of the colours between two rows, in levels.</summary>
    private static double Difference(SKBitmap one, SKBitmap other, int fromRow, int toRow)
    {
        double sum = 0;
        var count = 0;
        for (var y = fromRow; y < toRow; y += 3)
        {
            for (var x = 0; x < one.Width; x += 3)
            {
                var (a, b) = (one.GetPixel(x, y), other.GetPixel(x, y));
                sum += Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);
                count += 3;
            }
        }

        return sum / count;
    }
}
