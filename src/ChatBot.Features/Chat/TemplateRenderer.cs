using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.Logging;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ChatBot.Features.Chat;

/// <summary>
/// The only Scriban code. Templates are parsed once and checked against the models of their wordings, so a missing file or an unknown variable
/// is found at start and by <c>chatbot check</c>, not in front of a user. Changed files are read again; a broken edit keeps the last good version.
/// </summary>
public sealed partial class TemplateRenderer
{
    private readonly string _folder;
    private readonly ILogger<TemplateRenderer> _logger;
    private readonly FrozenDictionary<string, IWording> _wordings;
    private readonly ConcurrentBag<TemplateContext> _contexts = [];
    private volatile Loaded _loaded;

    public TemplateRenderer(ContentOptions options, ILogger<TemplateRenderer> logger)
    {
        _folder = Path.Combine(options.Root, "messages");
        _logger = logger;
        _wordings = Reflected.StaticFields<IWording>().ToFrozenDictionary(wording => wording.Name, StringComparer.Ordinal);
        _loaded = Load();
        Problems = _loaded.Problems;
    }

    /// <summary>What is wrong with the templates on disk, each with file, line and remedy.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; private set; }

    public IReadOnlyCollection<IWording> Wordings => _wordings.Values;

    public Rendered Render(Said said)
    {
        if (!_loaded.Templates.TryGetValue(said.Wording, out var template))
            throw new InvalidOperationException($"No template for the wording '{said.Wording}'.");
        var context = _contexts.TryTake(out var pooled) ? pooled : NewContext();
        try
        {
            var model = new ScriptObject(StringComparer.Ordinal);
            model.Import(said.Model, renamer: StandardMemberRenamer.Default);
            context.PushGlobal(model);
            try
            {
                return Rendered.Parse(template.Render(context));
            }
            finally
            {
                context.PopGlobal();
            }
        }
        finally
        {
            context.Reset();
            _contexts.Add(context);
        }
    }

    /// <summary>Reads the templates again when a file changed. Returns the problems of the edit when it was refused, none otherwise.</summary>
    public IReadOnlyList<ContentProblem> ReloadIfChanged()
    {
        var stamp = Stamp();
        if (stamp == _loaded.Stamp) return [];
        var fresh = Load();
        Problems = fresh.Problems;
        if (fresh.Problems.Count > 0)
        {
            // Remember the stamp, so that one bad edit is reported once and not on every tick.
            _loaded = _loaded with { Stamp = stamp };
            EditRefused(_logger, fresh.Problems.Count);
            return fresh.Problems;
        }

        _loaded = fresh;
        Reloaded(_logger, fresh.Templates.Count);
        return [];
    }

    private Loaded Load()
    {
        var stamp = Stamp();
        var problems = new List<ContentProblem>();
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var wording in _wordings.Values)
        {
            var path = Path.Combine(_folder, wording.Name + ".scriban");
            var shown = $"templates/messages/{wording.Name}.scriban";
            if (!File.Exists(path))
            {
                problems.Add(new ContentProblem(shown, 0, "the file is missing", "restore it from the release"));
                continue;
            }

            var template = Template.Parse(Rendered.MarkActs(File.ReadAllText(path)), path);
            if (template.HasErrors)
            {
                problems.AddRange(template.Messages.Select(message =>
                    new ContentProblem(shown, message.Span.Start.Line + 1, message.Message, "correct the Scriban syntax")));
                continue;
            }

            problems.AddRange(UnknownVariables.In(template, wording.ModelType).Select(unknown => new ContentProblem(
                shown, unknown.Line, $"unknown variable '{unknown.Name}'", $"use one of: {string.Join(", ", unknown.Known)}")));
            templates[wording.Name] = template;
        }

        return new Loaded(templates.ToFrozenDictionary(StringComparer.Ordinal), problems, stamp);
    }

    private long Stamp()
    {
        if (!Directory.Exists(_folder)) return 0;
        var stamp = new HashCode();
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*.scriban", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            stamp.Add(file.FullName, StringComparer.Ordinal);
            stamp.Add(file.LastWriteTimeUtc.Ticks);
            stamp.Add(file.Length);
        }

        return stamp.ToHashCode();
    }

    private static OneLineValues NewContext() => new()
    {
        StrictVariables = true,
        MemberRenamer = StandardMemberRenamer.Default,
        LoopLimit = 10_000,
        EnableRelaxedMemberAccess = false,
    };

    private sealed record Loaded(FrozenDictionary<string, Template> Templates, IReadOnlyList<ContentProblem> Problems, long Stamp);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Read {Count} message templates again")]
    private static partial void Reloaded(ILogger logger, int count);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "Kept the last good templates: the edit has {Count} problems")]
    private static partial void EditRefused(ILogger logger, int count);
}

/// <summary>Finds names in a template that its model does not have; Scriban alone would notice only when that line is rendered.</summary>
internal sealed class UnknownVariables : ScriptVisitor
{
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly List<UnknownVariable> _found = [];

    private UnknownVariables(Type model) =>
        _known = model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => StandardMemberRenamer.Rename(property.Name))
            .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlyList<UnknownVariable> In(Template template, Type model)
    {
        var visitor = new UnknownVariables(model);
        visitor.Visit(template.Page);
        return visitor._found;
    }

    public override void Visit(ScriptForStatement node)
    {
        if (node.Variable is ScriptVariable variable) _assigned.Add(variable.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariable variable) _assigned.Add(variable.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptMemberExpression node)
    {
        // Only the root of a.b.c is a variable of the model; b and c are members of it.
        Visit(node.Target);
    }

    public override void Visit(ScriptVariableGlobal node)
    {
        if (BuiltIns.Contains(node.Name) || _known.Contains(node.Name) || _assigned.Contains(node.Name)) return;
        _found.Add(new UnknownVariable(node.Name, node.Span.Start.Line + 1, [.. _known.Order(StringComparer.Ordinal)]));
    }

    private static readonly FrozenSet<string> BuiltIns =
        FrozenSet.ToFrozenSet(["array", "date", "html", "math", "object", "regex", "string", "timespan", "empty", "for"], StringComparer.Ordinal);
}

internal sealed record UnknownVariable(string Name, int Line, IReadOnlyList<string> Known);
