using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.People;

/// <summary>A company's own templates folder: the shipped one with some files changed.</summary>
internal sealed class Content : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-content-");

    public Content()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => _folder.FullName;

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Root, name), text);

    public void Dispose() => _folder.Delete(recursive: true);
}

internal static class ContentProblems
{
    public static IReadOnlyList<ContentProblem> Problems(this TestBot bot) => bot.Services.GetRequiredService<OrgDirectory>().Check();
}
