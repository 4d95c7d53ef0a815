using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Approvals;

/// <summary>A form as WeCom writes it: the event's XML (page 91815) and the detail's JSON (page 91983).</summary>
internal static class ApprovalWords
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The ApprovalInfo element. It never holds form values. Lists are repeated siblings.</summary>
    public static XmlPart Info(Approval form, ApprovalStatus status, ApprovalAction action, bool spRecord)
    {
        List<XmlPart> parts =
        [
            XmlPart.Number("SpNo", long.Parse(form.SpNo, CultureInfo.InvariantCulture)),
            XmlPart.Text("SpNoStr", form.SpNo),
            XmlPart.Text("SpName", form.Name),
            XmlPart.Number("SpStatus", (int)status),
            XmlPart.Text("TemplateId", form.TemplateId),
            XmlPart.Number("ApplyTime", form.At.ToUnixTimeSeconds()),
            XmlPart.Node("Applyer", XmlPart.Text("UserId", form.Applicant), XmlPart.Text("Party", form.Department.ToString())),
        ];
        if (spRecord)
            parts.AddRange(form.Nodes.Select(Record));
        parts.AddRange(form.Notified.Select(u => XmlPart.Node("Notifyer", XmlPart.Text("UserId", u))));
        parts.Add(XmlPart.Node("ProcessList", [.. form.Nodes.Select(Node), .. NotifiedNode(form)]));
        parts.AddRange(form.Comments.Select(c => XmlPart.Node(
            "Comments",
            XmlPart.Node("CommentUserInfo", XmlPart.Text("UserId", c.UserId)),
            XmlPart.Number("CommentTime", c.At.ToUnixTimeSeconds()),
            XmlPart.Text("CommentContent", c.Text),
            XmlPart.Text("CommentId", c.Id))));
        parts.Add(XmlPart.Number("StatuChangeEvent", (int)action));
        return XmlPart.Node("ApprovalInfo", parts);
    }

    /// <summary>The <c>info</c> member of oa/getapprovaldetail.</summary>
    public static JsonObject Detail(Approval form) => new()
    {
        ["sp_no"] = form.SpNo,
        ["sp_name"] = form.Name,
        ["sp_status"] = (int)form.Status,
        ["template_id"] = form.TemplateId,
        ["apply_time"] = form.At.ToUnixTimeSeconds(),
        ["applyer"] = new JsonObject { ["userid"] = form.Applicant, ["partyid"] = form.Department.ToString() },
        ["batch_applyer"] = new JsonArray(new JsonObject { ["userid"] = form.Applicant }),
        ["sp_record"] = Array(form.Nodes, n => new JsonObject
        {
            ["sp_status"] = (int)n.Status,
            ["approverattr"] = Attribute(n.Rule),
            ["details"] = Array(n.Steps, s => new JsonObject
            {
                ["approver"] = new JsonObject { ["userid"] = s.UserId },
                ["speech"] = s.Speech,
                ["sp_status"] = (int)s.Opinion,
                // WeCom leaves an empty string where nobody acted yet, and a number where somebody did.
                ["sptime"] = s.At is { } at ? at.ToUnixTimeSeconds() : "",
                ["media_id"] = new JsonArray(),
            }),
        }),
        ["process_list"] = new JsonObject
        {
            ["node_list"] = new JsonArray([.. form.Nodes.Select(DetailNode), .. form.Notified.Count > 0 ? [NotifiedDetail(form)] : (JsonNode[])[]]),
        },
        ["notifyer"] = Array(form.Notified, u => new JsonObject { ["userid"] = u }),
        ["apply_data"] = new JsonObject { ["contents"] = Array(form.Form, Content) },
        ["comments"] = Array(form.Comments, c => new JsonObject
        {
            ["commentUserInfo"] = new JsonObject { ["userid"] = c.UserId },
            ["commenttime"] = c.At.ToUnixTimeSeconds(),
            ["commentcontent"] = c.Text,
            ["commentid"] = c.Id,
            ["media_id"] = new JsonArray(),
        }),
    };

    private static XmlPart Record(ApprovalNode node) => XmlPart.Node(
        "SpRecord",
        [
            XmlPart.Number("SpStatus", (int)node.Status),
            XmlPart.Number("ApproverAttr", Attribute(node.Rule)),
            .. node.Steps.Select(s => XmlPart.Node(
                "Details",
                XmlPart.Node("Approver", XmlPart.Text("UserId", s.UserId)),
                XmlPart.Text("Speech", s.Speech),
                XmlPart.Number("SpStatus", (int)s.Opinion),
                XmlPart.Number("SpTime", s.At?.ToUnixTimeSeconds() ?? 0))),
        ]);

    private static XmlPart Node(ApprovalNode node) => XmlPart.Node(
        "NodeList",
        [
            XmlPart.Number("NodeType", 1),
            XmlPart.Number("SpStatus", (int)node.Status),
            XmlPart.Number("ApvRel", (int)node.Rule),
            .. node.Steps.Select(s => XmlPart.Node(
                "SubNodeList",
                XmlPart.Node("UserInfo", XmlPart.Text("UserId", s.UserId)),
                XmlPart.Text("Speech", s.Speech),
                XmlPart.Number("SpYj", (int)s.Opinion),
                XmlPart.Number("Sptime", s.At?.ToUnixTimeSeconds() ?? 0))),
        ]);

    private static IEnumerable<XmlPart> NotifiedNode(Approval form)
    {
        if (form.Notified.Count == 0)
            return [];
        var members = form.Notified.Select(u => XmlPart.Node("SubNodeList", XmlPart.Node("UserInfo", XmlPart.Text("UserId", u))));
        return [XmlPart.Node("NodeList", [XmlPart.Number("NodeType", 2), .. members])];
    }

    private static JsonObject DetailNode(ApprovalNode node) => new()
    {
        ["node_type"] = 1,
        ["sp_status"] = (int)node.Status,
        ["apv_rel"] = (int)node.Rule,
        ["sub_node_list"] = Array(node.Steps, s => new JsonObject
        {
            ["userid"] = s.UserId,
            ["speech"] = s.Speech,
            ["sp_yj"] = (int)s.Opinion,
            ["sptime"] = s.At?.ToUnixTimeSeconds() ?? 0,
            ["media_ids"] = new JsonArray(),
        }),
    };

    private static JsonObject NotifiedDetail(Approval form) => new()
    {
        ["node_type"] = 2,
        ["sub_node_list"] = Array(form.Notified, u => new JsonObject { ["userid"] = u }),
    };

    private static JsonObject Content(FormValue field)
    {
        var value = Value(field);
        foreach (var empty in (string[])["tips", "members", "departments", "files", "children", "stat_field"])
            value.TryAdd(empty, new JsonArray());
        return new JsonObject
        {
            ["control"] = field.Control,
            ["id"] = field.Id,
            ["title"] = new JsonArray(new JsonObject { ["text"] = field.Title, ["lang"] = "zh_CN" }),
            ["value"] = value,
            ["hidden"] = 0,
        };
    }

    private static JsonObject Value(FormValue field) => field.Control switch
    {
        "Money" => new JsonObject { ["new_money"] = field.Value },
        "Number" => new JsonObject { ["new_number"] = field.Value },
        "Date" => new JsonObject { ["date"] = new JsonObject { ["type"] = "day", ["s_timestamp"] = Seconds(field.Value).ToString() } },
        "DateRange" => new JsonObject { ["date_range"] = Range(field.Value) },
        "Selector" => new JsonObject
        {
            ["selector"] = new JsonObject
            {
                ["type"] = "single",
                ["options"] = new JsonArray(new JsonObject
                {
                    ["key"] = "option-1",
                    ["value"] = new JsonArray(new JsonObject { ["text"] = field.Value, ["lang"] = "zh_CN" }),
                }),
            },
        },
        "File" => new JsonObject
        {
            ["files"] = new JsonArray([.. field.Value.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(f => new JsonObject { ["file_id"] = f })]),
        },
        "Contact" => new JsonObject
        {
            ["members"] = new JsonArray([.. field.Value.Split('|').Select(u => new JsonObject { ["userid"] = u, ["name"] = u })]),
        },
        _ => new JsonObject { ["text"] = field.Value },
    };

    private static JsonObject Range(string value)
    {
        var ends = value.Split('~');
        var begin = Seconds(ends[0]);
        var end = Seconds(ends[^1]);
        // Half days are counted from midnight or noon; the end names the half day that is still taken.
        return new JsonObject { ["type"] = "halfday", ["new_begin"] = begin, ["new_end"] = end, ["new_duration"] = end - begin + 43200 };
    }

    private static long Seconds(string day) =>
        DateTime.TryParse(day.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? new DateTimeOffset(DateTime.SpecifyKind(parsed, DateTimeKind.Unspecified), Shanghai).ToUnixTimeSeconds()
            : throw new InvalidOperationException($"Not a date: {day}");

    // ApproverAttr counts the other way round than ApvRel, and knows no third way.
    private static int Attribute(ApprovalRule rule) => rule == ApprovalRule.Any ? 1 : 2;

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(i => (JsonNode?)write(i))]);
}
