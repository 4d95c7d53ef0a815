using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Imports;

/// <summary>What a person can do with an import, from the page, from chat and from the command line alike.</summary>
public sealed class ImportDesk(ImportStore imports, LedgerStore ledger, UndoStore undos, OrgDirectory org, ImportSignal signal, DbSession db)
{
    private const int MostShown = 20;

    /// <summary>Leaders bring in what belongs to them and their people; admins everything.</summary>
    public static bool MayImport(OrgTree org, string userId) =>
        org.Find(userId) is { IsActive: true } && (org.LeadsAnybody(userId) || org.IsAdmin(userId));

    /// <summary>The bytes are stored; the worker reads them. An earlier file of the same link that nobody has confirmed is put aside.</summary>
    public async Task<Import> UploadedAsync(Import import, CancellationToken cancel)
    {
        if (import.LinkId is { } link && await imports.LatestOfLinkAsync(link, cancel) is { } before)
            await imports.MoveAsync(before.Id, [ImportState.Uploaded, ImportState.Ready], ImportState.Cancelled, null, import.CreatedAt, cancel);
        var added = await imports.AddAsync(import with { FileName = FileNames.Shown(import.FileName) }, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(import.CreatedAt, import.Person, import.Source, added.Number, "上传导入文件", null, $"kind={added.Kind};sha256={added.Sha256}", added.FileName), cancel);
        db.AfterCommit(signal.Raise);
        return added;
    }

    /// <summary>An import of this person, or null: nobody learns about others' (C9).</summary>
    public async Task<Import?> FindAsync(long id, string person, CancellationToken cancel) =>
        await imports.FindAsync(id, cancel) is { } found && string.Equals(found.Person, person, StringComparison.OrdinalIgnoreCase) ? found : null;

    /// <summary>Lets it be written, or go on after it stood still. False when it is no longer waiting for that.</summary>
    public async Task<bool> ConfirmAsync(Import import, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayImport(org.Current, import.Person)) return false;
        if (import.State == ImportState.Stopped && import.Staged < import.Total)
        {
            if (!await imports.MoveAsync(import.Id, [ImportState.Stopped], ImportState.Uploaded, null, now, cancel)) return false;
        }
        else if (!await imports.MoveAsync(import.Id, [ImportState.Ready, ImportState.Stopped], ImportState.Running, null, now, cancel))
        {
            return false;
        }

        await ledger.AppendAsync(new LedgerEntry(now, import.Person, import.Source, import.Number, "确认导入"), cancel);
        db.AfterCommit(signal.Raise);
        return true;
    }

    /// <summary>Puts it aside; what had been written before it stood still stays, and 撤销 takes it back (C5).</summary>
    public async Task<bool> CancelAsync(Import import, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await imports.MoveAsync(import.Id, [ImportState.Uploaded, ImportState.Ready, ImportState.Stopped], ImportState.Cancelled, null, now, cancel)) return false;
        await ledger.AppendAsync(new LedgerEntry(now, import.Person, import.Source, import.Number, "取消导入"), cancel);
        var counts = ImportCounts.Of(await imports.CountsAsync(import.Id, cancel));
        if (counts.Applied > 0) await undos.RememberAsync(import.Person, ImportUndo.Of(import, counts), -import.Id, now, cancel);
        return true;
    }

    public async Task<ImportView> ViewAsync(Import import, CancellationToken cancel) => new(
        import,
        ImportCounts.Of(await imports.CountsAsync(import.Id, cancel)),
        await imports.RowsAsync(import.Id, [RowVerdict.Bad, RowVerdict.Duplicate], MostShown, cancel),
        await imports.RowsAsync(import.Id, [RowVerdict.New, RowVerdict.Change], MostShown, cancel));

    /// <summary>All rows that will not be brought in, with the reason.</summary>
    public Task<IReadOnlyList<ImportRow>> ProblemsAsync(long id, CancellationToken cancel) =>
        imports.RowsAsync(id, [RowVerdict.Bad, RowVerdict.Duplicate], ImportLimits.Rows, cancel);
}

/// <param name="Problems">The first of them.</param>
/// <param name="Writes">The first rows that are created or changed.</param>
public sealed record ImportView(Import Import, ImportCounts Counts, IReadOnlyList<ImportRow> Problems, IReadOnlyList<ImportRow> Writes)
{
    public ImportShape Shape => ImportShape.Find(Import.Kind)!;
}
