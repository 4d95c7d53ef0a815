namespace ChatBot.WeCom.Callback;

// 客户联系 (developer doc path/92130). There is no event about what customers write, nor that they read something.

public enum ExternalContactChange
{
    AddExternalContact,

    /// <summary>Added without confirmation, not yet accepted.</summary>
    AddHalfExternalContact,
    EditExternalContact,

    /// <summary>The member removed the customer.</summary>
    DelExternalContact,

    /// <summary>The customer removed the member.</summary>
    DelFollowUser,
    TransferFail,
    MsgAuditApproved,
}

/// <summary>change_external_contact.</summary>
/// <param name="WelcomeCode">Once, within 20 seconds of the add; a retried delivery may bring a dead one.</param>
/// <param name="Source">DELETE_BY_TRANSFER on some deletions.</param>
/// <param name="FailReason">customer_refused or customer_limit_exceed.</param>
public sealed record ChangeExternalContactEvent(
    CallbackHeader Header,
    string Event,
    ExternalContactChange Change,
    string UserId,
    string ExternalUserId,
    string? State,
    string? WelcomeCode,
    string? Source,
    string? FailReason) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, Change.ToString(), UserId, ExternalUserId);
}

/// <summary>change_external_chat: a customer group.</summary>
/// <param name="ChangeType">create, update or dismiss.</param>
/// <param name="UpdateDetail">add_member, del_member, change_owner, change_name, change_notice.</param>
/// <param name="JoinScene">0 invited, 3 scanned a code.</param>
/// <param name="QuitScene">0 left, 1 removed.</param>
public sealed record ChangeExternalChatEvent(
    CallbackHeader Header,
    string Event,
    string ChatId,
    string ChangeType,
    string? UpdateDetail,
    int? JoinScene,
    int? QuitScene,
    int? MemberChangeCount,
    IReadOnlyList<string> ChangedMembers,
    string? LastMemberVersion,
    string? CurrentMemberVersion) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, ChangeType, ChatId);
}

/// <summary>change_external_tag: a customer tag or group of tags.</summary>
/// <param name="ChangeType">create, update, delete or shuffle.</param>
/// <param name="TagType">tag or tag_group.</param>
public sealed record ChangeExternalTagEvent(CallbackHeader Header, string Event, string ChangeType, string Id, string? TagType, string? StrategyId)
    : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, ChangeType, Id);
}
