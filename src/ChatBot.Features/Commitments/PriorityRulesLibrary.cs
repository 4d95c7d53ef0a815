using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>Reads <c>templates/priorities.yaml</c> once at start. Where there is any problem the host must not start.</summary>
public sealed class PriorityRulesLibrary : ICheckedContent
{
    private const string FileName = "templates/priorities.yaml";

    private readonly IReadOnlyList<ContentProblem> _problems;

    public PriorityRulesLibrary(ContentOptions content)
    {
        var path = Path.Combine(content.Root, "priorities.yaml");
        var problems = new List<ContentProblem>();
        Rules = Read(File.Exists(path) ? File.ReadAllText(path) : "", problems);
        _problems = problems;
    }

    public IReadOnlyList<PriorityRule> Rules { get; }

    public IReadOnlyList<ContentProblem> Check() => _problems;

    /// <summary>The rules of a text; all that is wrong goes to <paramref name="problems"/>, and then what is returned is not to be used.</summary>
    internal static IReadOnlyList<PriorityRule> Read(string text, List<ContentProblem> problems)
    {
        var written = ContentYaml.Read<PrioritiesYaml>(text, FileName, problems);
        if (problems.Count > 0) return [];
        if (written is null)
        {
            problems.Add(new ContentProblem(FileName, 0, "the file is missing or empty", "restore it from the release; for no rules at all write \"rules: []\""));
            return [];
        }

        var lines = ContentYaml.LinesOf(text, "rules");
        var rules = (written.Rules ?? []).Select((rule, index) => RuleOf(rule, index < lines.Count ? lines[index] : 0, problems)).ToList();
        Twice(rules.Select(rule => rule.Id), "id");
        Twice(rules.SelectMany(rule => rule.Words), "word");
        return rules;

        void Twice(IEnumerable<string> values, string what)
        {
            foreach (var twice in values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0 && group.Count() > 1))
            {
                var line = lines[rules.FindLastIndex(rule => string.Equals(rule.Id, twice.Key, StringComparison.OrdinalIgnoreCase) || rule.Words.Contains(twice.Key, StringComparer.OrdinalIgnoreCase))];
                problems.Add(new ContentProblem(FileName, line, $"the {what} '{twice.Key}' stands twice", $"keep each {what} in one rule"));
            }
        }
    }

    private static PriorityRule RuleOf(RuleYaml rule, int line, List<ContentProblem> problems)
    {
        var words = (rule.Words ?? []).Select(word => (word ?? "").Trim()).Where(word => word.Length > 0).ToList();
        ApprovalNeed? need = rule.Approval switch { "never" => ApprovalNeed.Never, "over_quota" => ApprovalNeed.OverQuota, "always" => ApprovalNeed.Always, _ => null };
        if (string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Any(char.IsWhiteSpace)) Problem("a rule has no id, or one with blanks", "write a short word that stays the same, for instance \"id: urgent\"");
        if (string.IsNullOrWhiteSpace(rule.Label)) Problem($"the rule '{rule.Id}' has no label", "write what people read, for instance \"label: 加急\"");
        if (words.Count == 0) Problem($"the rule '{rule.Id}' has no words", "write them as \"words: [加急, 特急]\"");
        if (need is null) Problem($"the rule '{rule.Id}' has the unknown approval '{rule.Approval}'", "write never, over_quota or always");
        if (need == ApprovalNeed.OverQuota && rule.MonthlyQuota is null or < 0) Problem($"the rule '{rule.Id}' has no usable quota", "add \"monthly_quota: 10\", the number a month that needs no approval");
        return new PriorityRule((rule.Id ?? "").Trim(), (rule.Label ?? "").Trim(), words, need ?? ApprovalNeed.Never, rule.MonthlyQuota ?? 0);

        void Problem(string problem, string remedy) => problems.Add(new ContentProblem(FileName, line, problem, remedy));
    }

    private sealed class PrioritiesYaml
    {
        public List<RuleYaml>? Rules { get; set; }
    }

    private sealed class RuleYaml
    {
        public string? Id { get; set; }

        public string? Label { get; set; }

        public List<string?>? Words { get; set; }

        public string? Approval { get; set; }

        public int? MonthlyQuota { get; set; }
    }
}
