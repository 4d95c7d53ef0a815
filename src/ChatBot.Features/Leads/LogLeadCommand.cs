using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary><c>线索 客户:… 金额:…</c> logs a lead; with a number it shows one, or gives it another amount; with neither it lists one's own (R01).</summary>
internal sealed class LogLeadCommand(
    LeadStore leads, LeadFinder finder, LeadDesk desk, CustomerStore customers, RecordNumbers numbers, LedgerStore ledger, UndoStore undos, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 10, MostKept = 200;

    public static CommandSpec Spec { get; } = new("线索", "登记一条线索，或看自己的线索走到哪一环", ["线索 客户:华东医院 金额:50万 内容:CT-2两台", "线索 XS-12", "线索 XS-12 金额:60万", "线索"])
    {
        Creates = RecordNo.Lead,
        Synonyms = ["登记线索", "查线索", "商机"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead] },
            new Slot("客户", SlotKind.Word),
            new Slot("金额", SlotKind.Amount) { Keys = ["预计金额"] },
            new Slot("来源", SlotKind.Keyed) { Keys = ["渠道"] },
            new Slot("区域", SlotKind.Keyed) { Keys = ["地区"] },
            new Slot("负责人", SlotKind.Person) { Keys = ["责任人", "业务员"], OnlyMarked = true },
            new Slot("内容", SlotKind.Text) { Keys = ["标题", "产品", "备注"] },
        ],
        Notes = ["走六个环节，一次只在一个环节：用「推进 XS-12 需求诊断」往前走。", "金额可以先不写；看得到的人：负责人、登记人、他们的上级、财务。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (no, customer) = (call.Slots.Record("编号"), call.Slots.Text("客户"));
        if (no is not null) return await OfOneAsync(no, call, cancel);
        return customer is null ? await ListAsync(call, cancel) : await LogAsync(customer, call, cancel);
    }

    private async Task<Reply> LogAsync(string customerName, CommandCall call, CancellationToken cancel)
    {
        var amount = AmountOf(call);
        if (amount.Refusal is { } unusable) return Reply.Of(unusable);
        var owner = call.SenderId;
        if (call.Slots["负责人"] is { Names.Count: > 0 } named)
        {
            var choice = PersonChoice.One(org.Current, named.Names, $"线索 客户:{customerName} 负责人:{{0}}");
            if (choice.Refusal is { } nobody) return Reply.Of(nobody);
            owner = choice.Value!.UserId;
        }

        var customer = await customers.GetOrCreateAsync(customerName, call.Slots.Choice("区域"), owner, call.Now, cancel);
        var lead = new Lead
        {
            RecordNo = await numbers.NextAsync(RecordNo.Lead, cancel), CustomerId = customer.Id, Customer = customer.Name, Title = call.Slots.Text("内容") ?? "", AmountFen = amount.Value?.Fen,
            Source = call.Slots.Text("来源") ?? "", Owner = owner, LoggedBy = call.SenderId, LoggedAt = call.Now, Link = desk.Links.First.Id, LinkSince = call.Now, Version = 1,
        };
        await leads.AddAsync(lead, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), lead.RecordNo, "登记线索", null, JsonSerializer.Serialize(lead, ChatJson.Options)), cancel);
        await undos.RememberAsync(call, new Undoable(LeadLoggedUndo.UndoKind, lead.RecordNo, $"线索 {lead.RecordNo}"), cancel);
        var model = await desk.ModelAsync(lead, customer.IsNew, call.Now, cancel);
        await desk.TellAsync(owner, "given", LeadWordings.Given.With(new LeadGivenModel(model, org.Current.NameOf(call.SenderId))), lead.RecordNo, call, cancel);
        return Reply.Of(LeadWordings.Logged, model);
    }

    private async Task<Reply> OfOneAsync(string no, CommandCall call, CancellationToken cancel)
    {
        if (await finder.FindAsync(no, call.SenderId, cancel) is not { } lead) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(no));
        var asked = AmountOf(call);
        if (asked.Refusal is { } unusable) return Reply.Of(unusable);
        if (asked.Value is not { } amount) return Reply.Of(LeadWordings.Shown, await desk.ModelAsync(lead, false, call.Now, cancel));
        if (!LeadSight.MayAct(org.Current, call.SenderId, lead)) return Reply.Of(LeadWordings.NotYours, new LeadNotYoursModel(no, org.Current.NameOf(lead.Owner)));
        var lastStay = await desk.LastStayAsync(no, cancel);
        if (!await leads.UpdateAsync(lead with { AmountFen = amount.Fen }, cancel)) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(no));
        await desk.NoteAsync(call, lead, "改线索金额", lead.Amount?.Exact, amount.Exact, null, lastStay, cancel);
        return Reply.Of(LeadWordings.AmountChanged, new LeadAmountModel(no, lead.Customer, lead.Amount?.ToString() ?? "", amount.ToString(), desk.UndoMinutes));
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var found = await leads.RunningAsync(LeadSight.ScopeOf(tree, call.SenderId), MostKept, cancel);
        return Pages.Of(found, PageSize, (page, _, left) => LeadWordings.Listed.With(new LeadListModel(
            [.. page.Select(lead => new LeadLine(lead.RecordNo, lead.Customer, lead.Amount?.ToString() ?? "", desk.Links.TitleOf(lead.Link), tree.NameOf(lead.Owner)))], left)));
    }

    /// <summary>An estimate is what a lead has; only what can be no amount of yuan is refused. No value where none was named.</summary>
    private static Decision<Money?> AmountOf(CommandCall call)
    {
        if (call.Slots["金额"] is not { Amount: { } amount } slot) return Decision<Money?>.Of(null);
        var said = AmountPhrase.Read(slot.Text, bareNumberIsMoney: true).FirstOrDefault();
        if (said is not null && said.Currency != "CNY") return ContractWordings.NotExact.With(new NotExactModel(slot.Text, "currency"));
        if (amount.Fen <= 0) return ContractWordings.NotExact.With(new NotExactModel(slot.Text, "not-positive"));
        return amount > ExactAmount.Most ? ContractWordings.NotExact.With(new NotExactModel(slot.Text, "too-large")) : Decision<Money?>.Of(amount);
    }
}
