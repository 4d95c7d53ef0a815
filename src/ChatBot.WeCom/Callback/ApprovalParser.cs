using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>The two ApprovalInfo elements. Lists are repeated siblings; times are 0 or empty while nobody acted.</summary>
internal static class ApprovalParser
{
    public static ApprovalInfo Info(XElement info) => new(
        // SpNo is missing for some organisations, and its use is discouraged where both are there.
        info.Text("SpNoStr") is { Length: > 0 } number ? number : info.TextOrEmpty("SpNo"),
        info.TextOrEmpty("SpName"),
        (ApprovalStatus)(info.Int("SpStatus") ?? 0),
        info.TextOrEmpty("TemplateId"),
        info.Instant("ApplyTime"),
        info.Child("Applyer")?.TextOrEmpty("UserId") ?? "",
        info.Child("Applyer")?.TextOrEmpty("Party") ?? "",
        [.. info.Children("ProcessList").SelectMany(list => list.Children("NodeList")).Select(Node)],
        [.. info.Children("SpRecord").Select(Record)],
        [.. info.Children("Notifyer").SelectMany(who => who.Texts("UserId"))],
        [.. info.Children("Comments").Select(Comment)],
        (ApprovalChange)(info.Int("StatuChangeEvent") ?? info.Int("StatusChangeEvent") ?? 0));

    private static ApprovalNode Node(XElement node) => new(
        (ApprovalNodeType)(node.Int("NodeType") ?? 0),
        (ApprovalOpinion)(node.Int("SpStatus") ?? 0),
        ApprovalCodes.FromApvRel(node.Number("ApvRel")),
        [.. node.Children("SubNodeList").Select(step => new ApprovalStep(
            step.Child("UserInfo")?.TextOrEmpty("UserId") ?? step.TextOrEmpty("UserId"), step.TextOrEmpty("Speech"),
            (ApprovalOpinion)(step.Int("SpYj") ?? 0), step.Instant("Sptime"), step.Texts("MediaIds")))]);

    private static ApprovalNode Record(XElement record) => new(
        ApprovalNodeType.Approver,
        (ApprovalOpinion)(record.Int("SpStatus") ?? 0),
        ApprovalCodes.FromApproverAttr(record.Number("ApproverAttr")),
        [.. record.Children("Details").Select(step => new ApprovalStep(
            step.Child("Approver")?.TextOrEmpty("UserId") ?? "", step.TextOrEmpty("Speech"),
            (ApprovalOpinion)(step.Int("SpStatus") ?? 0), step.Instant("SpTime"), step.Texts("Attach")))]);

    private static ApprovalComment Comment(XElement comment) => new(
        comment.Child("CommentUserInfo")?.TextOrEmpty("UserId") ?? "", comment.Instant("CommentTime"), comment.TextOrEmpty("CommentContent"),
        comment.TextOrEmpty("CommentId"), comment.Texts("Attach"));

    public static OpenApprovalChangeEvent Open(CallbackHeader header, XElement info, string name) => new(
        header,
        name,
        info.TextOrEmpty("ThirdNo"),
        info.TextOrEmpty("OpenSpName"),
        info.TextOrEmpty("OpenTemplateId"),
        (ApprovalStatus)(info.Int("OpenSpStatus") ?? 0),
        info.Instant("ApplyTime"),
        info.TextOrEmpty("ApplyUserName"),
        info.TextOrEmpty("ApplyUserId"),
        info.TextOrEmpty("ApplyUserParty"),
        info.TextOrEmpty("ApplyUserImage"),
        [.. info.Children("ApprovalNodes").SelectMany(nodes => nodes.Children("ApprovalNode")).Select(node => new OpenApprovalNode(
            (ApprovalOpinion)(node.Int("NodeStatus") ?? 0), ApprovalCodes.FromApproverAttr(node.Number("NodeAttr")), node.Int("NodeType"),
            [.. node.Children("Items").SelectMany(items => items.Children("Item")).Select(Item)]))],
        [.. info.Children("NotifyNodes").SelectMany(nodes => nodes.Children("NotifyNode")).Select(Item)],
        info.Int("ApproverStep"));

    private static OpenApprovalItem Item(XElement item) => new(
        item.TextOrEmpty("ItemName"), item.TextOrEmpty("ItemUserid"), item.TextOrEmpty("ItemParty"), item.TextOrEmpty("ItemImage"),
        (ApprovalOpinion)(item.Int("ItemStatus") ?? 0), item.TextOrEmpty("ItemSpeech"), item.Instant("ItemOpTime"));
}
