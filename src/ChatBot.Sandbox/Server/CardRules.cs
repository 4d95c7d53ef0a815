using System.Text;
using System.Text.Json.Nodes;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// The limits of template cards (developer page 90236), each with its own error code. Where the documents name several codes for one
/// group of fields (checkbox: 42037, 42040, 42041, 42043) the split among them is ours.
/// </summary>
internal static class CardRules
{
    private const int KeyBytes = 1024;

    /// <summary>0, or the code of the first fault found.</summary>
    /// <param name="update">In an update a greyed card may leave out what only a live one needs.</param>
    public static int Check(JsonObject card, bool update)
    {
        var type = card.Text("card_type");
        var common = CheckTaskId(card, type, update);
        if (common == 0)
            common = CheckCommon(card);
        if (common != 0)
            return common;
        return type switch
        {
            "text_notice" => CheckNotice(card, HasTitle(card) || card.Text("sub_title_text").Length > 0),
            "news_notice" => CheckNotice(card, HasTitle(card) && (card["card_image"] is not null || card["image_text_area"] is not null)),
            "button_interaction" => CheckButtons(card),
            "vote_interaction" => CheckVote(card),
            "multiple_interaction" => CheckSelects(card),
            _ => 40008,
        };
    }

    /// <summary>Whether a card can call back: only then a response_code belongs to it.</summary>
    public static bool CallsBack(JsonObject card) =>
        card.Text("card_type") is "button_interaction" or "vote_interaction" or "multiple_interaction" || card["action_menu"] is not null;

    /// <summary>Recommended lengths in characters; the client cuts what is longer without an error.</summary>
    public static IEnumerable<string> Overlong(JsonObject card)
    {
        (string Name, string Text, int Limit)[] measured =
        [
            ("main_title.title", card["main_title"].Text("title"), 36),
            ("main_title.desc", card["main_title"].Text("desc"), 160),
            ("sub_title_text", card.Text("sub_title_text"), 160),
            ("source.desc", card["source"].Text("desc"), 13),
        ];
        return measured.Where(m => m.Text.Length > m.Limit).Select(m => $"card {m.Name} has {m.Text.Length} characters, shown are {m.Limit}");
    }

    private static int CheckTaskId(JsonObject card, string type, bool update)
    {
        var id = card.Text("task_id");
        var needed = !update && (type is "button_interaction" or "vote_interaction" or "multiple_interaction" || card["action_menu"] is not null);
        if (id.Length == 0)
            return needed ? 42014 : 0;
        return id.Length <= 128 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@') ? 0 : 42014;
    }

    private static int CheckCommon(JsonObject card)
    {
        if (card["action_menu"] is { } menu)
        {
            var keys = menu.List("action_list").Select(a => a.Text("key")).ToList();
            if (keys.Count is < 1 or > 3 || keys.Distinct(StringComparer.Ordinal).Count() != keys.Count || keys.Any(IsBadKey)
                || menu.List("action_list").Any(a => a.Text("text").Length == 0))
                return 42051;
        }

        var lines = card.List("horizontal_content_list");
        if (lines.Count > 6)
            return 42035;
        if (lines.Any(l => l.Text("keyname").Length == 0))
            return 42027;
        if (lines.Any(l => l.Number("type") == 1 && l.Text("url").Length == 0))
            return 41010;
        if (lines.Any(l => l.Number("type") == 3 && l.Text("userid").Length == 0))
            return 40063;
        if (card.List("vertical_content_list") is var rows && (rows.Count > 4 || rows.Any(r => r.Text("title").Length == 0)))
            return 42036;
        if (card.List("jump_list") is var jumps && (jumps.Count > 3 || jumps.Any(j => j.Text("title").Length == 0)))
            return 42042;
        return card["card_action"] is { } action && action.Number("type") == 1 && action.Text("url").Length == 0 ? 42045 : 0;
    }

    private static int CheckNotice(JsonObject card, bool complete)
    {
        if (!complete)
            return 41016;
        return card["card_action"].Number("type") is 1 or 2 ? 0 : 42045;
    }

    private static int CheckButtons(JsonObject card)
    {
        if (!HasTitle(card) && card.Text("sub_title_text").Length == 0)
            return 41016;
        var buttons = card.List("button_list");
        if (buttons.Count is < 1 or > 6 || buttons.Any(b => b.Text("text").Length == 0))
            return 42038;
        if (buttons.Any(b => (b.Number("type") ?? 0) == 0 && IsBadKey(b.Text("key"))))
            return 42039;
        if (buttons.Any(b => b.Number("type") == 1 && b.Text("url").Length == 0))
            return 41010;
        if (card["button_selection"] is { } selection)
            return CheckOptions(selection, 10, 42047);
        return 0;
    }

    private static int CheckVote(JsonObject card)
    {
        if (!HasTitle(card))
            return 41016;
        var box = card["checkbox"];
        if (box.Text("question_key").Length == 0)
            return 42040;
        var options = box.List("option_list");
        if (options.Count is < 1 or > 20)
            return 42037;
        if (options.Any(o => o.Text("id").Length == 0))
            return 42041;
        return options.Any(o => o.Text("text").Length == 0) ? 42043 : CheckSubmit(card);
    }

    private static int CheckSelects(JsonObject card)
    {
        if (!HasTitle(card))
            return 41016;
        var lists = card.List("select_list");
        if (lists.Count is < 1 or > 3 || lists.Any(l => CheckOptions(l, 10, 42047) != 0))
            return 42047;
        return CheckSubmit(card);
    }

    private static int CheckSubmit(JsonObject card)
    {
        if (card["submit_button"] is not { } submit)
            return 42046;
        return IsBadKey(submit.Text("key")) ? 42049 : 0;
    }

    private static int CheckOptions(JsonNode question, int most, int code)
    {
        var options = question.List("option_list");
        var bad = question.Text("question_key").Length == 0 || options.Count < 1 || options.Count > most
            || options.Any(o => o.Text("text").Length == 0 || o.Text("id").Length == 0 || Encoding.UTF8.GetByteCount(o.Text("id")) > 128);
        return bad ? code : 0;
    }

    private static bool HasTitle(JsonObject card) => card["main_title"].Text("title").Length > 0;

    private static bool IsBadKey(string key) => key.Length == 0 || Encoding.UTF8.GetByteCount(key) > KeyBytes;
}
