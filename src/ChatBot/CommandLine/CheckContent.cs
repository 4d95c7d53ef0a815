using System.CommandLine;
using ChatBot.Settings;

namespace ChatBot.CommandLine;

/// <summary><c>check</c>: settings, templates, flows, people files; exit 0, or 2 with every problem named.</summary>
internal static class CheckContent
{
    public static Command Command()
    {
        var command = new Command("check", "Check settings, message templates, flows and people files without starting. Exit code 0 or 2.");
        command.SetAction(async (_, _) =>
        {
            await using var app = ChatBotHost.CreateBuilder([]).Build();
            var problems = StartCheck.Problems(app.Services);
            foreach (var problem in problems) Console.Out.WriteLine(problem);
            Console.Out.WriteLine(problems.Count == 0 ? "OK: settings, templates, flows and people files are in order." : $"{problems.Count} problem(s).");
            return problems.Count == 0 ? 0 : ChatBotCommands.Refused;
        });
        return command;
    }
}
