using System.CommandLine;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Imports;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.CommandLine;

/// <summary><c>import &lt;kind&gt; FILE [--dry-run] [--as userid]</c>: what 导入 does on its page, for whoever sits at the server.</summary>
internal static class ImportFile
{
    public static Command Command()
    {
        var kind = new Argument<string>("kind") { Description = "One of: " + string.Join(", ", ImportShape.All.Select(shape => shape.Code)) + "." };
        var file = new Argument<string>("file") { Description = "An .xlsx or .csv file with a row of headings." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be created and changed." };
        var by = new Option<string?>("--as") { Description = "Userid in whose name it is written; by default the first admin." };
        var command = new Command("import", "Bring in customers, contracts, payment plans or stock. Safe to run again: the same rows are taken once.") { kind, file, dryRun, by };
        command.SetAction((parsed, cancel) => Offline.WithAsync(
            (services, token) => ImportAsync(services, parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(by), token), cancel));
        return command;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string kind, string path, bool dryRun, string? by, CancellationToken cancel)
    {
        var org = services.GetRequiredService<OrgDirectory>().Current;
        if (ImportShape.Find(kind) is not { } shape) return Refuse($"There is no kind '{kind}'; use one of {string.Join(", ", ImportShape.All.Select(one => one.Code))}.");
        if (org.IsEmpty) return Refuse("No member is known yet. Start the service once, so that it reads the org from WeCom, then import.");
        if ((by ?? org.Admins.FirstOrDefault()?.UserId) is not { } person || org.Find(person) is not { IsActive: true } importer) return Refuse($"'{by}' is no active member; --as takes a userid.");
        if (!ImportDesk.MayImport(org, importer.UserId)) return Refuse($"{importer.UserId} is neither a leader nor an admin and may not import.");
        if (!File.Exists(path)) return Refuse($"There is no file {path}.");

        StoredFile stored;
        try
        {
            await using var content = File.OpenRead(path);
            stored = await services.GetRequiredService<EvidenceFiles>().StoreAsync(content, "application/octet-stream", cancel);
        }
        catch (EvidenceTooLargeException)
        {
            return Refuse($"The file is larger than {ImportLimits.Bytes / 1024 / 1024} MB; split it.");
        }

        var work = services.GetRequiredService<UnitOfWork>();
        var worker = services.GetRequiredService<ImportWorker>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var import = await work.WriteAsync(
            (scope, token) => scope.GetRequiredService<ImportDesk>().UploadedAsync(
                new Import { Kind = shape.Code, Person = importer.UserId, Source = nameof(CommandSource.CommandLine), FileName = Path.GetFileName(path), Sha256 = stored.Sha256, CreatedAt = now }, token),
            cancel);
        await worker.DrainAsync(cancel);
        var read = await ViewAsync(work, import.Id, cancel);
        Print(read);
        if (read.Import.State != ImportState.Ready) return ChatBotCommands.Refused;
        if (dryRun || read.Counts.ToWrite == 0)
        {
            await work.WriteAsync((scope, token) => scope.GetRequiredService<ImportDesk>().CancelAsync(read.Import, now, token), cancel);
            Console.Out.WriteLine(dryRun ? "Dry run: nothing was written." : "Nothing to write.");
            return read.Counts.Bad == 0 ? 0 : 1;
        }

        await work.WriteAsync((scope, token) => scope.GetRequiredService<ImportDesk>().ConfirmAsync(read.Import, now, token), cancel);
        await worker.DrainAsync(cancel);
        var done = await ViewAsync(work, import.Id, cancel);
        Console.Out.WriteLine($"{done.Import.Number}: {done.Import.State}, {done.Counts.Applied} row(s) written.");
        return done.Import.State == ImportState.Done && done.Counts.Bad == 0 ? 0 : 1;
    }

    private static Task<ImportView> ViewAsync(UnitOfWork work, long id, CancellationToken cancel) => work.ReadAsync(
        async (scope, token) => await scope.GetRequiredService<ImportDesk>().ViewAsync((await scope.GetRequiredService<ImportStore>().FindAsync(id, token))!, token), cancel);

    private static void Print(ImportView view)
    {
        if (view.Import.Problem is { } problem) Console.Error.WriteLine(problem);
        foreach (var notice in view.Import.Notices.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Console.Out.WriteLine(notice);
        Console.Out.WriteLine($"{view.Import.Number}: new {view.Counts.New}, change {view.Counts.Change}, same {view.Counts.Same}, duplicate {view.Counts.Duplicate}, problems {view.Counts.Bad}");
        foreach (var row in view.Problems) Console.Out.WriteLine("  " + row.Problem);
        if (view.Counts.Bad + view.Counts.Duplicate > view.Problems.Count) Console.Out.WriteLine($"  … {view.Counts.Bad + view.Counts.Duplicate - view.Problems.Count} more");
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return ChatBotCommands.Refused;
    }
}
