using System.Text.Json.Nodes;
using System.Xml.Linq;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>What a press on a card sends, and the XML form of cards in passive replies.</summary>
internal static class CardPress
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "action_list", "horizontal_content_list", "jump_list", "vertical_content_list", "button_list", "option_list", "select_list",
    };

    private static readonly Dictionary<string, string> OddNames = new(StringComparer.Ordinal)
    {
        ["KeyName"] = "keyname", ["UserId"] = "userid", ["AppId"] = "appid", ["PagePath"] = "pagepath", ["PicUrl"] = "picurl", ["CheckBox"] = "checkbox",
    };

    /// <summary>A button that calls back; those that open an address (type 1) never reach the app.</summary>
    public static bool HasButton(JsonObject card, string key) =>
        card.List("button_list").Any(b => b.Text("key") == key && (b.Number("type") ?? 0) == 0)
        || card["submit_button"].Text("key") == key && key.Length > 0;

    /// <summary>Null for cards that ask nothing.</summary>
    public static XmlPart? SelectedItems(JsonObject card, IReadOnlyDictionary<string, IReadOnlyList<string>>? selected, bool misspelt)
    {
        List<JsonNode> questions = [.. card.List("select_list")];
        if (card["button_selection"] is { } selection)
            questions.Add(selection);
        if (card["checkbox"] is { } checkbox)
            questions.Add(checkbox);
        if (questions.Count == 0)
            return null;
        var (outer, inner) = misspelt ? ("OpitonIds", "OpitonId") : ("OptionIds", "OptionId");
        return XmlPart.Node("SelectedItems", questions.Select(q => XmlPart.Node(
            "SelectedItem",
            XmlPart.Text("QuestionKey", q.Text("question_key")),
            XmlPart.Node(outer, Chosen(q, selected).Select(id => XmlPart.Text(inner, id))))));
    }

    /// <summary>PascalCase elements become the snake_case members of the JSON card; repeated elements become arrays.</summary>
    public static JsonObject FromXml(XElement xml)
    {
        var json = new JsonObject();
        foreach (var group in xml.Elements().GroupBy(e => Snake(e.Name.LocalName), StringComparer.Ordinal))
        {
            var values = group.Select(e => Value(group.Key, e)).ToList();
            json[group.Key] = Lists.Contains(group.Key) ? new JsonArray([.. values]) : values[0];
        }

        return json;
    }

    private static IEnumerable<string> Chosen(JsonNode question, IReadOnlyDictionary<string, IReadOnlyList<string>>? selected)
    {
        if (selected is not null && selected.TryGetValue(question.Text("question_key"), out var chosen))
            return chosen;
        var options = question.List("option_list");
        var ticked = options.Where(o => o.Text("is_checked") == "true").Select(o => o.Text("id")).ToList();
        if (ticked.Count > 0)
            return ticked;
        // Without a selected_id the client shows the first option of a list; a vote starts empty.
        if (question["selected_id"] is not null)
            return [question.Text("selected_id")];
        return question["mode"] is null ? options.Take(1).Select(o => o.Text("id")) : [];
    }

    private static JsonNode? Value(string name, XElement element)
    {
        if (element.HasElements)
            return FromXml(element);
        return name switch
        {
            "type" or "style" or "desc_color" or "mode" when int.TryParse(element.Value, out var number) => number,
            "disable" or "is_checked" => element.Value == "true",
            _ => element.Value,
        };
    }

    private static string Snake(string name)
    {
        if (OddNames.TryGetValue(name, out var odd))
            return odd;
        return string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
    }
}
