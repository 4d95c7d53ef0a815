namespace ChatBot.Features.Collaboration;

/// <summary>The order of stages as their <c>after</c> lines make it: no circle, nothing that can never open, one end.</summary>
internal sealed class FlowOrder
{
    private readonly List<StageDraft> _stages;
    private readonly HashSet<string> _ids;

    public FlowOrder(IEnumerable<StageDraft> stages)
    {
        _stages = [.. stages.Where(stage => stage.Id is not null).DistinctBy(stage => stage.Name)];
        _ids = _stages.Select(stage => stage.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>All stages that are done before this one opens.</summary>
    public HashSet<string> Before(string id)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var current))
        {
            foreach (var after in _stages.Find(stage => stage.Name == current)?.After ?? [])
            {
                if (_ids.Contains(after.Value) && before.Add(after.Value)) open.Push(after.Value);
            }
        }

        return before;
    }

    public void Check(Action<int, string, string> problem)
    {
        foreach (var stage in _stages)
        {
            foreach (var unknown in stage.After.Where(after => !_ids.Contains(after.Value)))
                problem(unknown.Line, $"stage '{stage.Name}' comes after '{unknown.Value}', which does not exist", $"use one of: {string.Join(", ", _ids)}");
        }

        // Take away, again and again, what has nothing left before it; what remains waits for itself.
        var left = _stages.ToDictionary(stage => stage.Name, stage => stage.After.Select(after => after.Value).Where(_ids.Contains).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToList() is { Count: > 0 } free)
        {
            foreach (var id in free) left.Remove(id);
            foreach (var waits in left.Values) waits.ExceptWith(free);
        }

        if (left.Count > 0)
        {
            var circle = CircleIn(left);
            problem(_stages.Find(stage => stage.Name == circle[0])!.Line, $"the stages wait for each other in a circle: {string.Join(" → ", circle.Append(circle[0]))}", "remove one 'after' of them");
            foreach (var stuck in _stages.Where(stage => left.ContainsKey(stage.Name) && !circle.Contains(stage.Name)))
                problem(stuck.Line, $"stage '{stuck.Name}' can never open, because it waits for that circle", "break the circle first");
        }

        var last = _stages.Where(stage => !_stages.Exists(other => other.After.Any(after => after.Value == stage.Name))).ToList();
        foreach (var loose in last.SkipLast(1))
            problem(loose.Line, $"stage '{loose.Name}' is a dead end: nothing waits for it, and it is not the last stage", $"name it in the 'after' of a later stage, for instance of '{last[^1].Name}'");
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
}
