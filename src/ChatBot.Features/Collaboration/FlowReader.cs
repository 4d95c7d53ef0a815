using System.Globalization;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Reads one flow file. Every fault is noted with its line and the reading goes on, so that an admin sees all of them at once; a field that is
/// wrong has no value, and the rules of <see cref="FlowRules"/> are silent about it.
/// </summary>
internal sealed class FlowReader
{
    private static readonly string[] FlowKeys = ["id", "title", "record", "severity", "roles", "stages"];

    private static readonly string[] StageKeys =
        ["id", "title", "role", "after", "due", "escalate_to", "evidence", "result_required", "not_initiator", "verb", "output", "why", "how"];

    private static readonly string[] DueKeys = ["hours", "clock"];

    private readonly string _file;
    private readonly List<ContentProblem> _problems;

    private FlowReader(string file, List<ContentProblem> problems)
    {
        _file = file;
        _problems = problems;
    }

    /// <param name="file">As it is shown to people: <c>templates/flows/need.yaml</c>.</param>
    public static FlowDraft? Read(string file, string text, List<ContentProblem> problems)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(file, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; indent with two spaces"));
            return null;
        }

        var reader = new FlowReader(file, problems);
        if (yaml.Documents is [{ RootNode: YamlMappingNode root }]) return reader.Flow(root);
        reader.Problem(0, "the file holds no flow", "write one flow with id, title, record, roles and stages");
        return null;
    }

    private FlowDraft Flow(YamlMappingNode root)
    {
        var fields = Fields(root, FlowKeys, "the flow");
        var roles = new List<Written<KeyValuePair<string, string>>>();
        if (fields.GetValueOrDefault("roles") is YamlMappingNode named)
        {
            foreach (var (key, value) in named.Children)
            {
                if (key is YamlScalarNode { Value: { Length: > 0 } role } && value is YamlScalarNode { Value: { Length: > 0 } who })
                    roles.Add(new Written<KeyValuePair<string, string>>(new KeyValuePair<string, string>(role, who), Line(key)));
                else
                    Problem(Line(key), "a role has nobody to ask for", "write \"role: name\", where name stands in duty.yaml or is a department");
            }
        }
        else
        {
            Problem(fields.TryGetValue("roles", out var node) ? Line(node) : Line(root), "the flow has no roles", "add \"roles:\" with a line \"role: name\" for each role");
        }

        var stages = new List<StageDraft>();
        if (fields.GetValueOrDefault("stages") is YamlSequenceNode { Children.Count: > 0 } listed)
        {
            foreach (var child in listed.Children)
            {
                if (child is YamlMappingNode stage) stages.Add(Stage(stage));
                else Problem(Line(child), "this is not a stage", "a stage is a list of \"key: value\" lines that begins with \"- id: …\"");
            }
        }
        else
        {
            Problem(Line(root), "the flow has no stages", "add at least one stage under \"stages:\"");
        }

        return new FlowDraft(
            _file, Text(fields, root, "id", "the flow"), Text(fields, root, "title", "the flow"), Text(fields, root, "record", "the flow"),
            Choice<ClockSeverity>(fields, root, "severity", "the flow", required: false), roles, stages, Line(root));
    }

    private StageDraft Stage(YamlMappingNode node)
    {
        var id = node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: "id" }).Value is YamlScalarNode { Value: { Length: > 0 } named } ? named : "?";
        var where = $"stage '{id}'";
        var fields = Fields(node, StageKeys, where);
        return new StageDraft(
            Text(fields, node, "id", where),
            Text(fields, node, "title", where),
            Text(fields, node, "role", where),
            After(fields, where),
            Due(fields, node, where),
            Choice<EscalationTarget>(fields, node, "escalate_to", where, required: true),
            Choice<StageEvidence>(fields, node, "evidence", where, required: false),
            Flag(fields, "result_required", where),
            Flag(fields, "not_initiator", where),
            fields.ContainsKey("verb") ? Text(fields, node, "verb", where) : null,
            Text(fields, node, "output", where),
            Text(fields, node, "why", where),
            Text(fields, node, "how", where),
            Line(node));
    }

    private List<Written<string>> After(Dictionary<string, YamlNode> fields, string where)
    {
        switch (fields.GetValueOrDefault("after"))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } single } node:
                return [new Written<string>(single, Line(node))];
            case YamlSequenceNode list when list.Children.All(child => child is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.Cast<YamlScalarNode>().Select(child => new Written<string>(child.Value!, Line(child)))];
            case var node:
                Problem(Line(node), $"{where}: 'after' is not a list of stage ids", "write \"after: [first, second]\"");
                return [];
        }
    }

    private Written<StageLimit>? Due(Dictionary<string, YamlNode> fields, YamlMappingNode stage, string where)
    {
        if (fields.GetValueOrDefault("due") is not YamlMappingNode due)
        {
            Problem(fields.TryGetValue("due", out var node) ? Line(node) : Line(stage), $"{where} has no limit", "add \"due: { hours: 24, clock: natural }\"");
            return null;
        }

        var parts = Fields(due, DueKeys, $"{where}, due");
        var clock = Choice<LimitClock>(parts, due, "clock", $"{where}, due", required: true);
        double? hours = parts.GetValueOrDefault("hours") is YamlScalarNode { Value: { } typed }
            && double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 24 * 366
                ? number
                : null;
        if (hours is null) Problem(Line(due), $"{where}: 'hours' is not a number of hours above 0", "write for instance \"hours: 24\"");
        return hours is null || clock is null ? null : new Written<StageLimit>(new StageLimit(hours.Value, clock.Value), Line(due));
    }

    private T? Choice<T>(Dictionary<string, YamlNode> fields, YamlMappingNode owner, string key, string where, bool required)
        where T : struct, Enum
    {
        var allowed = Enum.GetNames<T>().Select(Snake).ToList();
        if (!fields.TryGetValue(key, out var node))
        {
            if (required) Problem(Line(owner), $"{where} has no '{key}'", $"write one of: {string.Join(", ", allowed)}");
            return required ? null : default(T);
        }

        if (node is YamlScalarNode { Value: { } typed } && allowed.IndexOf(typed) is >= 0 and var index) return Enum.GetValues<T>()[index];
        Problem(Line(node), $"{where}: '{key}' is unknown", $"write one of: {string.Join(", ", allowed)}");
        return null;
    }

    private bool Flag(Dictionary<string, YamlNode> fields, string key, string where)
    {
        if (!fields.TryGetValue(key, out var node)) return false;
        if (node is YamlScalarNode { Value: "true" or "false" } scalar) return scalar.Value == "true";
        Problem(Line(node), $"{where}: '{key}' is neither true nor false", "write true or false");
        return false;
    }

    private Written<string>? Text(Dictionary<string, YamlNode> fields, YamlMappingNode owner, string key, string where)
    {
        if (fields.TryGetValue(key, out var node) && node is YamlScalarNode { Value: { } typed } && typed.Trim().Length > 0)
            return new Written<string>(typed.Trim(), Line(node));
        Problem(node is null ? Line(owner) : Line(node), $"{where} has no '{key}'", $"add \"{key}: …\"");
        return null;
    }

    private Dictionary<string, YamlNode> Fields(YamlMappingNode node, string[] known, string where)
    {
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name)) fields[name] = value;
            else Problem(Line(key), $"{where}: unknown key '{name}'", $"use one of: {string.Join(", ", known)}");
        }

        return fields;
    }

    private void Problem(int line, string problem, string remedy) => _problems.Add(new ContentProblem(_file, line, problem, remedy));

    private static int Line(YamlNode node) => (int)node.Start.Line;

    /// <summary>DirectSuperior → direct_superior.</summary>
    private static string Snake(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>A value and the line on which it stands.</summary>
internal sealed record Written<T>(T Value, int Line);

/// <summary>A flow as far as it could be read.</summary>
internal sealed record FlowDraft(
    string File,
    Written<string>? Id,
    Written<string>? Title,
    Written<string>? Record,
    ClockSeverity? Severity,
    IReadOnlyList<Written<KeyValuePair<string, string>>> Roles,
    IReadOnlyList<StageDraft> Stages,
    int Line);

internal sealed record StageDraft(
    Written<string>? Id,
    Written<string>? Title,
    Written<string>? Role,
    IReadOnlyList<Written<string>> After,
    Written<StageLimit>? Due,
    EscalationTarget? EscalateTo,
    StageEvidence? Evidence,
    bool ResultRequired,
    bool NotInitiator,
    Written<string>? Verb,
    Written<string>? Output,
    Written<string>? Why,
    Written<string>? How,
    int Line);
