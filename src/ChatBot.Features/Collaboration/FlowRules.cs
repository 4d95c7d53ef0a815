using System.Text;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>What a flow must be so that no case can get stuck in it: checked over all files at once, before anything is started.</summary>
internal static class FlowRules
{
    /// <summary>R47: a tip is read on a phone.</summary>
    private const int LongestTip = 600;

    public static void Check(IReadOnlyList<FlowDraft> flows, IReadOnlyCollection<string> verbs, List<ContentProblem> problems)
    {
        foreach (var again in flows.Where(flow => flow.Id is not null).GroupBy(flow => flow.Id!.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var flow in again.Skip(1))
                problems.Add(new ContentProblem(flow.File, flow.Id!.Line, $"the flow id '{again.Key}' is also used in {again.First().File}", "give each flow an id of its own"));
        }

        foreach (var flow in flows) Check(flow, verbs, problems);
    }

    private static void Check(FlowDraft flow, IReadOnlyCollection<string> verbs, List<ContentProblem> problems)
    {
        void Problem(int line, string problem, string remedy) => problems.Add(new ContentProblem(flow.File, line, problem, remedy));

        if (flow.Record is { } record && !RecordNo.Prefixes.Contains(record.Value))
            Problem(record.Line, $"the record prefix '{record.Value}' is unknown", $"use one of: {string.Join(", ", RecordNo.Prefixes)}");
        Twice(flow.Stages.Select(stage => stage.Id), "stage id", Problem);
        Twice(flow.Stages.Select(stage => stage.Title), "stage title", Problem);
        Twice(flow.Stages.Select(stage => stage.Verb), "verb", Problem);

        var roles = flow.Roles.Select(role => role.Value.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var stage in flow.Stages)
        {
            var name = stage.Id?.Value ?? "?";
            if (stage.Role is { } role && !roles.Contains(role.Value))
                Problem(role.Line, $"stage '{name}' asks for the role '{role.Value}', which the flow does not have", $"add \"{role.Value}: …\" under roles, or use one of: {string.Join(", ", roles)}");
            if (stage.Verb is { } verb && !verbs.Contains(verb.Value))
                Problem(verb.Line, $"stage '{name}' has the verb '{verb.Value}', which the bot does not know", $"use one of: {string.Join(", ", verbs)}");
            if (stage is { Why: { } why, How: { } how } && Encoding.UTF8.GetByteCount(why.Value + how.Value) > LongestTip)
                Problem(why.Line, $"'why' and 'how' of stage '{name}' are longer than {LongestTip} bytes together", "shorten them: they are read on a phone");
        }

        foreach (var unused in flow.Roles.Where(role => flow.Stages.All(stage => stage.Role?.Value != role.Value.Key)))
            Problem(unused.Line, $"no stage uses the role '{unused.Value.Key}'", "remove it, or give it a stage");
        CheckOrder(flow, Problem);
    }

    private static void CheckOrder(FlowDraft flow, Action<int, string, string> problem)
    {
        var ids = flow.Stages.Where(stage => stage.Id is not null).Select(stage => stage.Id!.Value).ToHashSet(StringComparer.Ordinal);
        var named = flow.Stages.Where(stage => stage.Id is not null).DistinctBy(stage => stage.Id!.Value).ToList();
        foreach (var stage in named)
        {
            foreach (var unknown in stage.After.Where(after => !ids.Contains(after.Value)))
                problem(unknown.Line, $"stage '{stage.Id!.Value}' comes after '{unknown.Value}', which does not exist", $"use one of: {string.Join(", ", ids)}");
        }

        // Take away, again and again, what has nothing left before it; what remains waits for itself.
        var left = named.ToDictionary(stage => stage.Id!.Value, stage => stage.After.Select(after => after.Value).Where(ids.Contains).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToList() is { Count: > 0 } free)
        {
            foreach (var id in free) left.Remove(id);
            foreach (var waits in left.Values) waits.ExceptWith(free);
        }

        if (left.Count > 0)
        {
            var circle = CircleIn(left);
            var at = named.First(stage => stage.Id!.Value == circle[0]);
            problem(at.Line, $"the stages wait for each other in a circle: {string.Join(" → ", circle.Append(circle[0]))}", "remove one 'after' of them");
            foreach (var stuck in named.Where(stage => left.ContainsKey(stage.Id!.Value) && !circle.Contains(stage.Id!.Value)))
                problem(stuck.Line, $"stage '{stuck.Id!.Value}' can never open, because it waits for that circle", "break the circle first");
        }

        var last = named.Where(stage => !named.Any(other => other.After.Any(after => after.Value == stage.Id!.Value))).ToList();
        foreach (var loose in last.SkipLast(1))
            problem(loose.Line, $"stage '{loose.Id!.Value}' is a dead end: nothing waits for it, and it is not the last stage", $"name it in the 'after' of a later stage, for instance of '{last[^1].Id!.Value}'");
    }

    private static List<string> CircleIn(Dictionary<string, HashSet<string>> left)
    {
        var way = new List<string>();
        var current = left.Keys.First();
        while (!way.Contains(current))
        {
            way.Add(current);
            current = left[current].First();
        }

        var circle = way[way.IndexOf(current)..];
        circle.Reverse();
        return circle;
    }

    private static void Twice(IEnumerable<Written<string>?> values, string what, Action<int, string, string> problem)
    {
        foreach (var same in values.OfType<Written<string>>().GroupBy(value => value.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var again in same.Skip(1))
                problem(again.Line, $"the {what} '{again.Value}' was used before, on line {same.First().Line}", $"give it a {what} of its own");
        }
    }
}
