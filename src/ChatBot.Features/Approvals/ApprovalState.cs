namespace ChatBot.Features.Approvals;

/// <summary>SpStatus of a form (developer doc path/91815), stored by name.</summary>
public enum ApprovalState
{
    /// <summary>Only its number is known so far.</summary>
    Unread = 0,
    InReview = 1,
    Passed = 2,
    Rejected = 3,
    Withdrawn = 4,
    WithdrawnAfterPass = 6,
    Deleted = 7,
    Paid = 10,
}

/// <summary>A form only ever moves forward: what arrives late cannot take it back. Pure.</summary>
internal static class ApprovalStates
{
    /// <summary>How far along a form is.</summary>
    public static int Rank(ApprovalState state) => state switch
    {
        ApprovalState.InReview => 1,
        ApprovalState.Rejected or ApprovalState.Withdrawn or ApprovalState.Passed => 2,
        ApprovalState.Paid => 3,
        ApprovalState.WithdrawnAfterPass => 4,
        ApprovalState.Deleted => 5,
        _ => 0,
    };

    /// <summary>
    /// What one sighting says. Some tell the status before the event instead of after it, so that what the event itself was counts as well; a number
    /// that no page explains says nothing.
    /// </summary>
    public static ApprovalState Of(Sighting sighting)
    {
        var told = Enum.IsDefined((ApprovalState)sighting.Form.Status) ? (ApprovalState)sighting.Form.Status : ApprovalState.Unread;
        var implied = sighting.Form.Change switch
        {
            null => ApprovalState.Unread,
            ApprovalChange.Rejected => ApprovalState.Rejected,
            ApprovalChange.Withdrawn => ApprovalState.Withdrawn,
            ApprovalChange.WithdrawnAfterPass => ApprovalState.WithdrawnAfterPass,
            _ => ApprovalState.InReview,
        };
        return Rank(implied) > Rank(told) ? implied : told;
    }

    public static bool IsSettled(ApprovalState state) => Rank(state) >= 2;

    /// <summary>The company's yes stands.</summary>
    public static bool IsApproved(ApprovalState state) => state is ApprovalState.Passed or ApprovalState.Paid;

    public static string InWords(ApprovalState state) => state switch
    {
        ApprovalState.InReview => "审批中",
        ApprovalState.Passed => "已通过",
        ApprovalState.Rejected => "已驳回",
        ApprovalState.Withdrawn => "已撤销",
        ApprovalState.WithdrawnAfterPass => "通过后撤销",
        ApprovalState.Deleted => "已删除",
        ApprovalState.Paid => "已支付",
        _ => "读取中",
    };
}
