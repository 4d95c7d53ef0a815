using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ChatBot.Features.Chat;

/// <summary>
/// <c>templates/words.yaml</c>: what people say for a command without it being the command's own word. The bot asks before it takes such a word
/// for the command. A changed file is read again; a broken edit keeps the last good version.
/// </summary>
internal sealed class WordList(ContentOptions content, CommandCatalog catalog) : ICheckedContent
{
    private const string Shown = "templates/words.yaml";
    private volatile Loaded _loaded = Read(content, catalog);

    /// <summary>The word and the command that it stands for. The same list as long as the file stays the same.</summary>
    public IReadOnlyList<(string Word, CommandSpec Spec)> Said => _loaded.Said;

    public IReadOnlyList<ContentProblem> Check() => _loaded.Problems;

    /// <summary>Reads the file again when it changed. Returns what is wrong with an edit that was refused, once for each edit; none otherwise.</summary>
    public IReadOnlyList<ContentProblem> ReloadIfChanged()
    {
        if (StampOf(FileIn(content)) == _loaded.Stamp) return [];
        var fresh = Read(content, catalog);
        // What Check says is what is on disk, what Said gives is the last good version.
        _loaded = fresh.Problems.Count > 0 ? fresh with { Said = _loaded.Said } : fresh;
        return fresh.Problems;
    }

    private static Loaded Read(ContentOptions content, CommandCatalog catalog)
    {
        var file = FileIn(content);
        var stamp = StampOf(file);
        // Without the file nothing is proposed beyond the commands' own words.
        if (!file.Exists) return new Loaded([], [], stamp);
        Dictionary<string, List<string>> lines;
        try
        {
            lines = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>?>(File.ReadAllText(file.FullName)) ?? [];
        }
        catch (YamlException broken)
        {
            return new Loaded([], [new ContentProblem(Shown, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form")], stamp);
        }
        catch (IOException busy)
        {
            // An editor is still writing: the next look finds another stamp or the same one, and reads again.
            return new Loaded([], [new ContentProblem(Shown, 0, busy.Message, "save the file once more")], "");
        }

        var (said, problems) = (new List<(string, CommandSpec)>(), new List<ContentProblem>());
        foreach (var (command, words) in lines)
        {
            if (catalog.Find(command) is not { } spec)
                problems.Add(new ContentProblem(Shown, 0, $"there is no command '{command}'", "write a command that 帮助 lists"));
            else
                said.AddRange((words ?? []).Where(word => !string.IsNullOrWhiteSpace(word) && catalog.Find(word) is null).Select(word => (word, spec)));
        }

        return new Loaded(said, problems, stamp);
    }

    private static FileInfo FileIn(ContentOptions content) => new(Path.Combine(content.Root, "words.yaml"));

    private static string StampOf(FileInfo file) => file.Exists ? FormattableString.Invariant($"{file.LastWriteTimeUtc.Ticks}/{file.Length}") : "none";

    private sealed record Loaded(IReadOnlyList<(string Word, CommandSpec Spec)> Said, IReadOnlyList<ContentProblem> Problems, string Stamp);
}
