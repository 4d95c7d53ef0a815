using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Evidence;

/// <summary>Proofs that people sent: who, when, for what, and once fetched their hash. The bytes lie in <see cref="EvidenceFiles"/>.</summary>
public sealed class EvidenceStore(DbSession db)
{
    public Task<long> AddAsync(MediaContent media, string uploader, DateTimeOffset receivedAt, CancellationToken cancel) =>
        db.FindAsync<long>(
            """
            insert into evidence (media_kind, media_id, uploader, received_at, state, next_try_at)
            values (@Media, @MediaId, @uploader, @receivedAt, 'Waiting', @receivedAt) returning id
            """,
            new { media.Media, media.MediaId, uploader, receivedAt },
            cancel);

    public Task AttachAsync(long id, string recordNo, string part, string purpose, CancellationToken cancel) =>
        db.ExecuteAsync("update evidence set record_no = @recordNo, part = @part, purpose = @purpose where id = @id", new { id, recordNo, part, purpose }, cancel);

    public Task<IReadOnlyList<EvidenceRow>> OfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<EvidenceRow>($"select {Columns} from evidence where record_no = @recordNo order by id", new { recordNo }, cancel);

    public async Task<long> CountAsync(string recordNo, string part, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from evidence where record_no = @recordNo and part = @part and state <> 'Lost'", new { recordNo, part }, cancel);

    /// <summary>What the person sent last and nobody has taken yet, within the last ten minutes.</summary>
    internal Task<EvidenceRow?> LooseOfAsync(string uploader, DateTimeOffset since, CancellationToken cancel) =>
        db.FindAsync<EvidenceRow>(
            $"select {Columns} from evidence where uploader = @uploader and record_no is null and received_at >= @since order by id desc limit 1", new { uploader, since }, cancel);

    /// <summary>As <see cref="LooseOfAsync"/>, without voices: they prove nothing, and one that is sent later must not hide the picture before it.</summary>
    internal Task<EvidenceRow?> LooseProofOfAsync(string uploader, DateTimeOffset since, CancellationToken cancel) =>
        db.FindAsync<EvidenceRow>(
            $"select {Columns} from evidence where uploader = @uploader and record_no is null and received_at >= @since and media_kind <> @Voice order by id desc limit 1",
            new { uploader, since, MediaKind.Voice }, cancel);

    internal Task<IReadOnlyList<EvidenceRow>> ToFetchAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<EvidenceRow>($"select {Columns} from evidence where state = 'Waiting' and next_try_at <= @now order by next_try_at, id limit @atMost", new { now, atMost }, cancel);

    internal Task StoredAsync(long id, StoredFile file, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update evidence set state = 'Stored', sha256 = @Sha256, content_type = @ContentType, length = @Length, failure = null where id = @id",
            new { id, file.Sha256, file.ContentType, file.Length },
            cancel);

    /// <summary>Not fetched this time; null as next try means it is lost.</summary>
    internal Task FailedAsync(long id, string failure, DateTimeOffset? nextTry, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update evidence set state = @state, failure = @failure, tries = tries + 1, next_try_at = @nextTry where id = @id",
            new { id, failure, nextTry, state = nextTry is null ? "Lost" : "Waiting" },
            cancel);

    private const string Columns = "id, media_kind, media_id, uploader, received_at, record_no, part, purpose, state, sha256, content_type, length, tries";
}

public sealed record EvidenceRow
{
    public long Id { get; init; }

    public MediaKind MediaKind { get; init; }

    public string MediaId { get; init; } = "";

    public string Uploader { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public string? RecordNo { get; init; }

    public string? Part { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Waiting, Stored, or Lost when WeCom no longer had it.</summary>
    public string State { get; init; } = "";

    public string? Sha256 { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long? Length { get; init; }

    public long Tries { get; init; }
}
