using ChatBot.Features.Administration;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Settings;

/// <summary>Everything that can be checked without a database and without WeCom: the settings by key, then the files that an admin edits.</summary>
internal static class StartCheck
{
    public static IReadOnlyList<string> Problems(IServiceProvider services)
    {
        var wrong = SettingsCheck.Problems(services.GetRequiredService<IConfiguration>());
        if (wrong.Count > 0) return wrong;
        var content = services.GetRequiredService<ContentOptions>();
        if (!Directory.Exists(content.Root)) return [$"Content:Templates: there is no folder {content.Root}; point it to the templates of the release"];
        return [.. services.GetRequiredService<ContentCheck>().Problems().Select(problem => problem.ToString())];
    }
}
