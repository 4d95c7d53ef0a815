using System.Text.Json.Nodes;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Approvals;

/// <summary>The body of oa/applyevent, read as strictly as the page describes it.</summary>
internal sealed record ApprovalRequest(
    string Creator, string TemplateId, bool UseTemplateFlow, IReadOnlyList<ApprovalNode> Nodes, IReadOnlyList<string> Notified, IReadOnlyDictionary<string, string> Values)
{
    private const int SummaryRows = 3, SummaryLetters = 20, FilesAtMost = 6;

    /// <exception cref="ApiRefusal">301025: a limit is broken or something cannot be read.</exception>
    public static ApprovalRequest Read(JsonObject body)
    {
        var rows = body.List("summary_list");
        if (rows.Count is 0 or > SummaryRows || rows.Any(r => r.List("summary_info") is not [var first, ..] || first.Text("text").Length is 0 or > SummaryLetters))
            throw new ApiRefusal(301025);
        var contents = body["apply_data"].List("contents");
        if (contents.Sum(c => c["value"].List("files").Count) > FilesAtMost)
            throw new ApiRefusal(301025);
        var (nodes, notified) = body["process"] is { } process ? ByProcess(process) : ByApprover(body);
        return new ApprovalRequest(
            body.Text("creator_userid"), body.Text("template_id"), body.Number("use_template_approver") == 1, nodes, notified,
            contents.GroupBy(c => c.Text("id"), StringComparer.Ordinal).ToDictionary(g => g.Key, g => Value(g.Last()), StringComparer.Ordinal));
    }

    private static (IReadOnlyList<ApprovalNode> Nodes, IReadOnlyList<string> Notified) ByProcess(JsonNode process)
    {
        var list = process.List("node_list");
        return ([.. list.Where(n => n.Number("type") == 1).Select(n => Node(n.Number("apv_rel"), Users(n)))], [.. list.Where(n => n.Number("type") == 2).SelectMany(Users)]);
    }

    // The older form counts 或签 and 会签 the other way round.
    private static (IReadOnlyList<ApprovalNode> Nodes, IReadOnlyList<string> Notified) ByApprover(JsonNode body) =>
        ([.. body.List("approver").Select(a => Node(a.Number("attr") == 2 ? 1 : 2, Users(a)))], [.. body.List("notifyer").Select(n => n.GetValue<string>())]);

    private static ApprovalNode Node(int? rule, IEnumerable<string> users)
    {
        List<ApprovalStep> steps = [.. users.Select(u => new ApprovalStep(u))];
        return rule is 1 or 2 or 3 && steps.Count > 0 ? new ApprovalNode((ApprovalRule)rule, steps) : throw new ApiRefusal(301025);
    }

    private static IEnumerable<string> Users(JsonNode node) => node.List("userid").Select(u => u.GetValue<string>());

    /// <summary>As <see cref="FormValue.Value"/> wants it; a control that the sandbox's templates do not have stays as it came.</summary>
    private static string Value(JsonNode content)
    {
        var value = content["value"];
        return content.Text("control") switch
        {
            "Text" or "Textarea" => value.Text("text"),
            "Money" => value.Text("new_money"),
            "Number" => value.Text("new_number"),
            "Selector" => string.Join('、', value?["selector"].List("options").Select(o => o.List("value") is [var first, ..] ? first.Text("text") : o.Text("key")) ?? []),
            "Date" => Day(value?["date"].Text("s_timestamp")),
            "DateRange" => $"{Day(value?["date_range"].Text("new_begin"))}~{Day(value?["date_range"].Text("new_end"))}".Trim('~'),
            "File" => string.Join(' ', value.List("files").Select(f => f.Text("file_id"))),
            _ => value?.ToJsonString() ?? "",
        };
    }

    private static string Day(string? seconds) =>
        long.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeSeconds(at).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd") : "";
}
