using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Features.Kernel;

/// <summary>
/// The keys of one mapping of a YAML file, read one by one. Every fault is noted with its line and the reading goes on, so that an admin sees all
/// of them at once; a field that is wrong has no value.
/// </summary>
internal sealed class YamlFields
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly string _where;
    private readonly List<ContentProblem> _problems;
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);

    public YamlFields(string file, YamlMappingNode node, string where, string[] known, List<ContentProblem> problems)
    {
        (_file, _node, _where, _problems) = (file, node, where, problems);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name)) _fields[name] = value;
            else Problem(LineOf(key), $"{where}: unknown key '{name}'", $"use one of: {string.Join(", ", known)}");
        }
    }

    /// <summary>The keys of a mapping that stands below one of these.</summary>
    public YamlFields Below(YamlMappingNode node, string where, string[] known) => new(_file, node, where, known, _problems);

    public int Line => LineOf(_node);

    public YamlNode? this[string key] => _fields.GetValueOrDefault(key);

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>Where a fault of this key is shown: its own line, or that of the whole.</summary>
    public int LineOf(string key) => this[key] is { } node ? LineOf(node) : Line;

    public void Problem(int line, string problem, string remedy) => _problems.Add(new ContentProblem(_file, line, problem, remedy));

    public Written<string>? Required(string key)
    {
        if (Optional(key) is { } text) return text;
        if (this[key] is null or YamlScalarNode) Problem(LineOf(key), $"{_where} has no '{key}'", $"add \"{key}: …\"");
        return null;
    }

    public Written<string>? Optional(string key)
    {
        if (this[key] is YamlScalarNode { Value: { } typed } node && typed.Trim().Length > 0) return new Written<string>(typed.Trim(), LineOf(node));
        if (this[key] is { } other and not YamlScalarNode) Problem(LineOf(other), $"{_where}: '{key}' is not a text", $"write \"{key}: …\" on one line");
        return null;
    }

    public bool Flag(string key) => Switch(key)?.Value ?? false;

    public Written<bool>? Switch(string key)
    {
        if (this[key] is not { } node) return null;
        if (node is YamlScalarNode { Value: "true" or "false" } scalar) return new Written<bool>(scalar.Value == "true", LineOf(node));
        Problem(LineOf(node), $"{_where}: '{key}' is neither true nor false", "write true or false");
        return null;
    }

    /// <param name="remedy">What is a good value.</param>
    public Written<decimal>? Number(string key, decimal least, decimal most, string remedy)
    {
        if (this[key] is not { } node) return null;
        if (node is YamlScalarNode { Value: { } typed } && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return new Written<decimal>(number, LineOf(node));
        Problem(LineOf(node), $"{_where}: '{key}' is no number that can be used here", remedy);
        return null;
    }

    public T? Choice<T>(string key, bool required)
        where T : struct, Enum
    {
        var allowed = Enum.GetNames<T>().Select(Snake).ToList();
        if (this[key] is not { } node)
        {
            if (required) Problem(Line, $"{_where} has no '{key}'", $"write one of: {string.Join(", ", allowed)}");
            return null;
        }

        if (node is YamlScalarNode { Value: { } typed } && allowed.IndexOf(typed) is >= 0 and var index) return Enum.GetValues<T>()[index];
        Problem(LineOf(node), $"{_where}: '{key}' is unknown", $"write one of: {string.Join(", ", allowed)}");
        return null;
    }

    /// <summary>One word, or a list of words in brackets.</summary>
    public IReadOnlyList<Written<string>> Words(string key, string remedy)
    {
        switch (this[key])
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } single } node:
                return [new Written<string>(single, LineOf(node))];
            case YamlSequenceNode list when list.Children.All(child => child is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.Cast<YamlScalarNode>().Select(child => new Written<string>(child.Value!, LineOf(child)))];
            case var node:
                Problem(LineOf(node), $"{_where}: '{key}' is not a list of words", remedy);
                return [];
        }
    }

    /// <summary>The mappings of a list, each read by <paramref name="read"/>.</summary>
    public IReadOnlyList<T> Each<T>(string key, string remedy, Func<YamlMappingNode, T> read)
    {
        if (this[key] is null) return [];
        if (this[key] is not YamlSequenceNode list)
        {
            Problem(LineOf(key), $"{_where}: '{key}' is not a list", remedy);
            return [];
        }

        foreach (var odd in list.Children.Where(child => child is not YamlMappingNode)) Problem(LineOf(odd), $"{_where}: an entry of '{key}' has no keys", remedy);
        return [.. list.Children.OfType<YamlMappingNode>().Select(read)];
    }

    /// <summary>DirectSuperior → direct_superior.</summary>
    private static string Snake(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>A value of a file and the line that it stands on.</summary>
internal sealed record Written<T>(T Value, int Line);
