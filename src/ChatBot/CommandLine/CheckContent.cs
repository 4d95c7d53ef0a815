using System.CommandLine;
using ChatBot.Features.Calendar;
using ChatBot.Features.Evidence;
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
            Notes(app.Services);
            Console.Out.WriteLine(problems.Count == 0 ? "OK: settings, templates, flows and people files are in order." : $"{problems.Count} problem(s).");
            return problems.Count == 0 ? 0 : ChatBotCommands.Refused;
        });
        return command;
    }

    /// <summary>What keeps nothing from starting but should be known: dates in a year without a notice are judged by weekends alone.</summary>
    private static void Notes(IServiceProvider services)
    {
        var today = BusinessTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (services.GetRequiredService<WorkCalendar>().MissingSoon(today) is { } year)
            Console.Out.WriteLine($"Note: the holiday notice of {year} is missing; until templates/holidays/{year}.json is there, weekends alone decide and 工作日 in {year} are asked about.");

        if (services.GetRequiredService<FontFinder>().Problem is { } font)
            Console.Out.WriteLine($"Note: no font with Chinese characters ({font}); pictures get no time on them. {FontFinder.Remedy}.");
    }
}
