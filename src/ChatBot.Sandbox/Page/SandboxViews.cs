using System.Text.Json.Nodes;
using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Page;

/// <summary>The JSON that the page reads. Instants are ISO 8601 in UTC; names are camelCase, except inside card models, which are WeCom's own.</summary>
internal static class SandboxViews
{
    public static JsonArray People(PretendWeCom wecom) => new(
    [
        .. wecom.Company.People.Where(p => p.Reachable).Select(p => (JsonNode?)new JsonObject
        {
            ["id"] = p.UserId,
            ["name"] = p.Name,
            ["department"] = wecom.Company.FindDepartment(p.Memberships[0].DepartmentId)?.Name ?? "",
            ["position"] = p.Position,
            ["unread"] = wecom.Phones.Of(p.UserId).Unread,
        }),
    ]);

    public static JsonArray Menu(PretendWeCom wecom) => wecom.Menu.Json?["button"]?.DeepClone().AsArray() ?? [];

    /// <summary>{userId, unread, bubble}.</summary>
    public static JsonObject Bubble(PretendWeCom wecom, string userId, Bubble bubble) => new()
    {
        ["userId"] = userId,
        ["unread"] = wecom.Phones.Of(userId).Unread,
        ["bubble"] = Bubble(bubble),
    };

    public static JsonObject Bubble(Bubble bubble)
    {
        var json = new JsonObject
        {
            ["id"] = bubble.Id,
            ["at"] = bubble.At,
            ["from"] = bubble.FromMe ? "me" : "bot",
            ["kind"] = bubble.Kind,
            ["text"] = bubble.Text,
        };
        if (bubble.Content is not null && bubble.Card is null)
            json["content"] = bubble.Content.DeepClone();
        if (bubble.MediaId is not null)
        {
            json["mediaUrl"] = $"/sandbox/api/media/{bubble.MediaId}";
            json["fileName"] = bubble.FileName;
        }

        if (bubble.Card is { } card)
        {
            json["card"] = new JsonObject
            {
                ["model"] = card.Model.DeepClone(),
                ["state"] = card.State == CardState.Live ? "live" : "used",
                ["replacedText"] = card.ReplacedText,
            };
        }

        if (bubble.Recalled)
            json["recalled"] = true;
        if (bubble.Lost)
            json["lost"] = true;
        return json;
    }

    public static JsonObject Wire(WireEntry entry) => new()
    {
        ["id"] = entry.Id,
        ["at"] = entry.At,
        ["direction"] = entry.Direction == WireDirection.ToWeCom ? "toWeCom" : "toBot",
        ["path"] = entry.Path,
        ["plaintext"] = entry.Plaintext,
        ["envelope"] = entry.Envelope,
        ["answer"] = entry.Answer,
        ["status"] = entry.Status,
        ["milliseconds"] = Math.Round(entry.Milliseconds, 1),
    };

    public static JsonObject Bot(IBotSwitch bot) => new() { ["running"] = bot.Running };

    /// <summary>name → {next, chance}, and the readings as plain true or false.</summary>
    public static JsonObject Faults(Faults faults)
    {
        var json = new JsonObject();
        foreach (var (name, dial) in faults.Dials)
            json[name] = new JsonObject { ["next"] = dial.Next, ["chance"] = dial.Chance };
        json["extraMembers"] = faults.ExtraMembers;
        json["optionIdsMisspelt"] = faults.OptionIdsMisspelt;
        json["appTypePresent"] = faults.AppTypePresent;
        json["refusedRecipients"] = new JsonArray([.. faults.RefusedRecipients.Select(u => (JsonNode?)u)]);
        return json;
    }

    public static JsonObject Approval(PretendWeCom wecom, Approval form) => new()
    {
        ["spNo"] = form.SpNo,
        ["name"] = form.Name,
        ["templateId"] = form.TemplateId,
        ["applicant"] = form.Applicant,
        ["applicantName"] = wecom.Company.Find(form.Applicant)?.Name ?? form.Applicant,
        ["at"] = form.At,
        ["status"] = form.Status.ToString(),
        ["waiting"] = new JsonArray([.. form.Waiting.Select(u => (JsonNode?)u)]),
        ["nodes"] = new JsonArray([.. form.Nodes.Select(n => (JsonNode?)new JsonArray([.. n.Steps.Select(s => (JsonNode?)new JsonObject
        {
            ["userId"] = s.UserId,
            ["name"] = wecom.Company.Find(s.UserId)?.Name ?? s.UserId,
            ["opinion"] = s.Opinion.ToString(),
            ["speech"] = s.Speech,
            ["at"] = s.At,
        })]))]),
        ["form"] = new JsonArray([.. form.Form.Select(f => (JsonNode?)new JsonObject { ["title"] = f.Title, ["value"] = f.Value })]),
    };

    public static JsonObject Template(ApprovalTemplate template) => new()
    {
        ["id"] = template.Id,
        ["name"] = template.Name,
        ["controls"] = new JsonArray([.. template.Controls.Select(c => (JsonNode?)new JsonObject
        {
            ["title"] = c.Title,
            ["control"] = c.Control,
            ["required"] = c.Required,
        })]),
    };

    public static JsonObject Delivery(Delivery delivery) => new()
    {
        ["attempts"] = delivery.Attempts,
        ["statusCodes"] = new JsonArray([.. delivery.StatusCodes.Select(c => (JsonNode?)c)]),
        ["reply"] = delivery.ReplyText,
        ["lost"] = delivery.Lost,
        ["problems"] = new JsonArray([.. delivery.Problems.Select(p => (JsonNode?)p)]),
    };
}
