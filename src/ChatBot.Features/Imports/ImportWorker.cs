using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Imports;

/// <summary>
/// Reads what was uploaded and writes what was confirmed, a piece of a few hundred rows at a time, each in its own transaction that also notes how
/// far it has come: others' chat goes on in between, and after a crash it goes on where it stood. Two workers do no harm; one of them starts over.
/// </summary>
public sealed partial class ImportWorker(
    UnitOfWork work, EvidenceFiles files, OrgDirectory org, WorkCalendar calendar, ImportSignal signal, ImportOptions options, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Does all that there is to do now.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            foreach (var id in await work.ReadAsync((scope, token) => scope.GetRequiredService<ImportStore>().UnderWayAsync(token), cancel)) await ProcessAsync(id, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Without the org no 负责人 could be found; it is there a moment after the first start.
                if (!org.Current.IsEmpty) await DrainAsync(stoppingToken);
                await signal.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LookFailed(logger, failure);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    private async Task ProcessAsync(long id, CancellationToken cancel)
    {
        try
        {
            if (await FindAsync(id, cancel) is { State: ImportState.Uploaded } uploaded) await ReadAsync(uploaded, cancel);
            while (await FindAsync(id, cancel) is { State: ImportState.Running } running) await WritePieceAsync(running, cancel);
        }
        catch (UnusableFileException unusable)
        {
            await SettleAsync(id, ImportState.Uploaded, ImportState.Refused, unusable.Message, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            ImportStopped(logger, failure, id);
            var problem = $"程序出错（导入-{id}），已停下；写进去的部分保留。请告诉管理员，排除后可以从停下的地方继续。";
            await SettleAsync(id, ImportState.Uploaded, ImportState.Stopped, problem, cancel);
            await SettleAsync(id, ImportState.Running, ImportState.Stopped, problem, cancel);
        }
    }

    private async Task ReadAsync(Import import, CancellationToken cancel)
    {
        var shape = ImportShape.Find(import.Kind) ?? throw new InvalidOperationException($"No import of kind {import.Kind}");
        FileRows read;
        await using (var file = files.Open(import.Sha256)) read = SheetRows.Read(file, shape, SceneOf(import));
        var notices = await NoticesAsync(import, read, cancel);
        await work.WriteAsync((scope, token) => scope.GetRequiredService<ImportStore>().DescribeAsync(import.Id, read.Sheet, notices, read.Rows.Count, token), cancel);
        for (var at = (int)import.Staged; at < read.Rows.Count;)
        {
            var piece = PieceOf(read.Rows, at, shape.PartsAreWhole);
            if (!await work.WriteAsync((scope, token) => StageAsync(scope, import, piece, at, token), cancel)) return;
            at += piece.Count;
        }

        await work.WriteAsync(
            async (scope, token) =>
            {
                if (await scope.GetRequiredService<ImportStore>().MoveAsync(import.Id, [ImportState.Uploaded], ImportState.Ready, null, clock.GetUtcNow(), token))
                    await TellAsync(scope, import.Id, token);
            },
            cancel);
    }

    private List<ImportRow> PieceOf(IReadOnlyList<ImportRow> rows, int from, bool partsAreWhole)
    {
        var to = Math.Min(from + options.RowsAtOnce, rows.Count);
        while (partsAreWhole && to < rows.Count && rows[to].Part == rows[to - 1].Part && rows[to].Part.Length > 0) to++;
        return [.. rows.Skip(from).Take(to - from)];
    }

    private async Task<bool> StageAsync(IServiceProvider scope, Import import, IReadOnlyList<ImportRow> piece, int from, CancellationToken cancel)
    {
        var imports = scope.GetRequiredService<ImportStore>();
        // First, so that of two workers the second waits here and then finds that it is too late.
        if (!await imports.StageAsync(import.Id, from, from + piece.Count, cancel)) return false;
        var open = piece.Where(row => row.Verdict == RowVerdict.New).ToList();
        var decided = open.Count == 0 ? [] : await WriterOf(scope, import).DecideAsync(open, SceneOf(import), cancel);
        await imports.AddRowsAsync([.. piece.Where(row => row.Verdict != RowVerdict.New), .. decided.Select(row => row.AsRow(applied: false))], cancel);
        return true;
    }

    private Task WritePieceAsync(Import import, CancellationToken cancel) => work.WriteAsync(
        async (scope, token) =>
        {
            var imports = scope.GetRequiredService<ImportStore>();
            var rows = await imports.NextToWriteAsync(import.Id, import.Done, options.RowsAtOnce, token);
            if (!await imports.AdvanceAsync(import.Id, import.Done, rows.Count == 0 ? import.Total : rows[^1].Position, token)) return;
            if (rows.Count == 0)
            {
                if (!await imports.MoveAsync(import.Id, [ImportState.Running], ImportState.Done, null, clock.GetUtcNow(), token)) return;
                await RememberAsync(scope, import, token);
                await TellAsync(scope, import.Id, token);
                return;
            }

            // The world may have changed since the dry run: what is written is what is right now.
            var writer = WriterOf(scope, import);
            var decided = await writer.DecideAsync(rows, SceneOf(import), token);
            var traces = await writer.WriteAsync(decided, SceneOf(import), token);
            await imports.UpdateRowsAsync([.. decided.Select(row => row.AsRow(row.IsToWrite) with { Trace = traces.GetValueOrDefault(row.Row.Position) })], token);
        },
        cancel);

    /// <summary>From now on 撤销 takes the whole import back (C5), whichever entrance it came by.</summary>
    private async Task RememberAsync(IServiceProvider scope, Import import, CancellationToken cancel)
    {
        var counts = ImportCounts.Of(await scope.GetRequiredService<ImportStore>().CountsAsync(import.Id, cancel));
        if (counts.Applied == 0) return;
        await scope.GetRequiredService<UndoStore>().RememberAsync(import.Person, ImportUndo.Of(import, counts), -import.Id, clock.GetUtcNow(), cancel);
    }

    private async Task<string> NoticesAsync(Import import, FileRows read, CancellationToken cancel)
    {
        var before = await work.ReadAsync((scope, token) => scope.GetRequiredService<ImportStore>().SameFileAsync(import.Kind, import.Sha256, token), cancel);
        return string.Join(
            '\n', before is null ? read.Notices : [.. read.Notices, $"同一个文件在{DateWords.Absolute(before.FinishedAt ?? before.CreatedAt, clock.GetUtcNow())}导入过（{before.Number}）；再导一次不会重复。"]);
    }

    private Task SettleAsync(long id, ImportState from, ImportState to, string problem, CancellationToken cancel) => work.WriteAsync(
        async (scope, token) =>
        {
            if (await scope.GetRequiredService<ImportStore>().MoveAsync(id, [from], to, problem, clock.GetUtcNow(), token)) await TellAsync(scope, id, token);
        },
        cancel);

    /// <summary>The importer hears in chat how it stands; on the command line the terminal says so, and chat only at the end.</summary>
    private static async Task TellAsync(IServiceProvider scope, long id, CancellationToken cancel)
    {
        var import = (await scope.GetRequiredService<ImportStore>().FindAsync(id, cancel))!;
        if (import.Source == nameof(CommandSource.CommandLine) && import.State != ImportState.Done) return;
        var counts = ImportCounts.Of(await scope.GetRequiredService<ImportStore>().CountsAsync(id, cancel));
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push($"import/{id}/{import.State}/{import.Staged}/{import.Done}", import.Person, ImportWordings.Progress.With(ProgressModel.Of(import, counts))) { RecordNo = import.Number }, null, cancel);
    }

    private Task<Import?> FindAsync(long id, CancellationToken cancel) => work.ReadAsync((scope, token) => scope.GetRequiredService<ImportStore>().FindAsync(id, token), cancel);

    private ImportScene SceneOf(Import import) => new(org.Current, calendar, import, clock.GetUtcNow());

    private static IImportWriter WriterOf(IServiceProvider scope, Import import) => scope.GetServices<IImportWriter>().Single(writer => writer.Code == import.Kind);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 1701, Level = LogLevel.Error, Message = "Looking for imports failed; trying again")]
    private static partial void LookFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 1702, Level = LogLevel.Error, Message = "Import {Id} stopped")]
    private static partial void ImportStopped(ILogger logger, Exception failure, long id);
}
