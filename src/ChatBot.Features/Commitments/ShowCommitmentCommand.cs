using ChatBot.Features.Chat;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary><c>查承诺 CN-3</c>: how a promise stands, how it ended, and what was said against that.</summary>
internal sealed class ShowCommitmentCommand(CommitmentStore commitments, AppealStore appeals, CommitmentChangeStore changes, EvidenceDoubtFinder doubts, OrgDirectory org, IOptions<CommitmentsOptions> options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("查承诺", "看一条承诺的时限、状态和结果", ["查承诺 CN-3"])
    {
        Synonyms = ["看承诺"],
        Slots = [UnlockReply.Number],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (no, actor) = (call.Slots.Record("编号")!, changes.ActorOf(call));
        if (await commitments.FindAsync(no, cancel) is not { } found || !actor.MaySee(found)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(no));
        var standing = Reply.Of(CommitmentWordings.State, CommitmentWords.Standing(found, actor, options.Value.MinimumLead));
        if (await doubts.OfRecordAsync(no, call.SenderId, cancel) is { Count: > 0 } doubtful) standing = standing.And(CommitmentWordings.EvidenceDoubts.With(new EvidenceDoubtsModel(no, doubtful)));
        if (!found.IsClosed) return standing;
        var appeal = await appeals.FindAsync(no, cancel) is { Verdict: not AppealVerdict.Withdrawn } made ? made : null;
        return standing.And(CommitmentWordings.Ended.With(new EndedModel(
            no, CommitmentWords.CloseOf(found), CommitmentWords.At(found.ClosedAt!.Value, call.Now), org.Current.NameOf(found.ClosedBy!), found.CloseReason ?? "",
            appeal is null ? "" : org.Current.NameOf(appeal.Appellant), appeal?.Reason ?? "", appeal?.Verdict switch { AppealVerdict.Granted => "成立，计为按时", AppealVerdict.Rejected => "不成立", AppealVerdict.Open => $"等待 {org.Current.NameOf(appeal.Decider)} 判定", _ => "" },
            appeal?.DecidedReason ?? "", Appeal.File(found, appeal, "", actor, options.Value.AppealWithin).Refusal is null)));
    }
}
