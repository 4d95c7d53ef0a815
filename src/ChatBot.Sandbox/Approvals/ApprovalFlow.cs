namespace ChatBot.Sandbox.Approvals;

/// <summary>The rules by which a form moves on. Pure: form and action in, form out.</summary>
internal static class ApprovalFlow
{
    /// <param name="target">Transfer and add: the other approver. Roll back: the approver to whom it returns.</param>
    /// <exception cref="InvalidOperationException">This person cannot do that to a form in this state.</exception>
    public static Approval Apply(Approval form, ApprovalAction action, string userId, string speech, string? target, string commentId, DateTimeOffset now)
    {
        return action switch
        {
            ApprovalAction.Agree => Move(Opine(form, userId, Opinion.Agreed, speech, now)),
            ApprovalAction.Reject => Move(Opine(form, userId, Opinion.Rejected, speech, now)),
            ApprovalAction.Transfer => AddBeside(Opine(form, userId, Opinion.Transferred, speech, now), userId, Needed(target), keepsPlace: true),
            ApprovalAction.AddApprover => AddAfter(MustWait(form, userId), Needed(target)),
            ApprovalAction.AddApproverAndAgree => Move(Opine(AddAfter(MustWait(form, userId), Needed(target)), userId, Opinion.AgreedAndAdded, speech, now)),
            ApprovalAction.RollBack => RollBack(Opine(form, userId, Opinion.RolledBack, speech, now), Needed(target)),
            ApprovalAction.Comment => form with { Comments = [.. form.Comments, new ApprovalComment(commentId, userId, speech, now)] },
            ApprovalAction.Urge => Owned(form, userId, ApprovalStatus.Pending),
            ApprovalAction.Withdraw => Owned(form, userId, ApprovalStatus.Pending) with { Status = ApprovalStatus.Withdrawn },
            ApprovalAction.WithdrawAfterPass => Owned(form, userId, ApprovalStatus.Passed) with { Status = ApprovalStatus.WithdrawnAfterPass },
            ApprovalAction.Delete => form with { Status = ApprovalStatus.Deleted },
            ApprovalAction.Pay => form.Status == ApprovalStatus.Passed
                ? form with { Status = ApprovalStatus.Paid }
                : throw new InvalidOperationException("Only a passed form can be paid"),
            _ => throw new InvalidOperationException($"{action} is not done to a form that exists"),
        };
    }

    private static Approval Opine(Approval form, string userId, Opinion opinion, string speech, DateTimeOffset now)
    {
        MustWait(form, userId);
        return Replace(form, form.CurrentNode, node => node with
        {
            Steps =
            [
                .. node.Steps.Select(s => Same(s.UserId, userId) && s.Opinion == Opinion.Pending
                    ? s with { Opinion = opinion, Speech = speech, At = now }
                    : s),
            ],
        });
    }

    /// <summary>Closes the node when its rule is met, and the form when its last node is.</summary>
    private static Approval Move(Approval form)
    {
        var at = form.Nodes.ToList().FindIndex(n => n.Status == Opinion.Pending);
        var node = form.Nodes[at];
        if (node.Steps.Any(s => s.Opinion == Opinion.Rejected))
            return Replace(form, at, n => n with { Status = Opinion.Rejected }) with { Status = ApprovalStatus.Rejected };
        var agreed = node.Steps.Count(s => s.Opinion is Opinion.Agreed or Opinion.AgreedAndAdded);
        var pending = node.Steps.Any(s => s.Opinion == Opinion.Pending);
        if (node.Rule == ApprovalRule.Any ? agreed == 0 : pending)
            return form;
        var moved = Replace(form, at, n => n with { Status = Opinion.Agreed });
        return moved.Nodes.All(n => n.Status == Opinion.Agreed) ? moved with { Status = ApprovalStatus.Passed } : moved;
    }

    private static Approval AddBeside(Approval form, string userId, string target, bool keepsPlace) =>
        Replace(form, form.CurrentNode, node =>
        {
            var steps = node.Steps.ToList();
            var at = keepsPlace ? steps.FindLastIndex(s => Same(s.UserId, userId)) + 1 : steps.Count;
            steps.Insert(at, new ApprovalStep(target));
            return node with { Steps = steps };
        });

    private static Approval AddAfter(Approval form, string target)
    {
        var nodes = form.Nodes.ToList();
        nodes.Insert(form.CurrentNode + 1, new ApprovalNode(ApprovalRule.Any, [new ApprovalStep(target)]));
        return form with { Nodes = nodes };
    }

    private static Approval RollBack(Approval form, string target)
    {
        var from = form.Nodes.ToList().FindIndex(n => n.Steps.Any(s => Same(s.UserId, target)));
        if (from < 0 || from >= form.CurrentNode)
            throw new InvalidOperationException($"{target} has not approved before");
        return form with
        {
            Nodes =
            [
                .. form.Nodes.Select((n, i) => i < from ? n : n with { Status = Opinion.Pending, Steps = [.. n.Steps.Select(s => new ApprovalStep(s.UserId))] }),
            ],
        };
    }

    private static Approval MustWait(Approval form, string userId) =>
        form.Waiting.Contains(userId, StringComparer.OrdinalIgnoreCase)
            ? form
            : throw new InvalidOperationException($"{form.SpNo} does not wait for {userId}");

    private static Approval Owned(Approval form, string userId, ApprovalStatus needed)
    {
        if (!Same(form.Applicant, userId))
            throw new InvalidOperationException("Only the applicant can do that");
        return form.Status == needed ? form : throw new InvalidOperationException($"{form.SpNo} is {form.Status}");
    }

    private static Approval Replace(Approval form, int at, Func<ApprovalNode, ApprovalNode> change) =>
        form with { Nodes = [.. form.Nodes.Select((n, i) => i == at ? change(n) : n)] };

    private static string Needed(string? target) => target ?? throw new InvalidOperationException("This action needs another approver");

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
