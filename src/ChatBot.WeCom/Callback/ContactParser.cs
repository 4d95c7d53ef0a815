using System.Globalization;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>change_contact and change_external_*; null for a ChangeType that is not listed.</summary>
internal static class ContactParser
{
    public static EventMessage? Contact(CallbackHeader header, XElement root, string name) => root.TextOrEmpty("ChangeType") switch
    {
        "create_user" => Member(header, root, name, ContactChange.Create),
        "update_user" => Member(header, root, name, ContactChange.Update),
        "delete_user" => Member(header, root, name, ContactChange.Delete),
        "create_party" => Department(header, root, name, ContactChange.Create),
        "update_party" => Department(header, root, name, ContactChange.Update),
        "delete_party" => Department(header, root, name, ContactChange.Delete),
        "update_tag" => new ChangeTagEvent(
            header, name, root.Number("TagId") ?? 0, root.Split("AddUserItems"), root.Split("DelUserItems"),
            Numbers(root.Split("AddPartyItems")), Numbers(root.Split("DelPartyItems"))),
        _ => null,
    };

    private static ChangeMemberEvent Member(CallbackHeader header, XElement root, string name, ContactChange change) => new(
        header,
        name,
        change,
        root.TextOrEmpty("UserID"),
        root.Text("NewUserID") is { Length: > 0 } renamed ? renamed : null,
        root.Text("Name"),
        root.Child("Department") is null ? null : Numbers(root.Split("Department")),
        root.Number("MainDepartment"),
        root.Child("IsLeaderInDept") is null ? null : [.. root.Split("IsLeaderInDept").Select(flag => flag == "1")],
        root.Child("DirectLeader") is null ? null : root.Split("DirectLeader"),
        root.Text("Position"),
        root.Int("Status"),
        root.Text("Mobile"),
        root.Int("Gender"),
        root.Text("Email"),
        root.Text("BizMail"),
        root.Text("Avatar"),
        root.Text("Alias"),
        root.Text("Telephone"),
        root.Text("Address"),
        [.. root.Children("ExtAttr").SelectMany(list => list.Children("Item")).Select(Attribute)]);

    private static MemberAttribute Attribute(XElement item) => item.Child("Web") is { } web
        ? new MemberAttribute(item.TextOrEmpty("Name"), web.TextOrEmpty("Url"), web.TextOrEmpty("Title"))
        : new MemberAttribute(item.TextOrEmpty("Name"), item.Child("Text")?.TextOrEmpty("Value") ?? item.TextOrEmpty("Value"), null);

    private static ChangeDepartmentEvent Department(CallbackHeader header, XElement root, string name, ContactChange change) => new(
        header, name, change, root.Number("Id") ?? 0, root.Text("Name"), root.Number("ParentId"), root.Number("Order"));

    public static ChangeExternalContactEvent? ExternalContact(CallbackHeader header, XElement root, string name)
    {
        ExternalContactChange? change = root.TextOrEmpty("ChangeType") switch
        {
            "add_external_contact" => ExternalContactChange.AddExternalContact,
            "add_half_external_contact" => ExternalContactChange.AddHalfExternalContact,
            "edit_external_contact" => ExternalContactChange.EditExternalContact,
            "del_external_contact" => ExternalContactChange.DelExternalContact,
            "del_follow_user" => ExternalContactChange.DelFollowUser,
            "transfer_fail" => ExternalContactChange.TransferFail,
            "msg_audit_approved" => ExternalContactChange.MsgAuditApproved,
            _ => null,
        };
        return change is not { } known ? null : new ChangeExternalContactEvent(
            header, name, known, root.TextOrEmpty("UserID"), root.TextOrEmpty("ExternalUserID"), root.Text("State"), root.Text("WelcomeCode"),
            root.Text("Source"), root.Text("FailReason"));
    }

    public static ChangeExternalChatEvent ExternalChat(CallbackHeader header, XElement root, string name) => new(
        header, name, root.TextOrEmpty("ChatId"), root.TextOrEmpty("ChangeType"), root.Text("UpdateDetail"), root.Int("JoinScene"), root.Int("QuitScene"),
        root.Int("MemChangeCnt"), [.. root.Children("MemChangeList").SelectMany(list => list.Texts("Item"))], root.Text("LastMemVer"), root.Text("CurMemVer"));

    private static List<long> Numbers(IEnumerable<string> texts) =>
        [.. texts.Where(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(long.Parse)];
}
