using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary><c>合同 HT-2026-088 浙江一院 12.5万</c> registers a contract; with only a number it shows one, with a customer theirs, with neither one's own.</summary>
internal sealed class ContractCommand(
    ContractStore contracts, ContractFinder finder, ContractChangeDesk change, CustomerStore customers, RecordNumbers numbers, IEnumerable<IContractFacts> facts,
    LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options) : IChatCommand
{
    private const int PageSize = 10, MostKept = 200;

    public static CommandSpec Spec { get; } = new(
        "合同", "登记合同，或查看一份合同的金额、回款和审批", ["合同 HT-2026-088 浙江一院 12.5万", "合同 HT-2026-088", "合同 HT-2026-088 金额:13万"])
    {
        Creates = RecordNo.Contract,
        Synonyms = ["登记合同", "查合同"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["合同号", "合同编号"], Prefixes = [RecordNo.Contract] },
            new Slot("客户", SlotKind.Word),
            new Slot("金额", SlotKind.Amount) { Keys = ["合同额", "合同金额", "总价"] },
            new Slot("负责人", SlotKind.Person) { Keys = ["责任人", "业务员"], OnlyMarked = true },
            new Slot("改", SlotKind.Keyed),
            new Slot("标题", SlotKind.Text) { Keys = ["内容", "名称", "备注"] },
        ],
        Notes =
        [
            "不写编号就由我编下一个 HT 号；HT-88 也能找到 HT-2026-088。", "改金额前，已排的回款计划要先作废。",
            "替同事登记请写 负责人:李娜。", "看得到的人：负责人、登记人、他们的上级、财务。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var slots = call.Slots;
        var (no, customer, amount) = (slots.Record("编号"), slots.Text("客户"), slots["金额"]);
        if (amount is null)
        {
            if (customer is null) return no is null ? await ListAsync(call, cancel) : await ShowAsync(no, call, cancel);
            return no is null ? await ListOfAsync(customer, call, cancel) : await WithoutAmountAsync(no, customer, call, cancel);
        }

        if (customer is null)
        {
            if (no is null) return Reply.Of(ContractWordings.Incomplete, new ContractIncompleteModel("", "客户", $"合同 浙江一院 {amount.Text}"));
            return await change.AmountAsync(no, amount, call, cancel);
        }

        return await RegisterAsync(no, customer, amount, call, cancel);
    }

    private async Task<Reply> RegisterAsync(string? no, string customerName, SlotValue amount, CommandCall call, CancellationToken cancel)
    {
        var exact = ExactAmount.Of(call, amount);
        if (exact.Refusal is { } inexact) return Reply.Of(inexact);
        var owner = call.SenderId;
        if (call.Slots["负责人"] is { Names.Count: > 0 } named)
        {
            var choice = PersonChoice.One(org.Current, named.Names, $"合同 {no} {customerName} {exact.Value} 负责人:{{0}}", mayBeAway: true);
            if (choice.Refusal is { } nobody) return Reply.Of(nobody);
            owner = choice.Value!.UserId;
        }

        if (no is not null && await TakenAsync(no, exact.Value, call, cancel) is { } taken) return taken;
        var customer = await customers.GetOrCreateAsync(customerName, null, owner, call.Now, cancel);
        var contract = new Contract
        {
            RecordNo = no ?? "", CustomerId = customer.Id, Customer = customer.Name, AmountFen = exact.Value.Fen, Title = call.Slots.Text("标题") ?? "",
            Owner = owner, LoggedBy = call.SenderId, LoggedAt = call.Now,
        };
        contract = await AddAsync(contract, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), contract.RecordNo, "登记合同", null, JsonSerializer.Serialize(contract, ChatJson.Options)), cancel);
        await undos.RememberAsync(call, new Undoable(ContractUndo.UndoKind, contract.RecordNo, $"合同 {contract.RecordNo}"), cancel);
        return Reply.Of(ContractWordings.Registered, await ModelOfAsync(contract, customer.IsNew, call, cancel));
    }

    /// <summary>A number of our own may have been given away by hand; then the next one is tried.</summary>
    private async Task<Contract> AddAsync(Contract contract, CancellationToken cancel)
    {
        if (contract.RecordNo.Length > 0)
        {
            await contracts.AddAsync(contract, cancel);
            return contract;
        }

        while (true)
        {
            var numbered = contract with { RecordNo = await numbers.NextAsync(RecordNo.Contract, cancel) };
            if (await contracts.AddAsync(numbered, cancel)) return numbered;
        }
    }

    private async Task<Reply?> TakenAsync(string no, Money asked, CommandCall call, CancellationToken cancel)
    {
        if (await contracts.FindAsync(no, cancel) is not { } existing) return null;
        var tree = org.Current;
        if (!ContractSight.MaySee(tree, call.SenderId, existing))
            return Reply.Of(ContractWordings.NumberTaken, new NumberTakenModel(no, $"合同 {call.Slots.Text("客户")} {asked}"));
        var mayChange = ContractSight.MayDecide(tree, call.SenderId, existing) && existing.Amount != asked;
        return Reply.Of(ContractWordings.Taken, new ContractTakenModel(
            existing.RecordNo, existing.Customer, existing.Amount.ToString(), tree.NameOf(existing.Owner), tree.NameOf(existing.LoggedBy), DateWords.Absolute(existing.LoggedAt, call.Now),
            asked.ToString(), mayChange ? ContractChangeDesk.CommandOf(existing, asked) : ""));
    }

    private async Task<Reply> ShowAsync(string no, CommandCall call, CancellationToken cancel) =>
        await finder.FindAsync(no, call.SenderId, cancel) is { } contract
            ? Reply.Of(ContractWordings.Shown, await ModelOfAsync(contract, false, call, cancel))
            : Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(no));

    /// <summary>A number and a name: the contract if there is one, else the amount is still missing.</summary>
    private async Task<Reply> WithoutAmountAsync(string no, string customer, CommandCall call, CancellationToken cancel) =>
        await finder.FindAsync(no, call.SenderId, cancel) is { } contract
            ? Reply.Of(ContractWordings.Shown, await ModelOfAsync(contract, false, call, cancel))
            : Reply.Of(ContractWordings.Incomplete, new ContractIncompleteModel(no, "金额", $"合同 {no} {FullWidth.Fold(customer)} 12.5万"));

    private async Task<ContractModel> ModelOfAsync(Contract contract, bool isNewCustomer, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var (lines, acts) = (new List<string>(), new List<Act>());
        foreach (var fact in facts.OrderBy(fact => fact.Place))
        {
            var known = await fact.OfAsync(contract, call.SenderId, call.Now, cancel);
            lines.AddRange(known.Lines);
            acts.AddRange(known.Acts);
        }

        return new ContractModel(
            contract.RecordNo, contract.Customer, isNewCustomer, contract.Amount.ToString(), contract.Title, tree.NameOf(contract.Owner),
            contract.LoggedBy == contract.Owner ? "" : tree.NameOf(contract.LoggedBy), DateWords.Absolute(contract.LoggedAt, call.Now), lines, acts, (int)options.UndoWithin.TotalMinutes);
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        IReadOnlyCollection<string>? people = tree.IsAdmin(call.SenderId) || ContractSight.IsFinance(tree, call.SenderId)
            ? null
            : [call.SenderId, .. tree.SubtreeOf(call.SenderId).Select(person => person.UserId)];
        return Listed("", await contracts.InScopeAsync(people, MostKept, cancel));
    }

    private async Task<Reply> ListOfAsync(string name, CommandCall call, CancellationToken cancel)
    {
        var customer = await customers.FindAsync(name, cancel);
        var all = customer is null ? [] : await contracts.OfCustomerAsync(customer.Id, cancel);
        return Listed(name, [.. all.Where(contract => ContractSight.MaySee(org.Current, call.SenderId, contract))]);
    }

    private Reply Listed(string customer, IReadOnlyList<Contract> found) => Pages.Of(found, PageSize, (page, _, left) => ContractWordings.Listed.With(new ContractListModel(
        customer,
        [.. page.Select(contract => new ContractLine(contract.RecordNo, contract.Customer, contract.Amount.ToString(), org.Current.NameOf(contract.Owner)))],
        left > 0)));
}
