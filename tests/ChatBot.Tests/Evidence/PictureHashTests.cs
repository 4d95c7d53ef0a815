using ChatBot.Features.Evidence;
using CsCheck;
using SkiaSharp;

namespace ChatBot.Tests.Evidence;

public sealed class PictureHashTests
{
    private static readonly EvidenceOptions Limits = new();

    private static readonly Gen<string> Names = Gen.Int[0, int.MaxValue].Select(number => $"scene {number}");

    [Fact]
    public void A_picture_that_was_saved_anew_or_made_smaller_is_near()
    {
        Gen.Select(Names, Gen.Int[35, 95], Gen.Int[25, 100]).Sample(
            (name, quality, percent) =>
            {
                using var original = TestPictures.Bitmap(name, 640, 480);
                using var smaller = original.Resize(new SKImageInfo(640 * percent / 100, 480 * percent / 100), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
                var again = TestPictures.Encoded(smaller, SKEncodedImageFormat.Jpeg, quality);

                var bits = PictureHash.Distance(HashOf(TestPictures.Encoded(original, SKEncodedImageFormat.Png, 100)), HashOf(again));

                return bits <= Limits.NearBits;
            },
            iter: 60);
    }

    [Fact]
    public void A_little_brighter_is_near()
    {
        Names.Sample(
            name =>
            {
                using var original = TestPictures.Bitmap(name, 320, 240);
                using var brighter = new SKBitmap(original.Info);
                using var canvas = new SKCanvas(brighter);
                using var paint = new SKPaint { ColorFilter = SKColorFilter.CreateLighting(new SKColor(230, 230, 230), new SKColor(20, 20, 20)) };
                using var image = SKImage.FromBitmap(original);
                canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
                canvas.Flush();

                return PictureHash.Distance(HashOf(TestPictures.Encoded(original, SKEncodedImageFormat.Png, 100)), HashOf(TestPictures.Encoded(brighter, SKEncodedImageFormat.Png, 100))) <= Limits.NearBits;
            },
            iter: 40);
    }

    [Fact]
    public void Different_pictures_are_far()
    {
        var hashes = Enumerable.Range(0, 120).Select(number => HashOf(TestPictures.Scene($"far {number}"))).ToList();

        var nearest = hashes.SelectMany((one, index) => hashes.Skip(index + 1).Select(other => PictureHash.Distance(one, other))).Min();

        Assert.True(nearest > PictureHash.FarthestFound, $"Two of 120 scenes differ in {nearest} bits only.");
    }

    /// <summary>Seven bits over four bands leave one with at most one: whatever bits they are.</summary>
    [Fact]
    public void Whatever_is_near_is_found_by_its_keys()
    {
        Gen.Select(Gen.Long, Gen.Int[0, 63].HashSet[0, PictureHash.FarthestFound]).Sample((hash, flips) =>
        {
            var other = flips.Aggregate(hash, (bits, flip) => bits ^ (1L << flip));
            return PictureHash.Keys(other).Intersect(PictureHash.KeysNear(hash)).Any();
        });
    }

    [Fact]
    public void A_blank_picture_is_like_no_other()
    {
        Assert.Null(ReadingOf(TestPictures.Plain(320, 240, SKColors.White)).Hash);
        Assert.Null(ReadingOf(TestPictures.Plain(320, 240, SKColors.Black)).Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_camera_that_was_held_another_way_changes_nothing(int orientation)
    {
        // The upright picture, and the same stored as the sensor lies.
        using var upright = TestPictures.Bitmap("held", 320, 240);
        var turn = new PictureTurn((SKEncodedOrigin)orientation);
        using var stored = new SKBitmap(turn.Swaps ? 240 : 320, turn.Swaps ? 320 : 240);
        using (var canvas = new SKCanvas(stored))
        {
            Assert.True(turn.Matrix(stored.Width, stored.Height).TryInvert(out var back));
            canvas.Concat(back);
            using var image = SKImage.FromBitmap(upright);
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        }

        var reading = ReadingOf(TestPictures.WithExif(TestPictures.Encoded(stored, SKEncodedImageFormat.Jpeg, 92), "2026:11:23 09:58:00", "HUAWEI", "P60", hasPlace: false, orientation));

        Assert.Equal((320, 240), (reading.Width, reading.Height));
        Assert.InRange(PictureHash.Distance(HashOf(TestPictures.Encoded(upright, SKEncodedImageFormat.Jpeg, 92)), reading.Hash!.Value), 0, 4);
    }

    private static PictureReading ReadingOf(byte[] picture) => PictureReading.Of(picture, sentAsPicture: true, Limits);

    private static long HashOf(byte[] picture) => ReadingOf(picture).Hash!.Value;
}
