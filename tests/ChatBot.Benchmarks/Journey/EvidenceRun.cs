using System.Diagnostics;
using System.Globalization;
using ChatBot.Features.Evidence;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ChatBot.Benchmarks.Journey;

/// <summary>What a photo costs: looking into one of 12 million pixels, drawing the time on its copy, and finding its like among 100,000.</summary>
internal static class EvidenceRun
{
    private const int Pictures = 100_000, Looks = 200, Repeats = 9;

    public static async Task RunAsync()
    {
        Console.WriteLine("| what | result |");
        Console.WriteLine("|---|---|");
        var options = new EvidenceOptions();
        var photo = Photo(4000, 3000);
        Say($"looking into a photo of 12 MP ({photo.Length / 1024.0 / 1024:F1} MB JPEG: header, decoding, hash)", Median(() => PictureReading.Of(photo, sentAsPicture: true, options)));
        if (new FontFinder(options).Font is not { } font) throw new InvalidOperationException(FontFinder.Remedy);
        var lines = MarkLines.Of("KS-7", 1, "7K3P", DateTimeOffset.UnixEpoch, "李强", "物流部", new string('0', 64));
        Say("drawing the time on its copy of 5 MP, as JPEG", Median(() => PictureMark.Draw(photo, lines, font, options.CopyPixels)));
        await NearAsync(options);
    }

    private static async Task NearAsync(EvidenceOptions options)
    {
        await using var bot = await BenchBot.StartAsync(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), 2);
        var random = new Random(20261124);
        var hashes = Enumerable.Range(0, Pictures).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        await bot.Get<UnitOfWork>().WriteAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            await db.ExecuteManyAsync(
                """
                insert into evidence (media_kind, media_id, uploader, received_at, record_no, part, number, state, sha256, picture_hash, accepted)
                values ('Picture', @Media, 'rep1', 0, 'KS-1', 'logistics', 1, 'Stored', @Media, @Hash, 1)
                """,
                [.. hashes.Select((hash, index) => new { Media = $"m{index}", Hash = hash })], cancel);
            await db.ExecuteManyAsync(
                "insert into evidence_bands (band_key, evidence_id) values (@Key, @Id)",
                [.. hashes.SelectMany((hash, index) => PictureHash.Keys(hash).Select(key => new { Key = key, Id = index + 1L }))], cancel);
        });

        var took = new List<double>();
        var found = 0;
        for (var look = 0; look < Looks; look++)
        {
            // A picture that was saved anew: four bits of one of them have changed.
            var wanted = Enumerable.Range(0, 4).Aggregate(hashes[random.Next(Pictures)], (hash, _) => hash ^ (1L << random.Next(64)));
            var began = Stopwatch.GetTimestamp();
            var near = await bot.Get<UnitOfWork>().ReadAsync((scope, cancel) => scope.GetRequiredService<EvidenceStore>().NearAsync(0, wanted, options.NearBits, cancel));
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            found += near.Count > 0 ? 1 : 0;
        }

        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| finding the like of a picture among {Pictures:N0} ({found} of {Looks} found) | {took[Looks / 2]:F1} ms (median), {took[Looks * 99 / 100]:F1} ms (p99) |"));
    }

    private static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var noise = new SKPaint { Shader = SKShader.CreatePerlinNoiseFractalNoise(0.02f, 0.02f, 6, 7) };
        canvas.DrawRect(0, 0, width, height, noise);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>Of the processor, which stays the same on a busy machine.</summary>
    private static double Median(Action act)
    {
        using var process = Process.GetCurrentProcess();
        var took = Enumerable.Range(0, Repeats).Select(_ =>
        {
            process.Refresh();
            var began = process.TotalProcessorTime;
            act();
            process.Refresh();
            return (process.TotalProcessorTime - began).TotalMilliseconds;
        }).Order().ToList();
        return took[Repeats / 2];
    }

    private static void Say(string what, double milliseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {milliseconds:F0} ms of processor (median of {Repeats}) |"));
}
