using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Features.Collaboration;

/// <summary>Reads one flow file; what it says is judged by <see cref="FlowRules"/>.</summary>
internal sealed class FlowReader
{
    private const string OutputRemedy = "write \"- { id: result, title: 结论, type: text }\"";

    private const string FieldRemedy = "write \"- { name: 现象, kind: text }\"";

    private static readonly string[] FlowKeys = ["id", "title", "record", "severity", "roles", "override_by", "cancel_until", "start", "stages"];

    private static readonly string[] StageKeys =
    [
        "id", "title", "role", "after", "due", "escalate_to", "severity", "outputs", "entry_checks", "exit_checks", "not_initiator", "not_applicable", "reject_to", "customer_wait", "reopen_to", "stops_on_change", "verb",
        "why", "how", "sample", "ask",
    ];

    private static readonly string[] OutputKeys = ["id", "title", "type", "optional", "options", "min", "max", "unit", "accept", "valid_until"];

    private static readonly string[] StartKeys = ["verb", "synonyms", "summary", "example", "about", "fields"];

    private static readonly string[] FieldKeys = ["name", "kind", "required", "ask", "example"];

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

        if (yaml.Documents is [{ RootNode: YamlMappingNode root }]) return new FlowReader(file, problems).Flow(root);
        problems.Add(new ContentProblem(file, 0, "the file holds no flow", "write one flow with id, title, record, roles and stages"));
        return null;
    }

    private FlowDraft Flow(YamlMappingNode root)
    {
        var fields = new YamlFields(_file, root, "the flow", FlowKeys, _problems);
        var stages = fields.Each("stages", "a stage is a list of \"key: value\" lines that begins with \"- id: …\"", Stage);
        if (stages.Count == 0 && fields["stages"] is null or YamlSequenceNode { Children.Count: 0 }) fields.Problem(fields.Line, "the flow has no stages", "add at least one stage under \"stages:\"");
        return new FlowDraft
        {
            File = _file,
            Line = fields.Line,
            Id = fields.Required("id"),
            Title = fields.Required("title"),
            Record = fields.Required("record"),
            Severity = fields.Choice<FlowSeverity>("severity", required: false) ?? FlowSeverity.Middle,
            OverrideBy = fields.Optional("override_by"),
            CancelUntil = fields.Optional("cancel_until"),
            Start = Start(fields),
            Roles = Roles(fields),
            Stages = stages,
        };
    }

    private static IReadOnlyList<Written<KeyValuePair<string, string>>> Roles(YamlFields fields)
    {
        if (fields["roles"] is not YamlMappingNode named)
        {
            fields.Problem(fields.LineOf("roles"), "the flow has no roles", "add \"roles:\" with a line \"role: name\" for each role");
            return [];
        }

        var roles = new List<Written<KeyValuePair<string, string>>>();
        foreach (var (key, value) in named.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } role } && value is YamlScalarNode { Value: { Length: > 0 } who })
                roles.Add(new Written<KeyValuePair<string, string>>(new KeyValuePair<string, string>(role, who), YamlFields.LineOf(key)));
            else
                fields.Problem(YamlFields.LineOf(key), "a role has nobody to ask for", "write \"role: name\", where name stands in duty.yaml or is a department");
        }

        return roles;
    }

    private StageDraft Stage(YamlMappingNode node)
    {
        var id = node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: "id" }).Value is YamlScalarNode { Value: { Length: > 0 } named } ? named : "?";
        var where = $"stage '{id}'";
        var fields = new YamlFields(_file, node, where, StageKeys, _problems);
        return new StageDraft
        {
            Line = fields.Line,
            Id = fields.Required("id"),
            Title = fields.Required("title"),
            Role = fields.Required("role"),
            After = fields.Words("after", "write \"after: [first, second]\""),
            Due = Due(fields, where),
            EscalateTo = fields.Choice<EscalationTarget>("escalate_to", required: true),
            Severity = fields.Choice<FlowSeverity>("severity", required: false),
            Outputs = fields.Each("outputs", OutputRemedy, output => Output(output, where)),
            EntryChecks = Checks(fields, "entry_checks", where),
            ExitChecks = Checks(fields, "exit_checks", where),
            NotInitiator = fields.Flag("not_initiator"),
            NotApplicable = fields.Optional("not_applicable"),
            RejectTo = fields.Words("reject_to", "write \"reject_to: [first, second]\""),
            CustomerWait = fields.Number("customer_wait", 1, 5, "write a number of working days from 1 to 5, or leave it out"),
            ReopenTo = fields.Optional("reopen_to"),
            StopsOnChange = fields.Flag("stops_on_change"),
            Verb = fields.Optional("verb"),
            Why = fields.Required("why"),
            How = fields.Required("how"),
            Sample = fields.Optional("sample"),
            Ask = fields.Optional("ask"),
        };
    }

    private OutputDraft Output(YamlMappingNode node, string stage)
    {
        var fields = new YamlFields(_file, node, $"{stage}, an output", OutputKeys, _problems);
        return new OutputDraft
        {
            Line = fields.Line,
            Id = fields.Required("id"),
            Title = fields.Required("title"),
            Type = fields.Choice<OutputType>("type", required: true),
            Optional = fields.Flag("optional"),
            Options = fields.Words("options", "write \"options: [包装破损, 其他]\""),
            Min = fields.Number("min", -1_000_000_000, 1_000_000_000, "write a number"),
            Max = fields.Number("max", -1_000_000_000, 1_000_000_000, "write a number"),
            Unit = fields.Optional("unit"),
            Accept = fields.Choice<PhotoKind>("accept", required: false),
            ValidUntil = fields.Switch("valid_until"),
        };
    }

    private StartDraft? Start(YamlFields flow)
    {
        if (flow["start"] is null) return null;
        if (flow["start"] is not YamlMappingNode node)
        {
            flow.Problem(flow.LineOf("start"), "'start' has no keys", "write verb, summary, example and fields below it");
            return null;
        }

        var fields = new YamlFields(_file, node, "start", StartKeys, _problems);
        return new StartDraft
        {
            Line = fields.Line,
            Verb = fields.Required("verb"),
            Synonyms = fields.Words("synonyms", "write \"synonyms: [设备报修]\""),
            Summary = fields.Required("summary"),
            Example = fields.Required("example"),
            About = fields.Optional("about"),
            Fields = fields.Each("fields", FieldRemedy, Field),
        };
    }

    private FieldDraft Field(YamlMappingNode node)
    {
        var fields = new YamlFields(_file, node, "start, a field", FieldKeys, _problems);
        return new FieldDraft
        {
            Line = fields.Line,
            Name = fields.Required("name"),
            Kind = fields["kind"] is null ? FieldKind.Keyed : fields.Choice<FieldKind>("kind", required: true),
            Required = fields.Flag("required"),
            Ask = fields.Optional("ask"),
            Example = fields.Optional("example"),
        };
    }

    private static IReadOnlyList<Written<OutputRef>> Checks(YamlFields fields, string key, string where)
    {
        var checks = new List<Written<OutputRef>>();
        foreach (var word in fields.Words(key, $"write \"{key}: [stage.output]\""))
        {
            if (word.Value.Split('.') is [{ Length: > 0 } stage, { Length: > 0 } output]) checks.Add(new Written<OutputRef>(new OutputRef(stage, output), word.Line));
            else fields.Problem(word.Line, $"{where}: the check '{word.Value}' names no output", "write \"stage.output\", for instance \"quality.report\"");
        }

        return checks;
    }

    private Written<StageLimit>? Due(YamlFields stage, string where)
    {
        if (stage["due"] is not YamlMappingNode due)
        {
            stage.Problem(stage.LineOf("due"), $"{where} has no limit", "add \"due: { hours: 24, clock: natural }\"");
            return null;
        }

        var parts = new YamlFields(_file, due, $"{where}, due", DueKeys, _problems);
        var clock = parts.Choice<LimitClock>("clock", required: true);
        if (parts["hours"] is null) parts.Problem(parts.Line, $"{where}: 'hours' is missing", "write for instance \"hours: 24\"");
        var hours = parts.Number("hours", 0.01m, 24 * 366, "write hours above 0, for instance \"hours: 24\"");
        return hours is null || clock is null ? null : new Written<StageLimit>(new StageLimit((double)hours.Value, clock.Value), parts.Line);
    }
}
