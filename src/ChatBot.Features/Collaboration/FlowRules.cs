using System.Text;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>What a flow must be so that no case can get stuck in it: checked over all files at once, before anything is started.</summary>
internal static class FlowRules
{
    /// <summary>R47: a tip is read on a phone.</summary>
    private const int LongestTip = 600;

    private static readonly string[] OwnFields = ["客户", "编号", "区域", "产品线", "针对", "确认"];

    /// <param name="taken">First words of commands that are no stage's.</param>
    public static void Check(IReadOnlyList<FlowDraft> flows, IReadOnlyCollection<string> taken, List<ContentProblem> problems)
    {
        Across(flows, flow => flow.Id is { } id ? [id] : [], id => $"the flow id '{id}' is also used", "give each flow an id of its own", problems);
        Across(
            flows, flow => flow.Start is { Verb: { } verb } start ? [verb, .. start.Synonyms] : [], verb => $"the verb '{verb}' also starts the flow", "give each flow a verb of its own", problems);
        var starts = flows.SelectMany(flow => flow.Start is { Verb: { } verb } start ? start.Synonyms.Prepend(verb) : []).Select(verb => verb.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in flows) new Judge(flow, taken, starts, problems).Check();
    }

    private static void Across(
        IReadOnlyList<FlowDraft> flows, Func<FlowDraft, IEnumerable<Written<string>>> values, Func<string, string> what, string remedy, List<ContentProblem> problems)
    {
        foreach (var same in flows.SelectMany(flow => values(flow).Select(value => (Flow: flow, Value: value))).GroupBy(one => one.Value.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var (flow, value) in same.Skip(1))
                problems.Add(new ContentProblem(flow.File, value.Line, $"{what(same.Key)} in {same.First().Flow.File}", remedy));
        }
    }

    private sealed class Judge(FlowDraft flow, IReadOnlyCollection<string> taken, HashSet<string> starts, List<ContentProblem> problems)
    {
        private readonly FlowOrder _order = new(flow.Stages);
        private readonly HashSet<string> _roles = flow.Roles.Select(role => role.Value.Key).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, StageDraft> _stages =
            flow.Stages.Where(stage => stage.Id is not null).DistinctBy(stage => stage.Name).ToDictionary(stage => stage.Name, StringComparer.Ordinal);

        public void Check()
        {
            if (flow.Record is { } record && !CaseRecords.Prefixes.Contains(record.Value))
                Problem(record.Line, $"the record prefix '{record.Value}' is unknown", $"use one of: {string.Join(", ", CaseRecords.Prefixes)}");
            Twice(flow.Stages.Select(stage => stage.Id), "stage id");
            Twice(flow.Stages.Select(stage => stage.Title), "stage title");
            Twice(flow.Stages.Select(stage => stage.Verb), "verb");
            Role(flow.OverrideBy, "'override_by'");
            if (flow.CancelUntil is { } until && !_stages.ContainsKey(until.Value))
                Problem(until.Line, $"'cancel_until' names the stage '{until.Value}', which does not exist", $"use one of: {string.Join(", ", _stages.Keys)}");
            foreach (var stage in flow.Stages) Stage(stage);
            var used = flow.Stages.SelectMany(stage => new[] { stage.Role, stage.NotApplicable, stage.Ask }).Append(flow.OverrideBy).OfType<Written<string>>().Select(role => role.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var unused in flow.Roles.Where(role => !used.Contains(role.Value.Key)))
                Problem(unused.Line, $"no stage uses the role '{unused.Value.Key}'", "remove it, or give it a stage");
            _order.Check(Problem);
            if (flow.Start is { } start) Start(start);
        }

        private void Stage(StageDraft stage)
        {
            Role(stage.Role, $"stage '{stage.Name}'");
            Role(stage.NotApplicable, $"'not_applicable' of stage '{stage.Name}'");
            Role(stage.Ask, $"'ask' of stage '{stage.Name}'");
            if (stage is { NotApplicable: { } reviewer, Role: { } holder } && reviewer.Value == holder.Value)
                Problem(reviewer.Line, $"stage '{stage.Name}' would be left out by the very role that has it", "name another role, which reviews it");
            if (stage.Verb is { } verb) Verb(verb, $"stage '{stage.Name}' has the verb", isStage: true);
            if (stage is { Why: { } why, How: { } how } && Encoding.UTF8.GetByteCount(why.Value + how.Value) > LongestTip)
                Problem(why.Line, $"'why' and 'how' of stage '{stage.Name}' are longer than {LongestTip} bytes together", "shorten them: they are read on a phone");
            Twice(stage.Outputs.Select(output => output.Id), $"output id of stage '{stage.Name}'");
            Twice(stage.Outputs.Select(output => output.Title), $"output title of stage '{stage.Name}'");
            foreach (var output in stage.Outputs) Output(stage, output);
            var before = _order.Before(stage.Name);
            foreach (var check in stage.EntryChecks) EntryCheck(stage, check, before);
            foreach (var check in stage.ExitChecks) ExitCheck(stage, check, before);
            foreach (var back in stage.RejectTo)
            {
                if (!_stages.ContainsKey(back.Value)) Problem(back.Line, $"stage '{stage.Name}' returns the case to '{back.Value}', which does not exist", $"use one of: {string.Join(", ", before)}");
                else if (!before.Contains(back.Value)) Problem(back.Line, $"stage '{stage.Name}' returns the case to '{back.Value}', which does not come before it", $"use one of: {string.Join(", ", before)}");
            }

            if (stage.ReopenTo is not { } again) return;
            if (!before.Contains(again.Value)) Problem(again.Line, $"stage '{stage.Name}' reopens the case at '{again.Value}', which does not come before it", $"use one of: {string.Join(", ", before)}");
            if (stage.Outputs.All(output => output.Type != OutputType.Signature)) Problem(again.Line, $"stage '{stage.Name}' has 'reopen_to', but nobody signs there", "remove it, or add an output of the type signature");
        }

        private void Output(StageDraft stage, OutputDraft output)
        {
            var name = $"output '{output.Id?.Value ?? "?"}' of stage '{stage.Name}'";
            if (output.Title is { } title && title.Value.AsSpan().IndexOfAny(": ：=".AsSpan()) >= 0)
                Problem(title.Line, $"the title of {name} has a blank or a colon in it, and could not be typed as a key", "write it in one word");
            if (output.Type is not { } type) return;
            if (type == OutputType.Choice && output.Options.Count < 2) Problem(output.Line, $"{name} offers nothing to choose", "add \"options: [包装破损, 其他]\"");
            if (type != OutputType.Choice && output.Options is [var option, ..]) Problem(option.Line, $"{name} has options, but is no choice", "write \"type: choice\", or remove the options");
            if (output.Min is { } min && type is not (OutputType.Number or OutputType.Photo)) Problem(min.Line, $"{name} has 'min', which only a number or photos can have", "remove it");
            if (output.Min is { } pieces && type == OutputType.Photo && (pieces.Value < 1 || pieces.Value > 9 || pieces.Value != decimal.Truncate(pieces.Value)))
                Problem(pieces.Line, $"{name} wants {pieces.Value} photos", "write a whole number from 1 to 9");
            if (output.Max is { } max && type != OutputType.Number) Problem(max.Line, $"{name} has 'max', which only a number can have", "remove it");
            if (output is { Min: { } least, Max: { } most } && least.Value > most.Value) Problem(least.Line, $"{name}: 'min' is above 'max'", "exchange them");
            if (output.Unit is { } unit && type != OutputType.Number) Problem(unit.Line, $"{name} has a unit, but is no number", "remove it");
            if (output.Accept is not null && type != OutputType.Photo) Problem(output.Line, $"{name} has 'accept', which only photos can have", "remove it");
            if (output.ValidUntil is { } valid && type != OutputType.Document) Problem(valid.Line, $"{name} has 'valid_until', but is no document", "write \"type: document\", or remove it");
        }

        private void EntryCheck(StageDraft stage, Written<OutputRef> check, HashSet<string> before)
        {
            if (!Exists(stage, check)) return;
            if (!before.Contains(check.Value.Stage))
                Problem(check.Line, $"stage '{stage.Name}' cannot open before '{check.Value}' is there, but '{check.Value.Stage}' does not come before it", $"add 'after: [{check.Value.Stage}]', or make it an exit check");
        }

        private void ExitCheck(StageDraft stage, Written<OutputRef> check, HashSet<string> before)
        {
            if (!Exists(stage, check)) return;
            if (check.Value.Stage == stage.Name) Problem(check.Line, $"stage '{stage.Name}' checks its own output", "remove the check; an output without \"optional: true\" is required anyway");
            else if (!before.Contains(check.Value.Stage) && _order.Before(check.Value.Stage).Contains(stage.Name))
                Problem(check.Line, $"stage '{stage.Name}' checks '{check.Value}', which only comes after it", "check an output of an earlier stage");
        }

        private bool Exists(StageDraft stage, Written<OutputRef> check)
        {
            if (!_stages.TryGetValue(check.Value.Stage, out var other))
            {
                Problem(check.Line, $"stage '{stage.Name}' checks '{check.Value}', but there is no stage '{check.Value.Stage}'", $"use one of: {string.Join(", ", _stages.Keys)}");
                return false;
            }

            if (other.Outputs.All(output => output.Id?.Value != check.Value.Output))
            {
                var outputs = string.Join(", ", other.Outputs.Select(output => $"{other.Name}.{output.Id?.Value}"));
                Problem(check.Line, $"stage '{stage.Name}' checks '{check.Value}', but stage '{check.Value.Stage}' has no such output", outputs.Length > 0 ? $"use one of: {outputs}" : $"give stage '{other.Name}' that output");
                return false;
            }

            if (other.NotApplicable is null) return true;
            Problem(check.Line, $"stage '{stage.Name}' checks '{check.Value}', but stage '{check.Value.Stage}' may be left out", $"remove 'not_applicable' of '{check.Value.Stage}', or the check");
            return false;
        }

        private void Start(StartDraft start)
        {
            if (start.Verb is { } verb) Verb(verb, "the flow starts by the verb", isStage: false);
            foreach (var synonym in start.Synonyms) Verb(synonym, "the flow starts by the verb", isStage: false);
            if (start is { Verb: { } first, Example: { } example } && !start.Synonyms.Prepend(first).Any(one => example.Value.StartsWith(one.Value + " ", StringComparison.Ordinal)))
                Problem(example.Line, $"the example does not begin with '{first.Value}'", $"write \"{first.Value} 华东医院 …\"");
            if (start.About is { } about && !CaseRecords.Prefixes.Contains(about.Value)) Problem(about.Line, $"'about' names the records '{about.Value}', which are unknown", $"use one of: {string.Join(", ", CaseRecords.Prefixes)}");
            Twice(start.Fields.Select(field => field.Name), "field");
            foreach (var second in start.Fields.Where(field => field.Kind == FieldKind.Text).Skip(1))
                Problem(second.Line, "two fields take all the text that is left", "give one of them \"kind: keyed\"");
            foreach (var field in start.Fields)
            {
                if (field.Name is { } name && OwnFields.Contains(name.Value)) Problem(name.Line, $"every start has the field '{name.Value}' by itself", "remove it");
                if (field is { Required: true } and ({ Ask: null } or { Example: null })) Problem(field.Line, $"the field '{field.Name?.Value ?? "?"}' is required, but nothing is said to ask for it", "add 'ask' and 'example'");
            }
        }

        private void Verb(Written<string> verb, string what, bool isStage)
        {
            if (verb.Value.Any(char.IsWhiteSpace)) Problem(verb.Line, $"{what} '{verb.Value}', which has a blank in it", "write one word");
            else if (taken.Contains(verb.Value)) Problem(verb.Line, $"{what} '{verb.Value}', which is a command of its own", "choose another word");
            else if (isStage && starts.Contains(verb.Value)) Problem(verb.Line, $"{what} '{verb.Value}', which starts a flow", "choose another word");
        }

        private void Role(Written<string>? role, string who)
        {
            if (role is not null && !_roles.Contains(role.Value))
                Problem(role.Line, $"{who} asks for the role '{role.Value}', which the flow does not have", $"add \"{role.Value}: …\" under roles, or use one of: {string.Join(", ", _roles)}");
        }

        private void Twice(IEnumerable<Written<string>?> values, string what)
        {
            foreach (var same in values.OfType<Written<string>>().GroupBy(value => value.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                foreach (var again in same.Skip(1))
                    Problem(again.Line, $"the {what} '{again.Value}' was used before, on line {same.First().Line}", $"give it a {what.Split(' ')[0]} {(what.Contains(' ', StringComparison.Ordinal) ? what.Split(' ')[1] + " " : "")}of its own");
            }
        }

        private void Problem(int line, string problem, string remedy) => problems.Add(new ContentProblem(flow.File, line, problem, remedy));
    }
}
