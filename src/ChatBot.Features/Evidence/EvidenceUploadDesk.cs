using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>Keeps and looks at what came over a page, outside of any transaction.</summary>
public sealed class UploadReader(EvidenceFiles files, EvidenceOptions options)
{
    public async Task<UploadedProof> ReadAsync(Stream content, CancellationToken cancel)
    {
        try
        {
            var stored = await files.StoreAsync(content, "application/octet-stream", cancel);
            return new UploadedProof(stored, PictureReading.Of(await files.ReadAsync(stored.Sha256, cancel), sentAsPicture: false, options));
        }
        catch (EvidenceTooLargeException)
        {
            return new UploadedProof(null, new PictureReading(EvidenceProblem.TooLarge, ContentSniff.Of([])));
        }
    }
}

/// <param name="File">Null where it was too large to be kept.</param>
public sealed record UploadedProof(StoredFile? File, PictureReading Reading);

/// <summary>A proof that came over a page: judged like one that was sent in chat, only that its bytes are there at once (R33).</summary>
internal sealed class EvidenceUploadDesk(EvidenceStore store, EvidenceDesk desk)
{
    /// <summary>Below every number of a message and of a link, so that an undo recalls what this upload caused and nothing else.</summary>
    private const long Causes = -(1L << 40);

    /// <summary>What is answered, whether it counts, and under which number its consequences go.</summary>
    public async Task<(Reply Reply, bool Accepted, long Cause)> TakeAsync(UploadedProof proof, string person, string recordNo, string part, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = proof.Reading.IsPicture ? MediaKind.Picture : MediaKind.File;
        var id = await store.AddAsync(new MediaContent(kind, $"page-{Guid.NewGuid():N}"), person, now, messageId: 0, cancel);
        await store.StoredAsync(id, proof.File, proof.Reading, cancel);
        await store.AimAsync(id, recordNo, part, cancel);
        var reply = await desk.TakeAsync((await store.FindAsync(id, cancel))!, now, Causes - id, cancel, CommandSource.Page);
        var judged = (await store.FindAsync(id, cancel))!;
        return (reply, judged is { Accepted: true, RecordNo: not null }, Causes - id);
    }
}
