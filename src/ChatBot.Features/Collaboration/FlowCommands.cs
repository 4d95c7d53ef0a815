using ChatBot.Features.Chat;

namespace ChatBot.Features.Collaboration;

/// <summary>The commands that the flow files bring: one to start each flow, and the verbs of their stages.</summary>
internal sealed class FlowCommands(FlowLibrary flows) : IMoreCommands
{
    internal const string Record = "编号", About = "针对", Confirmed = "确认", Customer = "客户", Region = "区域", ProductLine = "产品线";

    private readonly Dictionary<CommandSpec, Flow> _starts = flows.Flows.Where(flow => flow.Start is not null).ToDictionary(SpecOf, flow => flow, ReferenceEqualityComparer.Instance as IEqualityComparer<CommandSpec>);

    public IEnumerable<(CommandSpec Spec, Type Carries)> Commands => _starts.Keys.Select(spec => (spec, typeof(StartCaseCommand)));

    public IEnumerable<(string Verb, CommandSpec Spec)> Verbs =>
        flows.Flows.SelectMany(flow => flow.Stages).Select(stage => stage.Verb).OfType<string>().Distinct(StringComparer.Ordinal).Select(verb => (verb, CompleteStageCommand.Spec));

    /// <summary>The flow that a command starts; null for one that is no start.</summary>
    public Flow? FlowOf(CommandSpec spec) => _starts.GetValueOrDefault(spec);

    private static CommandSpec SpecOf(Flow flow)
    {
        var start = flow.Start!;
        return new CommandSpec(start.Verb, start.Summary, [start.Example, $"{start.Verb} {flow.Record}-3"])
        {
            Creates = flow.Record,
            Synonyms = [.. start.Synonyms, start.Verb + "开始", "开始" + start.Verb],
            Slots =
            [
                new Slot(Record, SlotKind.Record) { Prefixes = [flow.Record] },
                .. start.About is { } about ? new Slot[] { new(About, SlotKind.Record) { Prefixes = [about] }, new(Confirmed, SlotKind.Keyed) } : [],
                new Slot(Customer, SlotKind.Word) { Required = true, Unless = [Record, About], Keys = ["医院", "单位"], Ask = "是哪个客户？", Example = "华东医院" },
                .. start.Fields.Select(field => new Slot(field.Name, field.Kind switch { FieldKind.Word => SlotKind.Word, FieldKind.Text => SlotKind.Text, _ => SlotKind.Keyed })
                {
                    Required = field.Required, Unless = [Record], Ask = field.Ask, Example = field.Example,
                }),
                new Slot(ProductLine, SlotKind.Keyed),
                new Slot(Region, SlotKind.Keyed) { Keys = ["地区"] },
            ],
            Notes = [$"共{flow.Stages.Count}个环节，每个环节有一位处理人和时限；进展发：{start.Verb} {flow.Record}-编号", "登记后10分钟内可以撤销。", .. flow.CancelUntil is { } until ? [$"「{flow.Stage(until).Title}」完成前可以终止：终止 {flow.Record}-编号 原因:…"] : Array.Empty<string>()],
        };
    }
}
