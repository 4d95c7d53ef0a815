using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Evidence;

/// <summary>Proofs that people sent: who, when, for what, and what was found in them. The bytes lie in <see cref="EvidenceFiles"/>.</summary>
public sealed class EvidenceStore(DbSession db, EvidenceSignal signal)
{
    private const string Columns =
        """
        id, media_kind, media_id, uploader, received_at, record_no, part, purpose, state, sha256, content_type, length, tries, message_id, aim_record, aim_part, number,
        problem, width, height, picture_hash, taken_at, camera, has_place, checks, accepted, code, mark_state, marked_sha256
        """;

    public async Task<long> AddAsync(MediaContent media, string uploader, DateTimeOffset receivedAt, long messageId, CancellationToken cancel)
    {
        db.AfterCommit(signal.Raise);
        return await db.FindAsync<long>(
            """
            insert into evidence (media_kind, media_id, uploader, received_at, message_id, state, next_try_at)
            values (@Media, @MediaId, @uploader, @receivedAt, @messageId, 'Waiting', @receivedAt) returning id
            """,
            new { media.Media, media.MediaId, uploader, receivedAt, messageId },
            cancel);
    }

    public Task<EvidenceRow?> FindAsync(long id, CancellationToken cancel) => db.FindAsync<EvidenceRow>($"select {Columns} from evidence where id = @id", new { id }, cancel);

    /// <summary>What it is meant for, until it has been looked at.</summary>
    internal Task AimAsync(long id, string recordNo, string part, CancellationToken cancel) =>
        db.ExecuteAsync("update evidence set aim_record = @recordNo, aim_part = @part where id = @id", new { id, recordNo, part }, cancel);

    /// <summary>It belongs to the record from now on and has its number there.</summary>
    public Task AttachAsync(long id, string recordNo, string part, string purpose, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update evidence set record_no = @recordNo, part = @part, purpose = @purpose,
                number = coalesce(number, (select coalesce(max(other.number), 0) + 1 from evidence other where other.record_no = @recordNo))
            where id = @id
            """,
            new { id, recordNo, part, purpose },
            cancel);

    public Task<IReadOnlyList<EvidenceRow>> OfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<EvidenceRow>($"select {Columns} from evidence where record_no = @recordNo order by number, id", new { recordNo }, cancel);

    /// <summary>How many of this part count: looked at, and no check failed.</summary>
    public async Task<long> CountAsync(string recordNo, string part, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from evidence where record_no = @recordNo and part = @part and accepted = 1", new { recordNo, part }, cancel);

    /// <summary>What the person sent last and nobody has taken yet.</summary>
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

    /// <summary>Its bytes are there and have been looked at. False when another process was quicker.</summary>
    /// <param name="file">Null where it was too large to be kept.</param>
    internal async Task<bool> StoredAsync(long id, StoredFile? file, PictureReading reading, CancellationToken cancel)
    {
        var stored = await db.ExecuteAsync(
            """
            update evidence set state = 'Stored', sha256 = @Sha256, content_type = @ContentType, length = @Length, failure = null, next_try_at = null, problem = @problem,
                width = @Width, height = @Height, picture_hash = @Hash, taken_at = @takenAt, camera = @camera, has_place = @hasPlace, mark_state = @markState
            where id = @id and state = 'Waiting'
            """,
            new
            {
                id, file?.Sha256, reading.Content.ContentType, file?.Length, reading.Width, reading.Height, reading.Hash,
                problem = reading.Problem == EvidenceProblem.None ? (EvidenceProblem?)null : reading.Problem,
                takenAt = reading.Exif?.TakenAt?.ToString("s", System.Globalization.CultureInfo.InvariantCulture), camera = reading.Exif?.Camera,
                hasPlace = reading.Exif?.HasPlace ?? false, markState = reading.IsPicture ? "Wanted" : null,
            },
            cancel);
        if (stored == 0) return false;
        if (reading.Hash is { } hash)
            await db.ExecuteManyAsync("insert into evidence_bands (band_key, evidence_id) values (@Key, @Id)", [.. PictureHash.Keys(hash).Select(key => new { Key = key, Id = id })], cancel);
        return true;
    }

    /// <summary>Not fetched this time; null as next try means it is lost.</summary>
    internal Task FailedAsync(long id, string failure, DateTimeOffset? nextTry, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update evidence set state = @state, failure = @failure, tries = tries + 1, next_try_at = @nextTry where id = @id and state = 'Waiting'",
            new { id, failure, nextTry, state = nextTry is null ? "Lost" : "Waiting" },
            cancel);

    internal Task JudgedAsync(long id, IReadOnlyList<EvidenceCheck> checks, string? code, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update evidence set checks = @checks, accepted = @accepted, code = @code where id = @id",
            new { id, checks = JsonSerializer.Serialize(checks, ChatJson.Options), accepted = EvidenceGate.Accepts(checks), code },
            cancel);

    /// <summary>Earlier proofs of records with the same bytes, the oldest first.</summary>
    internal Task<IReadOnlyList<EvidenceTwin>> SameAsync(EvidenceRow row, CancellationToken cancel) =>
        db.QueryAsync<EvidenceTwin>(
            """
            select id, record_no, coalesce(part, '') as part, coalesce(number, 0) as number, received_at, 1 as is_same, 0 as bits from evidence
            where sha256 = @Sha256 and id <> @Id and record_no is not null order by id limit 20
            """,
            new { row.Sha256, row.Id },
            cancel);

    /// <summary>Earlier ones of records that look the same, the nearest first: 68 look-ups, whatever the number of pictures.</summary>
    internal async Task<IReadOnlyList<EvidenceTwin>> NearAsync(long id, long hash, int mostBits, CancellationToken cancel)
    {
        var candidates = await db.QueryAsync<HashRow>(
            """
            select distinct evidence.id, evidence.picture_hash from evidence_bands join evidence on evidence.id = evidence_bands.evidence_id
            where evidence_bands.band_key in @Keys and evidence.id <> @id and evidence.record_no is not null
            """,
            new { Keys = PictureHash.KeysNear(hash), id },
            cancel);
        var near = candidates.Where(row => PictureHash.Distance(row.PictureHash, hash) <= mostBits).OrderBy(row => PictureHash.Distance(row.PictureHash, hash)).ThenBy(row => row.Id).Take(20).ToList();
        if (near.Count == 0) return [];
        var rows = await db.QueryAsync<EvidenceTwin>(
            "select id, record_no, coalesce(part, '') as part, coalesce(number, 0) as number, received_at, 0 as is_same, 0 as bits from evidence where id in @Ids", new { Ids = near.Select(row => row.Id).ToArray() }, cancel);
        return [.. near.Join(rows, one => one.Id, row => row.Id, (one, row) => row with { Bits = PictureHash.Distance(one.PictureHash, hash) })];
    }

    internal Task<IReadOnlyList<EvidenceRow>> ToMarkAsync(int atMost, CancellationToken cancel) =>
        db.QueryAsync<EvidenceRow>($"select {Columns} from evidence where mark_state = 'Wanted' and record_no is not null order by id limit @atMost", new { atMost }, cancel);

    /// <summary>How many have no copy though there was time to draw it.</summary>
    internal async Task<long> UnmarkedAsync(DateTimeOffset receivedBefore, CancellationToken cancel) =>
        await db.FindAsync<long>(
            "select count(*) from evidence where mark_state in ('Wanted', 'Failed') and record_no is not null and received_at < @receivedBefore", new { receivedBefore }, cancel);

    internal Task MarkedAsync(long id, string? sha256, CancellationToken cancel) =>
        db.ExecuteAsync("update evidence set mark_state = @state, marked_sha256 = @sha256 where id = @id", new { id, sha256, state = sha256 is null ? "Failed" : "Done" }, cancel);

    /// <summary>Not fetched though they were received before then, and no admin knows yet.</summary>
    internal Task<IReadOnlyList<EvidenceRow>> ToWarnOfAsync(DateTimeOffset receivedBefore, CancellationToken cancel) =>
        db.QueryAsync<EvidenceRow>(
            $"select {Columns} from evidence where state = 'Waiting' and warned_at is null and received_at < @receivedBefore order by id limit 50", new { receivedBefore }, cancel);

    /// <summary>False when another process has told them.</summary>
    internal async Task<bool> WarnedAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update evidence set warned_at = @now where id = @id and warned_at is null", new { id, now }, cancel) == 1;

    private sealed record HashRow
    {
        public long Id { get; init; }

        public long PictureHash { get; init; }
    }
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

    /// <summary>Waiting; Stored, which says nothing about whether it is any good; or Lost when WeCom no longer had it.</summary>
    public string State { get; init; } = "";

    public string? Sha256 { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long? Length { get; init; }

    public long Tries { get; init; }

    /// <summary>Inbox row of the message that brought it.</summary>
    public long? MessageId { get; init; }

    public string? AimRecord { get; init; }

    public string? AimPart { get; init; }

    /// <summary>Within the record, from 1.</summary>
    public long? Number { get; init; }

    public EvidenceProblem? Problem { get; init; }

    public long? Width { get; init; }

    public long? Height { get; init; }

    public long? PictureHash { get; init; }

    /// <summary>By the camera's clock, <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public string? TakenAt { get; init; }

    public string? Camera { get; init; }

    /// <summary>The camera wrote a place into it; which, is not read.</summary>
    public bool HasPlace { get; init; }

    /// <summary>JSON of <see cref="EvidenceCheck"/>s; null until it has been judged.</summary>
    public string? Checks { get; init; }

    public bool Accepted { get; init; }

    public string? Code { get; init; }

    /// <summary>Of the copy with the time on it: Wanted, Done or Failed; null where there is nothing to draw on.</summary>
    public string? MarkState { get; init; }

    public string? MarkedSha256 { get; init; }

    public bool IsPicture => Problem is null && Width > 0;

    internal IReadOnlyList<EvidenceCheck> CheckList => Checks is null ? [] : JsonSerializer.Deserialize<List<EvidenceCheck>>(Checks, ChatJson.Options)!;
}
