using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ChatBot.Features.Chat;

/// <summary>
/// <c>templates/words.yaml</c>: what people say for a command without it being the command's own word. The bot asks before it takes such a word
/// for the command. Read once at start.
/// </summary>
internal sealed class WordList : ICheckedContent
{
    private const string File = "templates/words.yaml";
    private readonly List<ContentProblem> _problems = [];

    public WordList(ContentOptions content, CommandCatalog catalog)
    {
        var path = Path.Combine(content.Root, "words.yaml");
        if (System.IO.File.Exists(path)) Said = Read(System.IO.File.ReadAllText(path), catalog);
    }

    /// <summary>The word and the command that it stands for.</summary>
    public IReadOnlyList<(string Word, CommandSpec Spec)> Said { get; } = [];

    public IReadOnlyList<ContentProblem> Check() => _problems;

    private List<(string Word, CommandSpec Spec)> Read(string yaml, CommandCatalog catalog)
    {
        Dictionary<string, List<string>> lines;
        try
        {
            lines = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>?>(yaml) ?? [];
        }
        catch (YamlException broken)
        {
            _problems.Add(new ContentProblem(File, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form"));
            return [];
        }

        var said = new List<(string, CommandSpec)>();
        foreach (var (command, words) in lines)
        {
            if (catalog.Find(command) is not { } spec)
                _problems.Add(new ContentProblem(File, 0, $"there is no command '{command}'", "write a command that 帮助 lists"));
            else
                said.AddRange((words ?? []).Where(word => catalog.Find(word) is null).Select(word => (word, spec)));
        }

        return said;
    }
}
