using System.CommandLine;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Storage;

namespace ChatBot.CommandLine;

/// <summary><c>export</c>: the audit log as JSON lines on standard output, oldest first, with the hash chain, so that a third party can check it.</summary>
internal static class ExportRecords
{
    public static Command Command()
    {
        var command = new Command("export", "Print the whole audit log as JSON lines: {seq, at (UTC), actor, source, recordNo, action, before, after, reason, hash}.");
        command.SetAction((_, cancel) => Offline.WithAsync(ExportAsync, cancel));
        return command;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, CancellationToken cancel)
    {
        var work = services.GetRequiredService<UnitOfWork>();
        for (long after = 0; ;)
        {
            var rows = await work.ReadAsync((scope, token) => scope.GetRequiredService<LedgerStore>().AfterAsync(after, 5000, token), cancel);
            if (rows.Count == 0) return 0;
            foreach (var row in rows)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(
                    new { row.Seq, row.At, row.Actor, row.Source, row.RecordNo, row.Action, row.Before, row.After, row.Reason, row.Hash }, ChatJson.Options));
            }

            after = rows[^1].Seq;
        }
    }
}
