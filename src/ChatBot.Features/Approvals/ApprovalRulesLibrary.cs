using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

/// <summary>Reads <c>templates/approvals.yaml</c> once at start. Where there is any problem the host must not start.</summary>
public sealed class ApprovalRulesLibrary : ICheckedContent
{
    private const string FileName = "templates/approvals.yaml";

    private readonly IReadOnlyList<ContentProblem> _problems;

    public ApprovalRulesLibrary(ContentOptions content)
    {
        var path = Path.Combine(content.Root, "approvals.yaml");
        var problems = new List<ContentProblem>();
        Rules = File.Exists(path) ? Read(File.ReadAllText(path), problems) : Missing(problems);
        _problems = problems;
    }

    public ApprovalRules Rules { get; }

    public IReadOnlyList<ContentProblem> Check() => _problems;

    /// <summary>The rules of a text; all that is wrong goes to <paramref name="problems"/>, and then what is returned is not to be used.</summary>
    internal static ApprovalRules Read(string text, List<ContentProblem> problems)
    {
        var written = ContentYaml.Read<ApprovalsYaml>(text, FileName, problems);
        IReadOnlyList<int> lines = written is null ? [] : ContentYaml.LinesOf(text, "nodes");
        if (written is null && problems.Count == 0) return Missing(problems);
        var rules = (written?.Nodes ?? []).Select((node, index) => RuleOf(node, index < lines.Count ? lines[index] : 0, needsKind: true, problems)).ToList();
        foreach (var twice in rules.GroupBy(rule => rule.Kind, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new ContentProblem(FileName, lines[rules.FindLastIndex(rule => rule.Kind == twice.Key)], $"there are two nodes of kind '{twice.Key}'", "give each kind once, with all its departments"));
        return new ApprovalRules
        {
            Contracts = MatchOf(written?.ContractForms),
            Leaves = MatchOf(written?.LeaveForms),
            Others = MatchOf(written?.OtherForms),
            Nodes = rules,
            Rest = RuleOf(written?.OtherNodes ?? new NodeYaml { Limit = new LimitYaml { Hours = 8, Clock = "working" } }, 0, needsKind: false, problems),
        };
    }

    private static NodeRule RuleOf(NodeYaml node, int line, bool needsKind, List<ContentProblem> problems)
    {
        var hours = node.Limit?.Hours ?? 0;
        if (needsKind && string.IsNullOrWhiteSpace(node.Kind)) Problem("a node has no kind", "write what it is called, for instance \"kind: 法务\"");
        if (needsKind && (node.Kind ?? "").Contains(':', StringComparison.Ordinal)) Problem($"the kind '{node.Kind}' has a colon", "leave it out");
        if (needsKind && node.Departments is not { Count: > 0 } && node.At is not { Count: > 0 }) Problem($"nothing says which node is '{node.Kind}'", "add \"departments: [法务]\" or \"at: [{ template: …, node: 2 }]\"");
        if (hours is <= 0 or > 10_000) Problem($"'{node.Kind}' has no usable limit", "add \"limit: { hours: 4, clock: working }\"");
        if (node.WarnAt is { } warn && (warn <= 0 || warn >= hours)) Problem($"'{node.Kind}' warns at {warn:0.##} hours, which is not inside its limit", $"take a number of hours below {hours:0.##}");
        foreach (var place in (node.At ?? []).Where(place => string.IsNullOrWhiteSpace(place.Template) || place.Node < 1))
            Problem($"'{node.Kind}' names a place without template or with node {place.Node}", "write \"{ template: <template id>, node: 2 }\"; nodes count from 1");
        LimitClock? clock = node.Limit?.Clock switch { null or "working" => LimitClock.Working, "natural" => LimitClock.Natural, _ => null };
        if (clock is null) Problem($"'{node.Kind}' has the unknown clock '{node.Limit!.Clock}'", "write working or natural");
        return new NodeRule(
            node.Kind?.Trim() ?? "", node.Departments ?? [], [.. (node.At ?? []).Select(place => new NodePlace(place.Template ?? "", place.Node))],
            new StageLimit(hours, clock ?? LimitClock.Working), node.WarnAt ?? hours * 0.8, node.CreditsInitiator);

        void Problem(string problem, string remedy) => problems.Add(new ContentProblem(FileName, line, problem, remedy));
    }

    private static ApprovalRules Missing(List<ContentProblem> problems)
    {
        problems.Add(new ContentProblem(FileName, 0, "the file is missing or empty", "restore it from the release"));
        var nothing = new FormMatch([], []);
        return new ApprovalRules { Contracts = nothing, Leaves = nothing, Others = nothing, Nodes = [], Rest = new NodeRule("", [], [], new StageLimit(8, LimitClock.Working), 6.4, false) };
    }

    private static FormMatch MatchOf(FormsYaml? forms) => new(forms?.Templates ?? [], [.. (forms?.Names ?? []).Where(name => name.Length > 0)]);

    private sealed class ApprovalsYaml
    {
        public FormsYaml? ContractForms { get; set; }

        public FormsYaml? LeaveForms { get; set; }

        public FormsYaml? OtherForms { get; set; }

        public List<NodeYaml>? Nodes { get; set; }

        public NodeYaml? OtherNodes { get; set; }
    }

    private sealed class FormsYaml
    {
        public List<string>? Names { get; set; }

        public List<string>? Templates { get; set; }
    }

    private sealed class NodeYaml
    {
        public string? Kind { get; set; }

        public List<string>? Departments { get; set; }

        public List<PlaceYaml>? At { get; set; }

        public LimitYaml? Limit { get; set; }

        public double? WarnAt { get; set; }

        public bool CreditsInitiator { get; set; }
    }

    private sealed class LimitYaml
    {
        public double Hours { get; set; }

        public string? Clock { get; set; }
    }

    private sealed class PlaceYaml
    {
        public string? Template { get; set; }

        public int Node { get; set; }
    }
}
