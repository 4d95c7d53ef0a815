using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// All flows of <c>templates/flows</c>, read and checked once at start. Where there is any problem the host must not start; running cases keep
/// the flow that they began with, so a change needs a restart and touches new cases only.
/// </summary>
public sealed class FlowLibrary : ICheckedContent
{
    private readonly Dictionary<string, Flow> _flows;

    public FlowLibrary(ContentOptions content)
    {
        var problems = new List<ContentProblem>();
        var folder = Path.Combine(content.Root, "flows");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        _flows = Load(files.Select(file => ($"templates/flows/{Path.GetFileName(file)}", File.ReadAllText(file))), problems);
        foreach (var use in Reflected.StaticFields<FlowUse>().Where(use => !_flows.ContainsKey(use.FlowId)))
        {
            if (problems.Count == 0)
                problems.Add(new ContentProblem("templates/flows", 0, $"no file has the flow '{use.FlowId}'", "restore it from the release"));
        }

        Problems = problems;
    }

    /// <summary>All faults of all files; empty when every flow may be started.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    IReadOnlyList<ContentProblem> ICheckedContent.Check() => Problems;

    public IEnumerable<Flow> Flows => _flows.Values;

    /// <exception cref="InvalidOperationException">There is no such flow, or it has problems; the host does not start then.</exception>
    public Flow this[string id] => _flows.GetValueOrDefault(id) ?? throw new InvalidOperationException($"No usable flow '{id}' under templates/flows.");

    /// <summary>Flows of files without a fault, by id; everything that is wrong goes to <paramref name="problems"/>.</summary>
    internal static Dictionary<string, Flow> Load(IEnumerable<(string File, string Text)> files, List<ContentProblem> problems)
    {
        var drafts = files.Select(file => FlowReader.Read(file.File, file.Text, problems)).OfType<FlowDraft>().ToList();
        FlowRules.Check(drafts, CommandVerbs.Value, problems);
        var faulty = problems.Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        return drafts.Where(draft => !faulty.Contains(draft.File)).Select(draft => draft.Build()).ToDictionary(flow => flow.Id, StringComparer.Ordinal);
    }

    /// <summary>The verbs of all commands but 完成, whose verbs are the stages'.</summary>
    private static readonly Lazy<HashSet<string>> CommandVerbs = new(() =>
        new CommandCatalog().Specs.Where(spec => spec != CompleteStageCommand.Spec).SelectMany(spec => spec.Verbs).ToHashSet(StringComparer.OrdinalIgnoreCase));
}
