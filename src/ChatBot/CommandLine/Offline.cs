using ChatBot.Settings;

namespace ChatBot.CommandLine;

/// <summary>The service's parts without its routes and its background work, for commands that use the database or WeCom.</summary>
internal static class Offline
{
    public static async Task<int> WithAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        await using var app = ChatBotHost.CreateBuilder([]).Build();
        var problems = await ChatBotHost.PrepareAsync(app.Services, cancel);
        return problems.Count > 0 ? RunService.Refuse(problems) : await work(app.Services, cancel);
    }

    /// <summary>Checks the settings only: for commands that must not open the database.</summary>
    public static async Task<int> WithSettingsAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        await using var app = ChatBotHost.CreateBuilder([]).Build();
        var problems = SettingsCheck.Problems(app.Services.GetRequiredService<IConfiguration>());
        return problems.Count > 0 ? RunService.Refuse(problems) : await work(app.Services, cancel);
    }
}
