using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>预演 客诉 时限 12小时</c>: an admin sees what another limit, target or quiet hours would have told whom in the last thirty days, before anything is changed (R77, part C 19).</summary>
internal sealed class RehearseCommand(RehearsalStore store, FlowLibrary flows, DeadlinePolicies policies, CaseRoleFinder roles, OrgDirectory org, EscalationOptions options) : IChatCommand
{
    private const int Days = 30, MostPeople = 10;

    /// <summary>So many are gone through in well under a second; a company with more of them in a month sees the latest.</summary>
    private const int MostClocks = 5000;

    public static CommandSpec Spec { get; } = new("预演", "改时限或升级规则之前，用最近30天的数据看看会多发多少通知", ["预演 客诉 时限 12小时", "预演 客诉 环节 物流异常核实 时限 工作8小时", "预演 需求 升级 区域经理", "预演 全部 免打扰 21:00-9:00"])
    {
        For = Audience.Admins,
        Slots = [new Slot("假设", SlotKind.Rest) { Required = true, Ask = "预演什么？请发流程和要改的值", Example = "客诉 时限 12小时" }],
        Notes =
        [
            "时限写 12小时、90分钟、2天，前面可以加「自然」或「工作」；不加按环节原来的算法。", "升级写 直属上级 或 区域经理；免打扰写 22:00-8:00 或 无；几样可以一起写。",
            "只是预演，什么都不会改；已发生的知悉、延时、改派和完成时间照旧。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var read = RehearsalAsk.Read(call.Slots.Text("假设") ?? "", [.. flows.Flows]);
        if (read.Refusal is { } refusal) return Reply.Of(refusal);
        var ask = read.Value!;
        var since = call.Now.AddDays(-Days);
        var runs = await store.RunsAsync([.. ask.Flows.Select(flow => flow.Id)], since, MostClocks, cancel);
        var tree = org.Current;
        var rules = ask.Flows.ToDictionary(flow => flow.Record, flow => flow.Stages.ToDictionary(stage => stage.Id, StringComparer.Ordinal), StringComparer.Ordinal);
        var before = RehearsalCount.Of([.. runs.Select(Rehearsal.Recorded)]);
        var after = RehearsalCount.Of([.. runs.Select(run => Rehearsal.Of(run, Supposed(run, ask, rules), policies[run.Clock.Policy], tree, ask.Quiet ?? options.Quiet, call.Now))]);
        var people = before.People.Keys.Union(after.People.Keys, StringComparer.OrdinalIgnoreCase)
            .Select(person => new RehearsalPerson(tree.NameOf(person), before.People.GetValueOrDefault(person), after.People.GetValueOrDefault(person)))
            .OrderByDescending(one => Math.Abs(one.After - one.Before)).ThenByDescending(one => one.After).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        return Reply.Of(CollaborationWordings.Rehearsal, new RehearsalModel(
            ask.Whose, ask.InWords, DateWords.Day(BusinessTime.DayOf(since), BusinessTime.DayOf(call.Now)), DateWords.Day(BusinessTime.DayOf(call.Now), BusinessTime.DayOf(call.Now)),
            runs.Count, runs.Count(run => run.Clock.ClosedAt is null), runs.Count == MostClocks,
            [.. Lines(before, after)], [.. people.Take(MostPeople)], Math.Max(0, people.Count - MostPeople),
            ask.Hours is not null || ask.Target is not null, ask.Quiet is not null));
    }

    /// <summary>What runs beside a stage has a limit of its own that no flow file sets.</summary>
    private Deadline Supposed(ClockRun run, RehearsalAsk ask, Dictionary<string, Dictionary<string, FlowStage>> rules)
    {
        var clock = ask.Target is { } target ? run.Clock with { EscalateTo = target } : run.Clock;
        if (ask.Hours is not { } hours || clock.IsBeside || (ask.Stage is { } only && only.Id != clock.Part)) return clock;
        var stage = rules.GetValueOrDefault(Kernel.RecordNo.PrefixOf(clock.RecordNo))?.GetValueOrDefault(clock.Part);
        var limit = new StageLimit(hours, ask.Clock ?? stage?.Due.Clock ?? LimitClock.Natural);
        return clock with { DueAt = roles.DueOf(limit, run.Holders.Count > 0 ? run.Holders[0].Holder : clock.Holder, clock.StartedAt) };
    }

    private static IEnumerable<RehearsalLine> Lines(RehearsalCount before, RehearsalCount after)
    {
        yield return new RehearsalLine("预警", before.Warned, after.Warned);
        yield return new RehearsalLine("标红", before.Red, after.Red);
        foreach (var level in before.Levels.Keys.Union(after.Levels.Keys).Order())
            yield return new RehearsalLine($"升级第{level}级", before.Levels.GetValueOrDefault(level), after.Levels.GetValueOrDefault(level));
        if (before.Again > 0 || after.Again > 0) yield return new RehearsalLine("知悉或延时到期提醒", before.Again, after.Again);
    }
}
