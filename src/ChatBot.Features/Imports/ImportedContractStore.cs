using ChatBot.Storage;

namespace ChatBot.Features.Imports;

/// <summary>Which contracts came out of a file, and who has since seen the paper (R06).</summary>
internal sealed class ImportedContractStore(DbSession db)
{
    public Task AddAllAsync(IReadOnlyCollection<string> recordNos, long importId, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            insert into imported_contracts (record_no, import_id, imported_at) values (@No, @ImportId, @Now)
            on conflict (record_no) do update set import_id = excluded.import_id, imported_at = excluded.imported_at, verified_at = null, verified_by = null
            """,
            [.. recordNos.Select(no => new { No = no, ImportId = importId, Now = now })],
            cancel);

    public Task<ImportedContract?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<ImportedContract>("select record_no, import_id, imported_at, verified_at, verified_by from imported_contracts where record_no = @recordNo", new { recordNo }, cancel);

    /// <summary>Those of these whose paper somebody has seen.</summary>
    public Task<IReadOnlyList<string>> VerifiedAsync(IReadOnlyCollection<string> recordNos, CancellationToken cancel) =>
        db.QueryAsync<string>("select record_no from imported_contracts where record_no in @RecordNos and verified_at is not null", new { RecordNos = recordNos }, cancel);

    public async Task<bool> VerifyAsync(string recordNo, string by, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update imported_contracts set verified_at = @now, verified_by = @by where record_no = @recordNo and verified_at is null", new { recordNo, by, now }, cancel) == 1;

    public async Task<bool> UnverifyAsync(string recordNo, string by, CancellationToken cancel) =>
        await db.ExecuteAsync("update imported_contracts set verified_at = null, verified_by = null where record_no = @recordNo and verified_by = @by", new { recordNo, by }, cancel) == 1;
}

internal sealed record ImportedContract
{
    public string RecordNo { get; init; } = "";

    public long ImportId { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }
}
