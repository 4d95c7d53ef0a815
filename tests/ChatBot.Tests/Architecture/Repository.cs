using System.Text;

namespace ChatBot.Tests.Architecture;

/// <summary>The files of this repository, as the guards of its shape read them.</summary>
internal static class Repository
{
    /// <summary>Set to accept what the bot says and the catalog as they are now: <c>make golden</c>.</summary>
    private static readonly bool Accepts = Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1";

    public static string Root { get; } = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    /// <summary>C# files below a folder with paths relative to it, generated ones left out.</summary>
    public static IEnumerable<SourceFile> Sources(string folder) => Files(folder, "*.cs").Select(file => new SourceFile(file, File.ReadAllLines(Path($"{folder}/{file}"))));

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path(folder), file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>Compares a text with its accepted file. Returns what differs, readable; empty when nothing does.</summary>
    public static string Differences(string relative, string actual)
    {
        var path = Path(relative);
        actual = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Accepts)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return "";
        }

        if (!File.Exists(path)) return $"{relative} does not exist yet. Run `make golden`, read what it wrote, and commit it.\n";
        var accepted = File.ReadAllText(path).ReplaceLineEndings("\n");
        return accepted == actual ? "" : $"{relative} differs (- accepted, + now). If the new text is meant, run `make golden`, read it and commit it.\n{Lines(accepted, actual)}";
    }

    /// <summary>The lines that differ, by the longest common subsequence, which keeps a moved line from marking all that follow.</summary>
    private static string Lines(string accepted, string actual)
    {
        var (a, b) = (accepted.Split('\n'), actual.Split('\n'));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--) common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var text = new StringBuilder();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j]) (i, j) = (i + 1, j + 1);
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) text.Append("  - ").Append(a[i++]).Append('\n');
            else text.Append("  + ").Append(b[j++]).Append('\n');
        }

        return text.ToString();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ChatBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository: no ChatBot.sln above " + AppContext.BaseDirectory);
    }
}

/// <param name="File">Relative to the folder that was asked for, with slashes.</param>
internal sealed record SourceFile(string File, string[] Lines)
{
    /// <summary>First folder of the path, empty for a file at the top.</summary>
    public string Folder => File.Contains('/', StringComparison.Ordinal) ? File[..File.IndexOf('/', StringComparison.Ordinal)] : "";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(File);

    /// <summary>Code lines with their numbers, comments left out.</summary>
    public IEnumerable<(int Number, string Text)> Code =>
        Lines.Select((line, index) => (index + 1, Text: line.Trim())).Where(line => line.Text.Length > 0 && !line.Text.StartsWith("//", StringComparison.Ordinal));
}
