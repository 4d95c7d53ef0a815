using ChatBot.Features.Chat;

namespace ChatBot.Features.Administration;

/// <summary><c>组织同步</c>: an admin has the org read now; with 确认 also when most people are missing, because they really left.</summary>
internal sealed class SyncOrgCommand(ServiceStateStore state) : IChatCommand
{
    private const string Accept = "确认";

    public static CommandSpec Spec { get; } = new("组织同步", "立即重新读取通讯录", ["组织同步"])
    {
        Synonyms = ["同步组织", "同步通讯录"],
        For = Audience.Admins,
        Slots = [new Slot("动作", SlotKind.Word)],
        Notes = ["一次少了一半以上的人时不会采用；确实如此请发：组织同步 确认"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var accepts = call.Slots.Text("动作") == Accept;
        await state.SetAsync(ServiceState.OrgWanted, accepts ? ServiceState.WantAccept : ServiceState.WantRead, call.Now, cancel);
        return Reply.Of(AdministrationWordings.OrgWillSync, new OrgWillSyncModel(accepts));
    }
}
