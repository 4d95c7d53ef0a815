using ChatBot.Features.Evidence;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Evidence;

/// <summary>The look-up finds exactly what comparing with every picture would find.</summary>
public sealed class NearPicturesTests
{
    [Fact]
    public async Task The_bands_find_what_a_comparison_with_all_would_find()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var random = new Random(20261124);
        var wanted = random.NextInt64();
        var hashes = Enumerable.Range(0, 2000).Select(index => index % 4 == 0 ? Changed(wanted, random.Next(0, 12), random) : random.NextInt64()).ToList();
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            await db.ExecuteManyAsync(
                """
                insert into evidence (media_kind, media_id, uploader, received_at, record_no, part, state, picture_hash, number, accepted)
                values ('Picture', @Id, 'lina', 0, 'KS-1', 'logistics', 'Stored', @Hash, 1, 1)
                """,
                [.. hashes.Select((hash, index) => new { Id = $"m{index}", Hash = hash })], cancel);
            await db.ExecuteManyAsync(
                "insert into evidence_bands (band_key, evidence_id) values (@Key, @Id)",
                [.. hashes.SelectMany((hash, index) => PictureHash.Keys(hash).Select(key => new { Key = key, Id = index + 1L }))], cancel);
        });

        for (var bits = 0; bits <= PictureHash.FarthestFound; bits++)
        {
            var found = await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<EvidenceStore>().NearAsync(0, wanted, bits, cancel));

            var expected = hashes.Select((hash, index) => (Bits: PictureHash.Distance(hash, wanted), Id: index + 1L)).Where(one => one.Bits <= bits).OrderBy(one => one.Bits).ThenBy(one => one.Id).Take(20).ToList();
            Assert.Equal(expected, found.Select(twin => (twin.Bits, twin.Id)));
        }
    }

    private static long Changed(long hash, int bits, Random random) =>
        Enumerable.Range(0, 64).OrderBy(_ => random.Next()).Take(bits).Aggregate(hash, (changed, bit) => changed ^ (1L << bit));
}
