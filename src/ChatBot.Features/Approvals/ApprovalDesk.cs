using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Health;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>
/// Takes in what was seen of a form and brings everything that follows from it to where it has to be: state, node times, link, clocks, credit, news.
/// All of it is worked out anew from the whole set of sightings, so that neither order nor repeats nor losses leave a trace.
/// </summary>
internal sealed class ApprovalDesk(
    ApprovalStore store, ApprovalRulesLibrary rules, ContractStore contracts, ApprovalClockDesk clocks, ApprovalPushes pushes, ApprovalLeaveDesk leaves, HealthLedger health, ApprovalHealthDesk samples, LedgerStore ledger,
    OrgDirectory org, WorkCalendar calendar, ApprovalsOptions options)
{
    /// <summary>An event. A repeat of one that is here already changes nothing.</summary>
    public async Task NoteEventAsync(ApprovalSnapshot told, string dedupeKey, string raw, long messageId, DateTimeOffset now, CancellationToken cancel)
    {
        var sighting = new Sighting(dedupeKey, told.At ?? now, true, Canonical(told));
        // Some organisations' forms come without any number; all that can be done with those is to keep them.
        if (told.SpNo.Length > 0) await store.TakeAsync(told.SpNo, now, cancel);
        if (!await store.AddSightingAsync(sighting, raw, messageId, now, cancel) || told.SpNo.Length == 0) return;
        var before = (await store.FindAsync(told.SpNo, cancel))!;
        var after = await RefreshAsync(before with { DetailDueAt = now + options.ReadAfter, IsHidden = false }, before, messageId, now, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(sighting.At, ActorOf(sighting), nameof(CommandSource.Callback), after.RecordNo, ApprovalWords.Change(told.Change), before.State.ToString(), after.State.ToString()), cancel);
    }

    /// <summary>A form as the platform shows it now. It is kept only where it tells more than the events did.</summary>
    public async Task NoteReadingAsync(ApprovalSnapshot read, DateTimeOffset now, CancellationToken cancel)
    {
        await store.TakeAsync(read.SpNo, now, cancel);
        var before = (await store.FindAsync(read.SpNo, cancel))!;
        var known = (await store.SightingsAsync([read.SpNo], cancel))[read.SpNo].ToList();
        var sighting = new Sighting($"read/{read.SpNo}/{now.ToUnixTimeMilliseconds()}", now, false, Canonical(read) with { FormText = "" });
        var isNews = known.Count == 0 || !SameStory(ApprovalHistory.Read(known), ApprovalHistory.Read([.. known, sighting]));
        if (isNews) await store.AddSightingAsync(sighting, "", null, now, cancel);
        var isDoubtful = ApprovalHistory.IsDoubtful(sighting, known);
        var after = await RefreshAsync(
            ApprovalLeaveDesk.Read(before, read, calendar.Hours) with { FormText = read.FormText, DetailAt = now, DetailDueAt = isDoubtful ? now + ApprovalHistory.Lag : null, IsHidden = false }, before, null, now, cancel);
        if (isNews)
            await ledger.AppendAsync(new LedgerEntry(now, "system", nameof(CommandSource.Job), after.RecordNo, "对账补录", before.State.ToString(), after.State.ToString()), cancel);
    }

    /// <summary>Somebody said which contract it is for, or took that back.</summary>
    public Task<Approval> LinkAsync(Approval before, Approval linked, long? cause, DateTimeOffset now, CancellationToken cancel) => RefreshAsync(linked, before, cause, now, cancel);

    /// <summary>Reads a form's state from what was seen of it.</summary>
    public async Task<ApprovalForm> FormAsync(string spNo, CancellationToken cancel) => ApprovalHistory.Read([.. (await store.SightingsAsync([spNo], cancel))[spNo]]);

    private async Task<Approval> RefreshAsync(Approval changed, Approval before, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var form = await FormAsync(changed.SpNo, cancel);
        var times = NodeTime.Of(form, rules.Rules, org.Current, calendar, now);
        var after = await LinkedAsync(changed with { Name = form.Name }, now, cancel);
        after = after with
        {
            TemplateId = form.TemplateId,
            Family = after.ContractNo is not null ? FormFamily.Contract : rules.Rules.FamilyOf(form.TemplateId, form.Name),
            Applicant = form.ApplicantId,
            AppliedAt = form.AppliedAt,
            State = form.State,
            EndedAt = form.EndedAt,
            IsBackfilled = form.IsBackfilled,
        };
        after = await CreditedAsync(after, form, times, cause, now, cancel);
        await store.SaveAsync(after, cancel);
        await store.SaveVisitsAsync(after.SpNo, times, cancel);
        var contract = after.ContractNo is { } no ? await contracts.FindAsync(no, cancel) : null;
        await clocks.SetAsync(after, form, times, contract, cause, now, cancel);
        await samples.NoteAsync(after, form, times, contract?.Customer ?? "", cancel);
        await pushes.TellAsync(before, after, form, contract, cause, now, cancel);
        await leaves.FollowAsync(after, cause, now, cancel);
        return after;
    }

    /// <summary>By the number on the form; where several stand there, by the one that is registered. What somebody typed stays.</summary>
    private async Task<Approval> LinkedAsync(Approval approval, DateTimeOffset now, CancellationToken cancel)
    {
        if (approval.LinkedHow == LinkOrigin.Chat) return approval;
        var named = ContractMention.In(approval.Name, approval.FormText);
        var found = named.Count == 1 ? named[0] : named.Count > 1 && await store.RegisteredAsync(named, cancel) is [var registered] ? registered : null;
        if (found is null || found == approval.ContractNo) return approval;
        await ledger.AppendAsync(new LedgerEntry(now, "system", nameof(CommandSource.Callback), approval.RecordNo, "关联合同", approval.ContractNo, found, "表单中的合同编号"), cancel);
        return approval with { ContractNo = found, LinkedHow = LinkOrigin.Form, LinkedBy = null, LinkedAt = now };
    }

    /// <summary>
    /// Decision 8: legal is the actor, the initiator is credited. Not before the form has been read, for the credit goes by contract where there is one:
    /// handing the same contract in twice a day counts once (R42).
    /// </summary>
    private async Task<Approval> CreditedAsync(Approval approval, ApprovalForm form, IReadOnlyList<NodeTime> times, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var isKnown = approval.FormText is not null || approval.IsHidden || approval.LinkedHow == LinkOrigin.Chat;
        var earned = approval.Family == FormFamily.Contract && isKnown ? NodeTime.EarnedAt(form, times) : null;
        var of = earned is null ? null : approval.ContractNo ?? approval.RecordNo;
        var to = earned is null ? null : form.ApplicantId;
        if (of == approval.CreditedObject && to == approval.CreditedTo && earned == approval.CreditedAt) return approval;
        if (approval is { CreditedObject: { } credited, CreditedTo: { } person, CreditedAt: { } at })
            await health.TakeBackAsync(person, HealthActionKind.ContractApproval, credited, at, now, cancel);
        if (earned is { } when) await health.CreditAsync(to!, HealthActionKind.ContractApproval, of!, when, cause, cancel);
        return approval with { CreditedObject = of, CreditedTo = to, CreditedAt = earned };
    }

    /// <summary>WeCom may write a userid in small letters here and as it was entered there.</summary>
    private ApprovalSnapshot Canonical(ApprovalSnapshot form)
    {
        var tree = org.Current;
        return form with
        {
            // Somebody typed the template's name: it must not pass for one of our buttons.
            Name = Shown.OneLine(form.Name),
            ApplicantId = Id(form.ApplicantId),
            Delegate = form.Delegate is { } stand ? Id(stand) : null,
            Nodes = [.. form.Nodes.Select(node => node with { Acts = [.. node.Acts.Select(act => act with { UserId = Id(act.UserId) })] })],
        };

        string Id(string userId) => tree.Find(userId)?.UserId ?? userId;
    }

    private static bool SameStory(ApprovalForm a, ApprovalForm b) => JsonSerializer.Serialize(a, ChatJson.Options) == JsonSerializer.Serialize(b, ChatJson.Options);

    private static string ActorOf(Sighting sighting) =>
        sighting.Form.Change is ApprovalChange.Submitted or ApprovalChange.Urged or ApprovalChange.Withdrawn or ApprovalChange.WithdrawnAfterPass || sighting.Done.Count == 0
            ? sighting.Form.ApplicantId
            : sighting.Done.MaxBy(act => act.ActedAt)!.UserId;
}
