using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Imports;

/// <summary>
/// Takes a whole import back, or nothing of it: as soon as somebody has acted on one of its rows, the importer hears on which, and all stays as it is.
/// </summary>
internal sealed class ImportUndo(
    ImportStore imports, IEnumerable<IImportWriter> writers, OrgDirectory org, WorkCalendar calendar, LedgerStore ledger, ImportOptions options) : IUndo
{
    internal const string UndoKind = "import";

    private const int MostShown = 8;

    public string Kind => UndoKind;

    public static Undoable Of(Import import, ImportCounts counts) => new(
        UndoKind, import.Number, $"{import.Number}（{ImportShape.Find(import.Kind)?.Name} {import.FileName}：新建 {counts.New} 行，修改 {counts.Change} 行）",
        JsonSerializer.Serialize(new ImportToTakeBack(import.Id), ChatJson.Options));

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var import = (await imports.FindAsync(JsonSerializer.Deserialize<ImportToTakeBack>(undoable.Payload, ChatJson.Options)!.Id, cancel))!;
        var scene = new ImportScene(org.Current, calendar, import, now);
        var writer = writers.Single(one => one.Code == import.Kind);
        var pieces = PiecesOf(await imports.WrittenAsync(import.Id, cancel));
        var objections = new List<string>();
        foreach (var piece in pieces) objections.AddRange(await writer.ObjectionsAsync(piece, scene, cancel));
        if (objections.Count > 0)
            return ImportWordings.CannotTakeBack.With(new CannotTakeBackModel(import.Number, [.. objections.Take(MostShown)], Math.Max(0, objections.Count - MostShown)));

        // Backwards, as they were written: what came into being with the first rows may hang on by the last.
        foreach (var piece in pieces.AsEnumerable().Reverse()) await writer.TakeBackAsync(piece, scene, cancel);
        await imports.MoveAsync(import.Id, [ImportState.Done, ImportState.Cancelled], ImportState.TakenBack, null, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", import.Number, "撤销导入", null, null, import.FileName), cancel);
        return new Undone(undoable.What);
    }

    /// <summary>A few hundred rows a question; rows of one part stay together.</summary>
    private List<IReadOnlyList<ImportRow>> PiecesOf(IReadOnlyList<ImportRow> rows)
    {
        var pieces = new List<IReadOnlyList<ImportRow>>();
        for (var from = 0; from < rows.Count;)
        {
            var to = Math.Min(from + options.RowsAtOnce, rows.Count);
            while (to < rows.Count && rows[to].Part.Length > 0 && rows[to].Part == rows[to - 1].Part) to++;
            pieces.Add([.. rows.Skip(from).Take(to - from)]);
            from = to;
        }

        return pieces;
    }

    private sealed record ImportToTakeBack(long Id);
}
