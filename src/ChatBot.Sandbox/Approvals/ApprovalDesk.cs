using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Approvals;

/// <summary>One step of a form as it is to be announced.</summary>
internal sealed record ApprovalMoved(Approval Before, Approval After, ApprovalAction Action);

/// <summary>The approval app (审批): keeps forms, and answers oa/getapprovaldetail and oa/getapprovalinfo.</summary>
internal sealed class ApprovalDesk(Company company, Faults faults, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Approval> _forms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Approval> _before = new(StringComparer.Ordinal);
    private int _serial;

    public List<ApprovalTemplate> Templates { get; } = [.. ApprovalTemplate.Usual];

    /// <summary>Whether the app stands under 审批 → API → 可调用应用; without it every call is 301055.</summary>
    public bool AppMayCall { get; set; } = true;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Approval> Forms => [.. _forms.Values.OrderByDescending(f => f.SpNo, StringComparer.Ordinal)];

    public Approval? Find(string spNo) => _forms.GetValueOrDefault(spNo);

    /// <param name="values">By title or id of the template's control; other titles become Text controls.</param>
    /// <param name="approvers">One node each, in place of the template's nodes; empty keeps them.</param>
    /// <exception cref="InvalidOperationException">Unknown applicant or template, a required control is empty, or nobody is to approve.</exception>
    public ApprovalMoved Submit(
        string applicant, string templateId, string name, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> approvers,
        IReadOnlyList<string> notified) =>
        Submit(applicant, templateId, name, values, [.. approvers.Select(a => new ApprovalNode(ApprovalRule.Any, [new ApprovalStep(a)]))], notified);

    /// <param name="own">In place of the template's nodes; empty keeps them.</param>
    /// <exception cref="InvalidOperationException">Unknown applicant or template, a required control is empty, or nobody is to approve.</exception>
    public ApprovalMoved Submit(
        string applicant, string templateId, string name, IReadOnlyDictionary<string, string> values, IReadOnlyList<ApprovalNode> own,
        IReadOnlyList<string> notified)
    {
        var person = company.Find(applicant) ?? throw new InvalidOperationException($"No member {applicant}");
        var template = Templates.Find(t => t.Id == templateId) ?? throw new InvalidOperationException($"No template {templateId}");
        var nodes = own.Count > 0 ? own : template.Fill(person, company);
        if (nodes.Count == 0)
            throw new InvalidOperationException("Nobody is to approve this");
        var form = Form(template, values);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var spNo = $"{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}{++_serial:D4}";
            var approval = new Approval(
                spNo, template.Id, name, person.UserId, person.Memberships[0].DepartmentId, now, ApprovalStatus.Pending, nodes, notified, form, []);
            _forms[spNo] = approval;
            return new ApprovalMoved(approval, approval, ApprovalAction.Submit);
        }
    }

    /// <exception cref="InvalidOperationException">No such form, or <see cref="ApprovalFlow"/> refuses.</exception>
    public ApprovalMoved Decide(string spNo, string userId, ApprovalAction action, string speech, string? target)
    {
        lock (_gate)
        {
            var before = _forms.GetValueOrDefault(spNo) ?? throw new InvalidOperationException($"No form {spNo}");
            var commentId = Random.Shared.NextInt64(7_000_000_000_000_000_000, long.MaxValue).ToString();
            var after = ApprovalFlow.Apply(before, action, userId, speech, target, commentId, clock.GetUtcNow());
            _before[spNo] = before;
            _forms[spNo] = after;
            return new ApprovalMoved(before, after, action);
        }
    }

    /// <summary>The sys_approval_change event. Its AgentID is the approval app's, not the bot's.</summary>
    public XmlPart Event(ApprovalMoved moved, string corpId) => XmlPart.Node(
        "xml",
        XmlPart.Text("ToUserName", corpId),
        XmlPart.Text("FromUserName", "sys"),
        XmlPart.Number("CreateTime", clock.GetUtcNow().ToUnixTimeSeconds()),
        XmlPart.Text("MsgType", "event"),
        XmlPart.Text("Event", "sys_approval_change"),
        XmlPart.Number("AgentID", 3010040),
        ApprovalWords.Info(
            moved.After, faults.ApprovalStatusBefore ? moved.Before.Status : moved.After.Status, moved.Action, !faults.ApprovalWithoutSpRecord));

    /// <summary>oa/applyevent: 301025 for what cannot be read or lacks a required value, 301055 for a creator outside the app's visible range.</summary>
    public (ApiAnswer Answer, ApprovalMoved Moved) Apply(JsonObject body)
    {
        Admit();
        var request = ApprovalRequest.Read(body);
        if (company.Find(request.Creator) is not { Visible: true })
            throw new ApiRefusal(301055);
        if (Templates.Find(t => t.Id == request.TemplateId) is not { } template || (!request.UseTemplateFlow && request.Nodes.Count == 0)
            || request.Nodes.SelectMany(n => n.Steps).Any(s => company.Find(s.UserId) is null)
            || template.Controls.Any(c => c.Required && string.IsNullOrEmpty(request.Values.GetValueOrDefault(c.Id)))
            || request.Values.Keys.Any(id => template.Controls.All(c => c.Id != id)))
            throw new ApiRefusal(301025);
        var moved = Submit(request.Creator, template.Id, template.Name, request.Values, request.UseTemplateFlow ? [] : request.Nodes, request.Notified);
        return (ApiAnswer.Ok(("sp_no", moved.After.SpNo)), moved);
    }

    /// <summary>301025 unknown form, 301055 applicant outside the app's visible range.</summary>
    public ApiAnswer Detail(JsonObject body)
    {
        Admit();
        var spNo = body.Text("sp_no");
        if (!_forms.TryGetValue(spNo, out var form))
            return ApiAnswer.Error(301025);
        if (company.Find(form.Applicant) is not { Visible: true })
            return ApiAnswer.Error(301055);
        if (faults.ApprovalDetailLags.Strikes() && _before.TryGetValue(spNo, out var before))
            form = before;
        return ApiAnswer.Ok(("info", ApprovalWords.Detail(form)));
    }

    /// <summary>
    /// Numbers of forms handed in between starttime and endtime (seconds, at most 31 days). Forms of members that the app cannot see take up
    /// their place on the page without being listed, so a page may be short, or empty, and still have a next one.
    /// </summary>
    public ApiAnswer List(JsonObject body)
    {
        Admit();
        var size = body.Number("size") ?? 100;
        if (!long.TryParse(body.Text("starttime"), out var from) || !long.TryParse(body.Text("endtime"), out var to)
            || from > to || to - from > 31 * 86400 || size is < 1 or > 100)
            return ApiAnswer.Error(301025);
        var newCursor = body.ContainsKey("new_cursor");
        var cursorText = body.Text(newCursor ? "new_cursor" : "cursor");
        var cursor = cursorText.Length == 0 ? 0 : int.TryParse(cursorText, out var given) && given >= 0 ? given : -1;
        if (cursor < 0)
            return ApiAnswer.Error(50100);
        var filters = body.List("filters").GroupBy(f => f.Text("key"), f => f.Text("value"), StringComparer.Ordinal).ToList();
        if (filters.Any(f => f.Key is not ("template_id" or "creator" or "department" or "sp_status" or "record_type")))
            return ApiAnswer.Error(301025);

        var all = _forms.Values.OrderBy(f => f.SpNo, StringComparer.Ordinal)
            .Where(f => f.At.ToUnixTimeSeconds() >= from && f.At.ToUnixTimeSeconds() <= to)
            .Where(f => filters.All(g => Matches(f, g.Key, g))).ToList();
        var page = all.Skip(cursor).Take(size).Where(f => company.Find(f.Applicant) is { Visible: true });
        var answer = ApiAnswer.Ok(("sp_no_list", new JsonArray([.. page.Select(f => (JsonNode?)f.SpNo)])));
        if (cursor + size < all.Count)
        {
            if (newCursor)
                answer.Body["new_next_cursor"] = (cursor + size).ToString();
            else
                answer.Body["next_cursor"] = cursor + size;
        }

        return answer;
    }

    private void Admit()
    {
        if (!AppMayCall)
            throw new ApiRefusal(301055);
    }

    private bool Matches(Approval form, string key, IEnumerable<string> values) => values.Any(value => key switch
    {
        "template_id" => form.TemplateId == value,
        "creator" => string.Equals(form.Applicant, value, StringComparison.OrdinalIgnoreCase),
        "department" => int.TryParse(value, out var id) && company.Under(id).Any(d => d.Id == form.Department),
        "sp_status" => ((int)form.Status).ToString() == value,
        _ => true,
    });

    private static List<FormValue> Form(ApprovalTemplate template, IReadOnlyDictionary<string, string> values)
    {
        var form = new List<FormValue>();
        foreach (var control in template.Controls)
        {
            var value = values.GetValueOrDefault(control.Title) ?? values.GetValueOrDefault(control.Id) ?? "";
            if (value.Length == 0 && control.Required)
                throw new InvalidOperationException($"{control.Title} must be filled in");
            if (value.Length > 0)
                form.Add(new FormValue(control.Id, control.Control, control.Title, value));
        }

        var extra = values.Where(v => template.Controls.All(c => c.Title != v.Key && c.Id != v.Key));
        form.AddRange(extra.Select((v, i) => new FormValue($"Text-x{i}", "Text", v.Key, v.Value)));
        return form;
    }
}
