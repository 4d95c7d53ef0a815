using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary>Notes an act on a lead in the audit log and for 撤销, and shows a lead as it stands.</summary>
internal sealed class LeadDesk(LeadStore leads, LeadLinksLibrary library, LedgerStore ledger, UndoStore undos, Outbox outbox, OrgDirectory org, ChatOptions options)
{
    public LeadLinks Links => library.Links;

    public int UndoMinutes => (int)options.UndoWithin.TotalMinutes;

    /// <summary>The number of the last stay, to be asked before an act.</summary>
    public async Task<long> LastStayAsync(string recordNo, CancellationToken cancel) => await leads.StaysOfAsync(recordNo, cancel) is [.., var last] ? last.Seq : 0;

    public async Task NoteAsync(CommandCall call, Lead before, string what, string? from, string? to, string? reason, long lastStay, CancellationToken cancel)
    {
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), before.RecordNo, what, from, to, reason), cancel);
        await undos.RememberAsync(
            call,
            new Undoable(LeadUndo.UndoKind, before.RecordNo, $"{what} {before.RecordNo}", JsonSerializer.Serialize(new LeadToRestore(before, before.Version + 1, lastStay), ChatJson.Options)),
            cancel);
    }

    /// <summary>Tells somebody else of it; nobody hears of what he has done himself.</summary>
    public async Task TellAsync(string? person, string what, Kernel.Said said, string recordNo, CommandCall call, CancellationToken cancel)
    {
        if (person is null || string.Equals(person, call.SenderId, StringComparison.OrdinalIgnoreCase) || org.Current.ActingFor(person)?.Person.UserId is not { } acting) return;
        if (string.Equals(acting, call.SenderId, StringComparison.OrdinalIgnoreCase)) return;
        await outbox.AddAsync(new Push($"{recordNo}/{what}/{call.MessageId}/{acting}", acting, said) { RecordNo = recordNo, FallbackId = org.Current.FallbackFor(acting) }, call.MessageId, cancel);
    }

    /// <summary>What should be there before the link is left, each with whether it is.</summary>
    public async Task<IReadOnlyList<ExitLine>> ExitsAsync(Lead lead, CancellationToken cancel)
    {
        var wanted = Links.All.FirstOrDefault(link => link.Id == lead.Link)?.Exit ?? [];
        if (wanted.Count == 0 || lead.State == LeadState.Lost) return [];
        var there = await leads.ExitsOfAsync(lead, cancel);
        return [.. wanted.Select(exit => new ExitLine(there!.Has(exit, lead), InWords(exit)))];
    }

    public async Task<LeadModel> ModelAsync(Lead lead, bool isNewCustomer, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        var stays = await leads.StaysOfAsync(lead.RecordNo, cancel);
        return new LeadModel(
            lead.RecordNo, lead.Customer, isNewCustomer, lead.Title, lead.Amount?.ToString() ?? "", lead.Source, tree.NameOf(lead.Owner), Links.TitleOf(lead.Link), DateWords.Absolute(lead.LinkSince, now),
            lead.State switch { LeadState.Won => "已赢单", LeadState.Lost => "已丢单", _ => "进行中" }, lead.ContractNo ?? "", lead.LossReason is { } reason ? Links.ReasonTitle(reason) : "",
            [.. stays.Select(stay => new LeadStayLine(
                Links.TitleOf(stay.Link), DateWords.Day(BusinessTime.DayOf(stay.EnteredAt), BusinessTime.DayOf(now)), DateWords.Span((stay.LeftAt ?? now) - stay.EnteredAt), stay.LeftAt is null,
                tree.NameOf(stay.EnteredBy), stay.Note, stay.SkipReason))],
            await ExitsAsync(lead, cancel), lead.State == LeadState.Lost ? "" : Next(lead)?.Title ?? "", UndoMinutes);
    }

    /// <summary>The link to go to by 推进; null at the end, and before the signing, which is left by 赢单.</summary>
    private LeadLink? Next(Lead lead) => lead.State == LeadState.Open && lead.Link == Links.Signing ? null : Links.After(lead.Link);

    private static string InWords(LeadExit exit) => exit switch
    {
        LeadExit.Note => "有客户备注",
        LeadExit.Need => "已登记客户需求",
        LeadExit.Amount => "有预计金额",
        LeadExit.Contract => "已关联合同",
        LeadExit.Delivered => "已登记到货",
        _ => "合同款已到齐",
    };
}
