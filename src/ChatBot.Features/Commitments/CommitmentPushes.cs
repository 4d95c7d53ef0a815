using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Who hears of a change, found by comparing before with after; nobody hears of what he did himself. Pure.</summary>
internal static class CommitmentPushes
{
    /// <summary>What a promise that was just written down sets going: somebody above is asked to agree.</summary>
    public static IReadOnlyList<Push> OfNew(Commitment made, OrgTree org, DateTimeOffset now) => made is { Approval: ApprovalState.Wanted, Approver: { } approver }
        ?
        [
            new Push(
                $"{made.No}/v{made.Version}/approval/{approver}", approver,
                CommitmentWordings.ApprovalAsked.With(new NewsModel(CommitmentWords.ViewOf(made, org, now), org.NameOf(made.Promiser), org.NameOf(made.Responsible), made.ApprovalWhy, "")))
            {
                RecordNo = made.No,
                Clock = Deadline.KeyOf(made.No, CommitmentClocks.Approval),
                FallbackId = org.SuperiorsOf(approver).FirstOrDefault()?.UserId ?? org.LastResort?.UserId,
            },
        ]
        : [];

    /// <param name="doubt">What stands out in the proof that the change is about, or empty.</param>
    public static IReadOnlyList<Push> Of(Commitment before, Commitment after, string by, OrgTree org, DateTimeOffset now, string doubt = "")
    {
        var pushes = new List<Push>();
        var isOverdue = now >= after.DueAt;
        foreach (var (kind, recipient, wording) in NewsOf(before, after))
        {
            if (Same(recipient, by) && kind is not ("assigned" or "notice")) continue;
            var about = kind is "unlocked" or "relocked" or "suspended" or "confirmed" ? after.Notified : after.Responsible;
            var reason = after.IsClosed ? after.CloseReason : after.AnswerReason;
            var news = new NewsModel(
                CommitmentWords.ViewOf(after, org, now), by == "system" ? "系统" : org.NameOf(by), about is null ? "" : org.NameOf(about), reason ?? "",
                after.NoticeDueAt is { } until ? CommitmentWords.At(until, now) : "", doubt);
            pushes.Add(new Push($"{after.No}/v{after.Version}/{kind}/{recipient}", recipient, wording.With(news))
            {
                RecordNo = after.No,
                Clock = kind switch
                {
                    "assigned" or "moved" => Deadline.KeyOf(after.No, CommitmentClocks.Answer),
                    "notice" => Deadline.KeyOf(after.No, CommitmentClocks.Notice),
                    "declined" => Deadline.KeyOf(after.No, CommitmentClocks.Promise),
                    "relocked" => Deadline.KeyOf(after.No, CommitmentClocks.Draft),
                    _ => null,
                },
                FallbackId = org.FallbackFor(recipient),
            });
        }

        // One person in two functions reads the weightier news only once.
        return [.. pushes.DistinctBy(push => push.Key, StringComparer.Ordinal)];

        IEnumerable<(string Kind, string Recipient, Wording<NewsModel> Wording)> NewsOf(Commitment was, Commitment now)
        {
            if (now.IsClosed)
            {
                if (was.IsClosed) yield break;
                var wasKnown = was.ActiveAt is not null;
                yield return ("closed", now.Promiser, CommitmentWordings.ClosedNews);
                if (wasKnown) yield return ("closed", now.Responsible, CommitmentWordings.ClosedNews);
                if (was.AwaitsConfirmation && was.Notified is { } waiting) yield return ("closed", waiting, CommitmentWordings.ClosedNews);
                yield break;
            }

            var isNewlyActive = now.State == CommitmentState.Active && was.State != CommitmentState.Active;
            var isHandedOn = !Same(was.Responsible, now.Responsible);
            if (isNewlyActive || (isHandedOn && now.State == CommitmentState.Active)) yield return ("assigned", now.Responsible, CommitmentWordings.Assigned);
            if (isHandedOn && was.State == CommitmentState.Active) yield return ("handed-on", was.Responsible, CommitmentWordings.HandedOn);
            if (isHandedOn) yield return ("handed-on", now.Promiser, CommitmentWordings.HandedOn);
            if (now.AwaitsConfirmation && (!was.AwaitsConfirmation || !Same(was.Notified, now.Notified))) yield return ("notice", now.Notified!, CommitmentWordings.Notice);
            if (was.IsLocked && !now.IsLocked && now.Unlock != UnlockWay.None && now.NoticeConfirmedAt is null) yield return ("unlocked", now.Promiser, CommitmentWordings.UnlockedByOther);
            if (!was.IsLocked && now is { IsLocked: true, Lock: LockReason.Unconfirmed })
            {
                yield return ("relocked", now.Promiser, CommitmentWordings.Relocked);
                if (was.State == CommitmentState.Active && !Same(now.Responsible, now.Promiser)) yield return ("suspended", now.Responsible, CommitmentWordings.Suspended);
            }

            if (was.Approval == ApprovalState.Wanted && now.Approval == ApprovalState.Granted) yield return ("approved", now.Promiser, CommitmentWordings.ApprovedNews);
            if (was.NoticeConfirmedAt is null && now.NoticeConfirmedAt is not null) yield return ("confirmed", now.Promiser, CommitmentWordings.NoticeConfirmed);
            if (was.Answer != now.Answer && now.Answer == CommitmentAnswer.Accepted) yield return ("accepted", now.Promiser, CommitmentWordings.AcceptedNews);
            if (was.Answer != now.Answer && now.Answer == CommitmentAnswer.Declined) yield return ("declined", now.Promiser, isOverdue ? CommitmentWordings.DeclinedLateNews : CommitmentWordings.DeclinedNews);
            if (was.State == CommitmentState.Active && now.State == CommitmentState.Active && was.DueAt != now.DueAt)
            {
                yield return ("moved", now.Responsible, CommitmentWordings.MovedNews);
                yield return ("moved", now.Promiser, CommitmentWordings.MovedNews);
            }
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
