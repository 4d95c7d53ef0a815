using System.Text;
using ChatBot.Features.Chat;
using ChatBot.WeCom.Api;

namespace ChatBot.Wire;

/// <summary>
/// Lays a push with acts out as a button card (developer doc path/90236): first line the title, short 「键：值」 lines the fields, the rest the text,
/// each act a button whose key is the typed command. A last line names the typed twins (P3) where the text itself does not.
/// </summary>
internal static class CardLayout
{
    private const int LongestTitle = 36, LongestText = 160, MostFields = 6, LongestKey = 5, LongestValue = 30, MostButtons = 6, LongestButton = 10;

    public static ButtonInteractionCard Of(Rendered message, string taskId)
    {
        var lines = message.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var fields = new List<CardRow>();
        var text = new StringBuilder();
        foreach (var line in lines.Skip(1))
        {
            if (fields.Count < MostFields && FieldOf(line) is { } field) fields.Add(field);
            else text.Append(text.Length == 0 ? "" : "\n").Append(line);
        }

        var twins = "也可直接回复：" + string.Join(" / ", message.Acts.Select(act => act.Command).Take(2));
        var isNamed = message.Acts.Any(act => message.Text.Contains(act.Command, StringComparison.Ordinal));
        if (!isNamed && text.Length + twins.Length + 1 <= LongestText) text.Append(text.Length == 0 ? "" : "\n").Append(twins);
        return new ButtonInteractionCard
        {
            TaskId = taskId,
            MainTitle = new CardTitle(Cut(lines.Length == 0 ? "通知" : lines[0], LongestTitle)),
            HorizontalContentList = fields.Count == 0 ? null : fields,
            SubTitleText = text.Length == 0 ? null : Cut(text.ToString(), LongestText),
            ButtonList = [.. message.Acts.Take(MostButtons).Select((act, index) => new CardButton(Cut(act.Label, LongestButton), act.Command, Style: index == 0 ? 1 : 2))],
        };
    }

    /// <summary>A card holds only so much; what would be cut goes as text with numbered choices instead.</summary>
    public static bool Fits(Rendered message)
    {
        if (message.Acts.Count is 0 or > MostButtons) return false;
        var lines = message.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || lines[0].Length > LongestTitle) return false;
        var fields = 0;
        var rest = 0;
        foreach (var line in lines.Skip(1))
        {
            if (fields < MostFields && FieldOf(line) is not null) fields++;
            else rest += line.Length + 1;
        }

        return rest <= LongestText && message.Acts.All(act => Encoding.UTF8.GetByteCount(act.Command) <= 1024);
    }

    private static CardRow? FieldOf(string line)
    {
        var colon = line.IndexOf('：', StringComparison.Ordinal);
        if (colon is < 1 or > LongestKey || colon == line.Length - 1) return null;
        var value = line[(colon + 1)..].Trim();
        return value.Length is 0 or > LongestValue ? null : new CardRow(line[..colon], value);
    }

    private static string Cut(string text, int atMost) => text.Length <= atMost ? text : text[..(atMost - 1)] + "…";
}
