using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>Carries appeals out: the row, the clock of whoever decides, the audit entries, the pushes and the way back, in one transaction (C6).</summary>
internal sealed class AppealDesk(
    AppealStore appeals, CommitmentStore commitments, CommitmentHealthDesk health, DeadlineStore deadlines, LedgerStore ledger, UndoStore undos, Outbox outbox, OrgDirectory org, IOptions<CommitmentsOptions> options)
{
    public const string Part = "appeal";

    public async Task<Decision<AppealedPromise>> FileAsync(CommandCall call, string reason, CancellationToken cancel)
    {
        var no = call.Slots.Record("编号")!;
        var actor = new CommitmentActor(call.SenderId, call.Now, org.Current);
        if (await commitments.FindAsync(no, cancel) is not { } commitment || !actor.MaySee(commitment)) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(no));
        var decision = Appeal.File(commitment, await appeals.FindAsync(no, cancel), reason, actor, options.Value.AppealWithin);
        if (decision.Refusal is { } refusal) return refusal;
        var appeal = decision.Value!;
        if (!await appeals.FileAsync(appeal, cancel)) return CommitmentRefusals.Already(commitment, actor, appeal.Appellant, call.Now, "申诉");

        await deadlines.OpenAsync(
            new Deadline
            {
                Policy = PromiseAppealPolicy.Id, RecordNo = no, Part = Part, Title = $"判定申诉：{CommitmentWords.Short(commitment.Content)}", Customer = commitment.Customer,
                Holder = appeal.Decider, Owner = appeal.Appellant, StartedAt = call.Now, DueAt = call.Now + options.Value.DecideAppealWithin, Cause = call.MessageId,
            },
            cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), no, "申诉", CommitmentWords.CloseOf(commitment), null, reason), cancel);
        await undos.RememberAsync(call, new Undoable(AppealUndo.FileKind, no, $"申诉 {no}", JsonSerializer.Serialize(new AppealStepBack(appeal.Version), ChatJson.Options)), cancel);
        await TellAsync(appeal.Decider, CommitmentWordings.AppealAsked, "asked", new AppealedPromise(commitment, appeal), call, cancel);
        return new AppealedPromise(commitment, appeal);
    }

    public async Task<Decision<AppealedPromise>> DecideAsync(CommandCall call, bool isGranted, string? reason, CancellationToken cancel)
    {
        var no = call.Slots.Record("编号")!;
        var actor = new CommitmentActor(call.SenderId, call.Now, org.Current);
        if (await commitments.FindAsync(no, cancel) is not { } commitment || !actor.MaySee(commitment)) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(no));
        if (await appeals.FindAsync(no, cancel) is not { } before) return CommitmentWordings.NoAppeal.With(new NoAppealModel(no));
        var decision = before.Decide(commitment, isGranted, reason, actor);
        if (decision.Refusal is { } refusal) return refusal;
        if (!await appeals.UpdateAsync(decision.Value!, cancel)) return CommitmentRefusals.Already(commitment, actor, before.Decider, call.Now, "处理");

        await health.NoteRulingAsync(commitment, cancel);
        var how = isGranted ? "申诉成立" : "申诉不成立";
        await deadlines.CloseAsync(no, Part, how, call.SenderId, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), no, how, CommitmentWords.CloseOf(commitment), isGranted ? "计为按时" : "不变", reason), cancel);
        await undos.RememberAsync(call, new Undoable(AppealUndo.DecideKind, no, $"{how} {no}", JsonSerializer.Serialize(new AppealStepBack(before.Version + 1), ChatJson.Options)), cancel);
        var decided = new AppealedPromise(commitment, decision.Value! with { Version = before.Version + 1 });
        foreach (var person in new[] { before.Appellant, commitment.Promiser, commitment.Responsible }.Distinct(StringComparer.OrdinalIgnoreCase))
            await TellAsync(person, CommitmentWordings.AppealDecided, "decided", decided, call, cancel);
        return decided;
    }

    public AppealModel ModelOf(AppealedPromise appealed, DateTimeOffset now)
    {
        var (tree, appeal) = (org.Current, appealed.Appeal);
        return new AppealModel(
            CommitmentWords.ViewOf(appealed.Commitment, tree, now), CommitmentWords.CloseOf(appealed.Commitment), tree.NameOf(appeal.Appellant), appeal.Reason, tree.NameOf(appeal.DecidedBy ?? appeal.Decider),
            appeal.Verdict == AppealVerdict.Granted, appeal.DecidedReason ?? "");
    }

    private async Task TellAsync(string person, Wording<AppealModel> wording, string kind, AppealedPromise appealed, CommandCall call, CancellationToken cancel)
    {
        if (string.Equals(person, call.SenderId, StringComparison.OrdinalIgnoreCase)) return;
        var no = appealed.Commitment.No;
        await outbox.AddAsync(
            new Push($"{no}/appeal/{kind}/{appealed.Appeal.Version}/{person}", person, wording.With(ModelOf(appealed, call.Now)))
            {
                RecordNo = no,
                Clock = kind == "asked" ? Deadline.KeyOf(no, Part) : null,
                FallbackId = org.Current.SuperiorsOf(person).FirstOrDefault()?.UserId ?? org.Current.LastResort?.UserId,
            },
            call.MessageId,
            cancel);
    }
}

internal sealed record AppealedPromise(Commitment Commitment, Appeal Appeal);

/// <param name="Version">The appeal's version that the act left: another one means that somebody has acted on it since.</param>
internal sealed record AppealStepBack(long Version);

/// <summary>Takes an appeal back that nobody has decided, or a decision that nothing has followed.</summary>
internal abstract class AppealUndo(AppealStore appeals, CommitmentStore commitments, CommitmentHealthDesk health, DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org) : IUndo
{
    public const string FileKind = "appeal-filed", DecideKind = "appeal-decided";

    public abstract string Kind { get; }

    protected abstract Appeal Back(Appeal appeal);

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var no = undoable.RecordNo;
        var version = JsonSerializer.Deserialize<AppealStepBack>(undoable.Payload, ChatJson.Options)!.Version;
        var appeal = (await appeals.FindAsync(no, cancel))!;
        if (appeal.Version != version || !await appeals.UpdateAsync(Back(appeal), cancel))
            return CommitmentRefusals.Already((await commitments.FindAsync(no, cancel))!, new CommitmentActor(byUserId, now, org.Current), appeal.DecidedBy ?? appeal.Appellant, appeal.DecidedAt ?? appeal.FiledAt, "处理");
        if (Kind == FileKind) await deadlines.CloseAsync(no, AppealDesk.Part, "撤销申诉", byUserId, now, cancel);
        else await deadlines.ReopenAsync(no, AppealDesk.Part, cancel);
        await health.NoteRulingAsync((await commitments.FindAsync(no, cancel))!, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", no, "撤销" + undoable.What), cancel);
        return new Undone(undoable.What);
    }
}

internal sealed class AppealFiledUndo(AppealStore appeals, CommitmentStore commitments, CommitmentHealthDesk health, DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org)
    : AppealUndo(appeals, commitments, health, deadlines, ledger, org)
{
    public override string Kind => FileKind;

    protected override Appeal Back(Appeal appeal) => appeal with { Verdict = AppealVerdict.Withdrawn };
}

internal sealed class AppealDecidedUndo(AppealStore appeals, CommitmentStore commitments, CommitmentHealthDesk health, DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org)
    : AppealUndo(appeals, commitments, health, deadlines, ledger, org)
{
    public override string Kind => DecideKind;

    protected override Appeal Back(Appeal appeal) => appeal with { Verdict = AppealVerdict.Open, DecidedBy = null, DecidedAt = null, DecidedReason = null };
}
