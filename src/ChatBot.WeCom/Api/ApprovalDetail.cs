using System.Text.Json;

namespace ChatBot.WeCom.Api;

/// <summary>A form of the 审批 app with its values (developer doc path/91983).</summary>
public sealed record ApprovalDetail(
    string SpNo,
    string SpName,
    ApprovalStatus Status,
    string TemplateId,
    DateTimeOffset? AppliedAt,
    string ApplicantUserId,
    string ApplicantPartyId,
    IReadOnlyList<ApprovalNode> Process,
    IReadOnlyList<ApprovalNode> Records,
    IReadOnlyList<string> NotifiedUsers,
    IReadOnlyList<ApprovalComment> Comments,
    IReadOnlyList<ApprovalControl> Contents)
{
    /// <summary>The newer description of the flow where there is one, else the older.</summary>
    public IReadOnlyList<ApprovalNode> Nodes => Process.Count > 0 ? Process : Records;

    internal static ApprovalDetail From(JsonElement info) => new(
        info.TextOrEmpty("sp_no"),
        info.TextOrEmpty("sp_name"),
        (ApprovalStatus)(info.Int("sp_status") ?? 0),
        info.TextOrEmpty("template_id"),
        info.Instant("apply_time"),
        info.Field("applyer")?.TextOrEmpty("userid") ?? "",
        info.Field("applyer")?.TextOrEmpty("partyid") ?? "",
        [.. (info.Field("process_list")?.Items("node_list") ?? []).Select(node => new ApprovalNode(
            (ApprovalNodeType)(node.Int("node_type") ?? 0), (ApprovalOpinion)(node.Int("sp_status") ?? 0), ApprovalCodes.FromApvRel(node.Number("apv_rel")),
            [.. node.Items("sub_node_list").Select(step => Step(step, step.Text("userid") ?? step.Field("userinfo")?.TextOrEmpty("userid") ?? "", "sp_yj", "media_ids"))]))],
        [.. info.Items("sp_record").Select(record => new ApprovalNode(
            ApprovalNodeType.Approver, (ApprovalOpinion)(record.Int("sp_status") ?? 0), ApprovalCodes.FromApproverAttr(record.Number("approverattr")),
            [.. record.Items("details").Select(step => Step(step, step.Field("approver")?.TextOrEmpty("userid") ?? "", "sp_status", "media_id"))]))],
        [.. info.Items("notifyer").Select(who => who.TextOrEmpty("userid")).Where(userId => userId.Length > 0)],
        [.. info.Items("comments").Select(comment => new ApprovalComment(
            comment.Field("commentUserInfo")?.TextOrEmpty("userid") ?? "", comment.Instant("commenttime"), comment.TextOrEmpty("commentcontent"),
            comment.TextOrEmpty("commentid"), comment.Texts("media_id")))],
        ApprovalControl.List(info.Field("apply_data"), "contents"));

    private static ApprovalStep Step(JsonElement step, string userId, string opinion, string media) => new(
        userId, step.TextOrEmpty("speech"), (ApprovalOpinion)(step.Int(opinion) ?? 0), step.Instant("sptime"), step.Texts(media));
}

/// <summary>One field of a form with its value; every kind of control fills a different part of the value.</summary>
/// <param name="Control">Text, Textarea, Number, Money, Date, DateRange, Selector, Contact, File, Table, …</param>
/// <param name="Title">In Chinese where there are several languages.</param>
/// <param name="Value">The value as it came, for controls that have no property here.</param>
public sealed record ApprovalControl(string Control, string Id, string Title, JsonElement Value)
{
    /// <summary>Text and Textarea as typed; Number, Money and Formula as decimal text; chosen options and names joined by 、; else null.</summary>
    public string? Text => Control switch
    {
        "Text" or "Textarea" => Value.Text("text"),
        "Number" => Value.Text("new_number"),
        "Money" => Value.Text("new_money"),
        "Formula" => Value.Field("formula")?.Text("value"),
        "Selector" => string.Join('、', Options),
        "Contact" => string.Join('、', Value.Items("members").Concat(Value.Items("departments")).Select(who => who.TextOrEmpty("name"))),
        "Location" => Value.Field("location")?.Text("title"),
        _ => null,
    };

    /// <summary>Texts of the chosen options of a Selector.</summary>
    public IReadOnlyList<string> Options =>
        [.. (Value.Field("selector")?.Items("options") ?? []).Select(option => Localised(option, "value") is { Length: > 0 } text ? text : option.TextOrEmpty("key"))];

    /// <summary>UTC instant of a Date.</summary>
    public DateTimeOffset? At => Value.Field("date")?.Instant("s_timestamp");

    /// <summary>UTC instants of a DateRange, Attendance or Vacation; null for other controls.</summary>
    public (DateTimeOffset? Begin, DateTimeOffset? End)? Range =>
        RangeValue is { } range ? (range.Instant("new_begin"), range.Instant("new_end")) : null;

    /// <summary>The range counts half days: 0:00 stands for the morning and 12:00 for the afternoon, at either end (developer doc path/91853).</summary>
    public bool IsInHalfDays => RangeValue?.Text("type") == "halfday";

    private JsonElement? RangeValue =>
        Value.Field("date_range") ?? (Value.Field("attendance") ?? Value.Field("vacation")?.Field("attendance"))?.Field("date_range");

    public IReadOnlyList<string> UserIds => [.. Value.Items("members").Select(member => member.TextOrEmpty("userid"))];

    /// <summary>media_ids for media/get.</summary>
    public IReadOnlyList<string> FileIds => [.. Value.Items("files").Select(file => file.TextOrEmpty("file_id")).Where(id => id.Length > 0)];

    /// <summary>Rows of a Table.</summary>
    public IReadOnlyList<IReadOnlyList<ApprovalControl>> Rows => [.. Value.Items("children").Select(row => List(row, "list"))];

    internal static IReadOnlyList<ApprovalControl> List(JsonElement? holder, string name) =>
        [.. (holder?.Items(name) ?? []).Select(control => new ApprovalControl(
            control.TextOrEmpty("control"), control.TextOrEmpty("id"), Localised(control, "title"), control.Field("value") ?? default))];

    private static string Localised(JsonElement holder, string name)
    {
        var texts = holder.Items(name);
        return texts.FirstOrDefault(text => text.Text("lang") == "zh_CN", texts.Count > 0 ? texts[0] : default).TextOrEmpty("text");
    }
}

/// <summary>A page of oa/getapprovalinfo (developer doc path/91816). May hold fewer numbers than asked for, even none, and still have a next page.</summary>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record ApprovalPage(IReadOnlyList<string> SpNos, string? NextCursor);

/// <summary>What to list; keys of one kind are combined by OR, different keys by AND.</summary>
/// <param name="Key">template_id, creator, department, sp_status or record_type.</param>
public sealed record ApprovalFilter(string Key, string Value);
