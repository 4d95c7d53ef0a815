using ChatBot.Settings;
using Microsoft.AspNetCore.Connections;

namespace ChatBot.CommandLine;

/// <summary><c>run</c>: says everything that is wrong and ends with 2 before it listens, or serves until it is stopped.</summary>
internal static class RunService
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        // Before anything is built: what is built reads its settings, and would fail on the first wrong one instead of naming all.
        var wrong = SettingsCheck.Problems(ChatBotHost.CreateBuilder(args).Configuration);
        if (wrong.Count > 0) return Refuse(wrong);
        await using var app = ChatBotHost.Build(args);
        var problems = await ChatBotHost.PrepareAsync(app.Services, cancel);
        if (problems.Count > 0) return Refuse(problems);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return Refuse(["ASPNETCORE_URLS: another program listens at this address already; stop it, or choose another port, for instance http://0.0.0.0:5001"]);
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    public static int Refuse(IReadOnlyList<string> problems)
    {
        Console.Error.WriteLine($"ChatBot cannot start: {problems.Count} problem(s).");
        foreach (var problem in problems) Console.Error.WriteLine("  " + problem);
        Console.Error.WriteLine("Settings are read from appsettings.json beside the binary and from the environment, for instance WeCom__CorpId.");
        return ChatBotCommands.Refused;
    }
}
