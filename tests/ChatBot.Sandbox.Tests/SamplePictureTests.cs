using ChatBot.Features.Evidence;
using ChatBot.Sandbox.Samples;

namespace ChatBot.Sandbox.Tests;

/// <summary>The sample pictures are what their buttons say, to the eyes of the bot.</summary>
public sealed class SamplePictureTests
{
    private static readonly EvidenceOptions Limits = new();

    [Theory]
    [InlineData("package", EvidenceProblem.None)]
    [InlineData("scan", EvidenceProblem.None)]
    [InlineData("dark", EvidenceProblem.None)]
    [InlineData("tiny", EvidenceProblem.None)]
    [InlineData("again", EvidenceProblem.None)]
    [InlineData("corrupt", EvidenceProblem.Corrupt)]
    [InlineData("animated", EvidenceProblem.Animated)]
    [InlineData("heic", EvidenceProblem.Heic)]
    [InlineData("empty", EvidenceProblem.Empty)]
    public void A_sample_is_what_it_is_called(string sample, EvidenceProblem expected) => Assert.Equal(expected, Read(sample).Problem);

    [Fact]
    public void Two_photos_of_a_parcel_are_two_and_the_same_again_is_one()
    {
        var photos = Enumerable.Range(0, 40).Select(_ => Read("package").Hash!.Value).ToList();

        var nearest = photos.SelectMany((one, index) => photos.Skip(index + 1).Select(other => PictureHash.Distance(one, other))).Min();

        Assert.True(nearest > Limits.NearBits, $"Two of 40 photos differ in {nearest} bits only.");
        Assert.Equal(SamplePictures.Draw("again").Bytes, SamplePictures.Draw("again").Bytes);
    }

    private static PictureReading Read(string sample) => PictureReading.Of(SamplePictures.Draw(sample).Bytes, sentAsPicture: true, Limits);
}
