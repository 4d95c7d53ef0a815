using ChatBot.Features.Kernel;

namespace ChatBot.Settings;

internal static class ContentSettings
{
    /// <summary><c>templates/</c> beside the binary, whatever the working directory; <c>Content:Templates</c> overrides.</summary>
    public static ContentOptions From(IConfiguration configuration) =>
        new(configuration["Content:Templates"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, "templates"));
}
