using System.Globalization;
using System.Text.Json;

namespace ChatBot.WeCom.Api;

/// <summary>
/// How JSON from WeCom is read: numbers may be strings and the other way round, lists absent, null or a '|'-joined string, names vary
/// in case between pages (Sptime, sptime).
/// </summary>
internal static class TolerantJson
{
    public static JsonElement? Field(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty(name, out var exact)) return exact;
        foreach (var property in element.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }

    public static string? Text(this JsonElement element, string name) => element.Field(name) is { } value ? AsText(value) : null;

    public static string TextOrEmpty(this JsonElement element, string name) => element.Text(name) ?? "";

    public static long? Number(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static int? Int(this JsonElement element, string name) =>
        element.Number(name) is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public static DateTimeOffset? Instant(this JsonElement element, string name) => Unix.Instant(element.Number(name));

    public static IReadOnlyList<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>["a","b"], "a|b", null or nothing: message/send joins names by '|', update_template_card lists them.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => element.Field(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(AsText).OfType<string>().Where(text => text.Length > 0)],
        { ValueKind: JsonValueKind.String } joined => joined.GetString()!.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => [],
    };

    public static IReadOnlyList<long> Numbers(this JsonElement element, string name) =>
        [.. element.Texts(name).Where(text => long.TryParse(text, out _)).Select(long.Parse)];

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => null,
    };
}
