using System.CommandLine;

namespace ChatBot.CommandLine;

/// <summary>The command line of the service binary: <c>run</c> (default), <c>check</c>, <c>parse</c>, <c>doctor</c>, <c>replay</c>, <c>backup</c>, <c>restore</c>, <c>export</c>, <c>import</c>.</summary>
internal static class ChatBotCommands
{
    /// <summary>What is wrong is the caller's to put right: settings, files, arguments.</summary>
    public const int Refused = 2;

    public static RootCommand Root()
    {
        var root = new RootCommand("ChatBot: a sales-process bot for WeCom. Settings come from appsettings.json beside the binary and from the environment (Section__Key).");
        root.SetAction((_, cancel) => RunService.RunAsync([], cancel));
        var run = new Command("run", "Listen for WeCom's callbacks (default). Address by ASPNETCORE_URLS.");
        run.SetAction((_, cancel) => RunService.RunAsync([], cancel));
        root.Add(run);
        root.Add(CheckContent.Command());
        root.Add(ParsePhrases.Command());
        root.Add(Doctor.Command());
        root.Add(HealthCheck.Command());
        root.Add(ReplayMessages.Command());
        root.Add(KeepDatabase.BackupCommand());
        root.Add(KeepDatabase.RestoreCommand());
        root.Add(ExportRecords.Command());
        root.Add(ImportFile.Command());
        return root;
    }
}
