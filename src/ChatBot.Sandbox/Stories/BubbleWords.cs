using System.Text.Json.Nodes;
using ChatBot.Sandbox.Phones;

namespace ChatBot.Sandbox.Stories;

/// <summary>Everything that stands in a bubble, as one text: what a person would search with the eyes.</summary>
internal static class BubbleWords
{
    public static string Of(Bubble bubble) => bubble.Card is null ? bubble.Text : string.Join('\n', Texts(bubble.Card.Model).Prepend(bubble.Text));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
