using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Customers;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.AfterSales;

/// <summary><c>客诉 …</c>: logs a complaint and names at once who does which stage (R28).</summary>
internal sealed class LogComplaintCommand(
    CustomerStore customers, ComplaintStore complaints, RecordNumbers numbers, CaseStarter cases, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options)
    : IChatCommand
{
    public static CommandSpec Spec { get; } = new("客诉", "登记客户投诉，按环节分给具体的人处理", ["客诉 华东医院 包装破损 订单:HT-88", "客诉 华东医院 到货少两箱 严重:高"])
    {
        Creates = RecordNo.Complaint,
        Plain = CustomerSentence.OfComplaint,
        Synonyms = ["投诉"],
        Slots =
        [
            new Slot("客户", SlotKind.Word) { Required = true, Ask = "是哪个客户投诉？", Example = "华东医院" },
            new Slot("订单", SlotKind.Record) { Keys = ["合同"], Prefixes = [RecordNo.Contract] },
            new Slot("问题", SlotKind.Text) { Keys = ["内容", "现象", "描述"], Required = true, Ask = "投诉什么问题？", Example = "包装破损，内有两支受潮" },
            new Slot("严重", SlotKind.Keyed) { Keys = ["严重程度", "级别"] },
            new Slot("产品线", SlotKind.Keyed),
            new Slot("区域", SlotKind.Keyed) { Keys = ["地区"] },
        ],
        Notes = ["每个环节只有一位处理人，限24小时（自然时间），超时通知其直属上级。", "严重:高 的客诉夜间也会通知，其他的等到早上。", "登记后10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var slots = call.Slots;
        var severity = slots.Choice("严重") is { } word ? SeverityWords.Read(word) : Severity.Middle;
        if (severity is null) return Reply.Of(AfterSalesWordings.UnknownSeverity, new UnknownSeverityModel(slots.Choice("严重")!));
        if (cases.RoleMissing(AfterSalesWordings.Flow.FlowId, slots.Choice("产品线"), call.SenderId, call.Now) is { } missing) return Reply.Of(missing);
        var customer = await customers.GetOrCreateAsync(slots.Text("客户")!, slots.Choice("区域"), call.SenderId, call.Now, cancel);
        var complaint = new Complaint
        {
            CustomerId = customer.Id, Problem = slots.Text("问题")!, ContractNo = slots.Record("订单"), Severity = severity.Value, LoggedBy = call.SenderId, LoggedAt = call.Now,
        };
        complaint = complaint with { RecordNo = await numbers.NextAsync(RecordNo.Complaint, cancel) };
        var started = await cases.StartAsync(
            new CaseStart(AfterSalesWordings.Flow.FlowId, complaint.RecordNo, complaint.Problem, customer.Name, slots.Choice("产品线"), customer.Region, call.SenderId)
            {
                Severity = complaint.Severity == Severity.High ? ClockSeverity.High : ClockSeverity.Normal,
            },
            CaseAct.Of(call), cancel);
        if (started.Refusal is { } refusal) return Reply.Of(refusal);
        await complaints.AddAsync(complaint, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), complaint.RecordNo, "登记客诉", null, JsonSerializer.Serialize(complaint, ChatJson.Options)), cancel);
        await undos.RememberAsync(call, new Undoable(ComplaintUndo.UndoKind, complaint.RecordNo, $"客诉 {complaint.RecordNo}"), cancel);

        var tree = org.Current;
        var run = started.Value!.Run;
        return Reply.Of(AfterSalesWordings.Logged, new ComplaintLoggedModel(
            complaint.RecordNo, Fields(customer, complaint), tree.NameOf(call.SenderId), StageLine.All(run, tree, call.Now),
            string.Join("、", run.Open.Select(stage => stage.Holder!).Where(holder => holder != call.SenderId).Select(tree.NameOf).Distinct()), (int)options.UndoWithin.TotalMinutes));
    }

    private static List<string> Fields(Customer customer, Complaint complaint)
    {
        var fields = new List<string>
        {
            $"客户：{customer.Name}{(customer.IsNew ? "（新客户，已建档）" : "")}",
            $"问题：{complaint.Problem}",
        };
        if (complaint.ContractNo is { } contract) fields.Add($"订单：{contract}");
        fields.Add($"严重程度：{SeverityWords.InWords(complaint.Severity)}");
        return fields;
    }
}
