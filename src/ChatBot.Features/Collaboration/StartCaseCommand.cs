using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Starts a flow by the verb that its file gives it: 报修, 验收. With a number it shows that case; <c>发起</c> lists what can be started.</summary>
internal sealed class StartCaseCommand(
    FlowCommands commands, FlowLibrary flows, CaseStarter starter, CustomerStore customers, RecordNumbers numbers, ShowFlowCommand show, LedgerStore ledger, UndoStore undos, OrgDirectory org,
    ChatOptions options, IEnumerable<IFlowDesk> desks) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("发起", "看可以发起哪些流程", ["发起"])
    {
        Synonyms = ["发起流程"],
        Notes = ["每个流程有自己的命令，例如报修、验收。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (commands.FlowOf(call.Spec) is not { } flow)
        {
            return Reply.Of(CollaborationWordings.Startable, new StartableModel(
                [.. flows.Flows.Where(one => one.Start is not null).Select(one => new StartableFlow(one.Title, one.Start!.Verb, one.Start.Summary, one.Start.Example))]));
        }

        if (call.Slots.Record(FlowCommands.Record) is not null) return await show.HandleAsync(call, cancel);
        var productLine = call.Slots.Text(FlowCommands.ProductLine);
        if (starter.RoleMissing(flow.Id, productLine, call.SenderId, call.Now) is { } missing) return Reply.Of(missing);
        var given = flow.Start!.Fields.Select(field => (field.Name, Value: call.Slots.Text(field.Name))).Where(one => one.Value is not null).Select(one => new CaseFact(one.Name, one.Value!)).ToList();
        var asked = new StartAsked(
            flow, flow.Start.About is null ? null : call.Slots.Record(FlowCommands.About), call.Slots.Text(FlowCommands.Customer), given, flow.Start.About is not null && call.Slots.Text(FlowCommands.Confirmed) is "是" or "确认", call);
        var desk = desks.FirstOrDefault(one => one.FlowId == flow.Id);
        var planned = desk is null ? StartPlan.Of(asked) : await desk.PlanAsync(asked, cancel);
        if (planned.Refusal is { } no) return Reply.Of(no);
        var plan = planned.Value!;
        var facts = plan.Facts;
        var customer = await customers.GetOrCreateAsync(plan.Customer, call.Slots.Text(FlowCommands.Region), call.SenderId, call.Now, cancel);
        var recordNo = await numbers.NextAsync(flow.Record, cancel);
        var title = facts.Count == 0 ? flow.Title : string.Join(' ', facts.Take(2).Select(fact => fact.Value));
        var started = await starter.StartAsync(new CaseStart(flow.Id, recordNo, title, customer.Name, productLine, customer.Region, call.SenderId) { Facts = facts }, CaseAct.Of(call), cancel);
        if (started.Refusal is { } refusal) return Reply.Of(refusal);
        var also = desk is null ? null : await desk.StartedAsync(started.Value!, plan, CaseAct.Of(call), cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, $"发起{flow.Title}", null, JsonSerializer.Serialize(facts, ChatJson.Options)), cancel);
        await undos.RememberAsync(call, new Undoable(CaseStartUndo.UndoKind, recordNo, $"{flow.Title} {recordNo}"), cancel);

        var tree = org.Current;
        var lines = StageLine.All(started.Value!.Run, tree, call.Now);
        var said = Reply.Of(CollaborationWordings.Started, new StartedModel(
            recordNo, flow.Title, customer.Name, customer.IsNew, [.. facts.Select(fact => $"{fact.Name}：{fact.Value}")], [.. lines.Where(line => line.Due.Length > 0)],
            [.. lines.Where(line => line.Due.Length == 0)], started.Value.Run.Stages.Count, flow.Start.Verb, (int)options.UndoWithin.TotalMinutes));
        return also is null ? said : said.And(also);
    }
}

/// <summary>Takes the start of a flow back: its clocks stop.</summary>
internal sealed class CaseStartUndo(CaseStarter starter, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "case-started";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var withdrawn = await starter.WithdrawAsync(undoable.RecordNo, byUserId, now, cancel);
        if (withdrawn.Refusal is { } refusal) return refusal;
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销发起"), cancel);
        return new Undone(undoable.What);
    }
}
