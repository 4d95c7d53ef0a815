using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Customers;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Needs;

/// <summary><c>需求 …</c>: logs what a customer needs and sets production and warehouse going at once (R03, R13).</summary>
internal sealed class LogNeedCommand(
    CustomerStore customers, NeedStore needs, RecordNumbers numbers, CaseStarter cases, HealthLedger health, HealthSampleBook samples, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options)
    : IChatCommand
{
    public static CommandSpec Spec { get; } = new(
        "需求", "登记客户需求，同时通知生产和仓储", ["需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五", "需求 华东医院 呼吸机管路50套 下周五前"])
    {
        Creates = RecordNo.Need,
        Plain = CustomerSentence.OfNeed,
        Slots =
        [
            new Slot("客户", SlotKind.Word) { Required = true, Ask = "是哪个客户的需求？", Example = "华东医院" },
            new Slot("内容", SlotKind.Text) { Keys = ["需求", "产品"], Required = true, Ask = "客户需要什么？请写品名和数量", Example = "呼吸机管路50套" },
            new Slot("数量", SlotKind.Keyed),
            new Slot("规格", SlotKind.Keyed) { Keys = ["型号"] },
            new Slot("期望", SlotKind.Deadline) { Keys = ["期望日期", "期望时间", "交期"], Ask = "客户期望什么时候到？", Example = "12月4日" },
            new Slot("产品线", SlotKind.Keyed),
            new Slot("区域", SlotKind.Keyed) { Keys = ["地区"] },
        ],
        Notes = ["生产2小时内应答，仓储4小时内确认库存；超时先提醒处理人，再通知区域经理。", "登记后10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var slots = call.Slots;
        if (cases.RoleMissing(NeedsWordings.Flow.FlowId, slots.Choice("产品线"), call.SenderId, call.Now) is { } missing) return Reply.Of(missing);
        // With the quantity said apart, a number in the content is part of the product: 「2米管路」.
        var (content, counted) = slots.Choice("数量") is null ? NeedPhrase.Split(slots.Text("内容")!) : (NeedPhrase.WithoutRemnant(slots.Text("内容")!), null);
        var customer = await customers.GetOrCreateAsync(slots.Text("客户")!, slots.Choice("区域"), call.SenderId, call.Now, cancel);
        var need = new Need
        {
            CustomerId = customer.Id,
            Content = content,
            Quantity = slots.Choice("数量") ?? counted,
            Spec = slots.Text("规格"),
            ProductLine = slots.Choice("产品线"),
            ExpectedAt = slots.Deadline("期望")?.Effective,
            LoggedBy = call.SenderId,
            LoggedAt = call.Now,
        };
        need = need with { RecordNo = await numbers.NextAsync(RecordNo.Need, cancel) };
        var started = await cases.StartAsync(
            new CaseStart(NeedsWordings.Flow.FlowId, need.RecordNo, need.Content + (need.Quantity is { } quantity ? " " + quantity : ""), customer.Name, need.ProductLine, customer.Region, call.SenderId), CaseAct.Of(call), cancel);
        if (started.Refusal is { } refusal) return Reply.Of(refusal);
        await needs.AddAsync(need, cancel);
        await health.CreditAsync(call.SenderId, HealthActionKind.NeedLogged, need.RecordNo, await samples.SplitOfAsync(need.RecordNo, cancel), call.Now, call.MessageId, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), need.RecordNo, "登记需求", null, JsonSerializer.Serialize(need, ChatJson.Options)), cancel);
        await undos.RememberAsync(call, new Undoable(NeedUndo.UndoKind, need.RecordNo, $"需求 {need.RecordNo}", JsonSerializer.Serialize(new NeedToUndo(call.MessageId), ChatJson.Options)), cancel);

        var run = started.Value!.Run;
        var lines = StageLine.All(run, org.Current, call.Now);
        return Reply.Of(NeedsWordings.Logged, new NeedLoggedModel(
            need.RecordNo, Fields(customer, need, slots, call.Now), Warnings(slots.Deadline("期望"), call.Now),
            [.. lines.Where(line => line.Due.Length > 0)], [.. lines.Where(line => line.Due.Length == 0)], (int)options.UndoWithin.TotalMinutes));
    }

    private static List<string> Fields(Customer customer, Need need, SlotValues slots, DateTimeOffset now)
    {
        var fields = new List<string>
        {
            $"客户：{customer.Name}{(customer.IsNew ? "（新客户，已建档）" : "")}",
            $"内容：{need.Content}",
        };
        if (need.Quantity is { } quantity) fields.Add($"数量：{quantity}");
        if (need.Spec is { } spec) fields.Add($"规格：{spec}");
        if (need.ProductLine is { } line) fields.Add($"产品线：{line}");
        if (customer.Region is { } region) fields.Add($"区域：{region}");
        if (slots.Deadline("期望") is { Effective: { } expected } reading)
            fields.Add($"期望：{(reading.HasClock ? DateWords.Absolute(expected, now) : DateWords.Day(BusinessTime.DayOf(expected), BusinessTime.DayOf(now)))}");
        fields.Add("客户确认：未");
        return fields;
    }

    private static List<string> Warnings(DeadlineReading? expected, DateTimeOffset now)
    {
        var warnings = new List<string>();
        if (expected is null) warnings.Add("没有写期望日期，生产和仓储不知道轻重缓急");
        else if (expected.IsPast) warnings.Add($"期望「{expected.Span}」早于现在，请核对；要改请先发「撤销」再重新登记");
        else if (expected is { IsAmbiguous: true, Alternative: { } other })
            warnings.Add($"「{expected.Span}」也可能指{DateWords.Day(DateOnly.FromDateTime(other), BusinessTime.DayOf(now))}；不对的话请先发「撤销」再写明日期");
        return warnings;
    }
}
