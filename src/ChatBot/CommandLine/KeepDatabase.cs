using System.CommandLine;
using ChatBot.Storage;

namespace ChatBot.CommandLine;

/// <summary><c>backup</c> while the service runs, <c>restore</c> while it does not. PostgreSQL has its own tools, which the refusal names.</summary>
internal static class KeepDatabase
{
    public static Command BackupCommand()
    {
        var file = new Argument<string>("file") { Description = "Where the copy goes." };
        var command = new Command("backup", "Copy the SQLite database while the service runs. Copy the evidence folder beside it with any file tool.") { file };
        command.SetAction((parsed, cancel) => Offline.WithSettingsAsync(
            (services, _) => Try(() =>
            {
                services.GetRequiredService<DatabaseBackup>().Backup(Path.GetFullPath(parsed.GetRequiredValue(file)));
                return $"Copied to {parsed.GetRequiredValue(file)}.";
            }),
            cancel));
        return command;
    }

    public static Command RestoreCommand()
    {
        var file = new Argument<string>("file") { Description = "A file written by backup." };
        var command = new Command("restore", "Put a copy in the place of the database. Stop the service first; the replaced file is kept.") { file };
        command.SetAction((parsed, cancel) => Offline.WithSettingsAsync(
            (services, _) => Try(() =>
                services.GetRequiredService<DatabaseBackup>().Restore(Path.GetFullPath(parsed.GetRequiredValue(file))) is { } kept
                    ? $"Restored; the replaced database is kept as {kept}."
                    : "Restored."),
            cancel));
        return command;
    }

    private static Task<int> Try(Func<string> work)
    {
        try
        {
            Console.Out.WriteLine(work());
            return Task.FromResult(0);
        }
        catch (Exception refused) when (refused is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(refused.Message);
            return Task.FromResult(ChatBotCommands.Refused);
        }
    }
}
