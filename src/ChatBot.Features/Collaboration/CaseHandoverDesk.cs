using ChatBot.Features.Deadlines;
using ChatBot.Features.Handovers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Stages that somebody has in hand, or will have because somebody chose so; the clock goes on (R80, part C 9).</summary>
internal sealed class StageHandoverDesk(CaseStore cases, CaseProgress progress, OrgDirectory org) : IHandedOver
{
    public string Kind => "流程环节";

    public int Order => 20;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await cases.StagesOfAsync(person, cancel)).Select(row => new HandedItem(row.RecordNo, row.Stage, row.TitleOf(), row.Customer, HasClock: row.State == StageState.Open))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await cases.FindAsync(item.RecordNo, cancel) is not { } now) return "找不到这一件";
        var stage = now.Run.Stage(item.Part);
        if (stage.State is not (StageState.Open or StageState.Waiting)) return "已完成或已撤销";
        if (passing.NotWith(stage.Holder ?? "", org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        if (now.Flow.Stage(item.Part).NotInitiator && StagePick.Same(passing.To, now.Initiator)) return $"{org.Current.NameOf(passing.To)} 是发起人，这个环节要由别人办";
        var happened = new StageAssigned(passing.By, item.Part, new Assignment(passing.To, passing.Why, stage.DueAt ?? passing.At));
        var advance = now.Run.Apply(happened, passing.At);
        if (advance.Refusal == RunRefusal.FourEyes) return $"{org.Current.NameOf(passing.To)} 申请了不适用，不能自己审核";
        if (advance.IsRefused) return "已完成或已撤销";
        return await progress.SaveAsync(now, advance, happened, new CaseAct(passing.By, passing.At, passing.Source, passing.Cause) { IsQuiet = true }, cancel) is null
            ? "刚被别人处理，请再发一次"
            : null;
    }
}

/// <summary>Objections on which somebody has to decide; the clock goes on (R80).</summary>
internal sealed class JudgeHandoverDesk(CaseStore cases, CaseProgress progress, DeadlineStore deadlines, OrgDirectory org) : IHandedOver
{
    private const int Most = 1000;

    public string Kind => "异议裁定";

    public int Order => 21;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await deadlines.OpenOfAsync([person], Most, cancel)).Where(clock => CaseProgress.DisputedStage(clock) is not null).Select(clock => new HandedItem(clock.RecordNo, clock.Part, clock.Title, clock.Customer, HasClock: true))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await cases.FindAsync(item.RecordNo, cancel) is not { } now) return "找不到这一件";
        var stage = item.Part.Split(Deadline.BesideMark)[0];
        var happened = new JudgeChanged(passing.By, stage, passing.From, passing.To);
        var advance = now.Run.Apply(happened, passing.At);
        if (advance.Refusal == RunRefusal.FourEyes) return $"{org.Current.NameOf(passing.To)} 是当事人，不能裁定";
        if (advance.IsRefused) return "已裁定或已撤销";
        if (await progress.SaveAsync(now, advance, happened, new CaseAct(passing.By, passing.At, passing.Source, passing.Cause) { IsQuiet = true }, cancel) is null) return "刚被别人处理，请再发一次";
        await deadlines.ReassignAsync(item.RecordNo, item.Part, passing.To, cancel);
        return null;
    }
}

/// <summary>Cases that somebody started by the verb of a flow: acceptance, repair, transfer, change of specification (R80).</summary>
internal sealed class StartedCaseHandoverDesk(CaseOwnerDesk owners) : IHandedOver
{
    public string Kind => "发起的流程";

    public int Order => 17;

    public Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) => owners.OfAsync([.. CaseRecords.Prefixes.Except([RecordNo.Need, RecordNo.Complaint])], person, cancel);

    public Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel) => owners.GiveAsync(item, passing, cancel);
}

/// <summary>Cases that somebody started: who hears of results, and has the stages of the initiator. Needs and complaints count their own.</summary>
internal sealed class CaseOwnerDesk(CaseStore cases, DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org)
{
    public async Task<IReadOnlyList<HandedItem>> OfAsync(IReadOnlyCollection<string> prefixes, string person, CancellationToken cancel) =>
        [.. (await cases.StartedByAsync(person, cancel)).Where(row => prefixes.Contains(RecordNo.PrefixOf(row.RecordNo))).Select(row => new HandedItem(row.RecordNo, "", row.Title, row.Customer))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await cases.FindAsync(item.RecordNo, cancel) is not { Run.State: RunState.Running } now) return "已完成或已撤销";
        if (passing.NotWith(now.Initiator, org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        var happened = new InitiatorChanged(passing.By, passing.To);
        var advance = now.Run.Apply(happened, passing.At);
        if (!await cases.SaveAsync(now, advance.Run, happened, new CaseAct(passing.By, passing.At, passing.Source, passing.Cause), cancel)) return "刚被别人处理，请再发一次";
        await cases.SetInitiatorAsync(item.RecordNo, passing.To, cancel);
        await deadlines.ChangeOwnerAsync(item.RecordNo, passing.From, passing.To, cancel);
        await ledger.AppendAsync(new LedgerEntry(passing.At, passing.By, passing.Source, item.RecordNo, "交接发起人", passing.From, passing.To, passing.Why), cancel);
        return null;
    }
}
