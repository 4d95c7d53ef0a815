using System.Text.Json.Nodes;

namespace ChatBot.Sandbox.Phones;

/// <summary>Whether a card's buttons still answer to this member.</summary>
internal enum CardState
{
    /// <summary>The buttons can be pressed, again and again, until the card is updated.</summary>
    Live,

    /// <summary>An update greyed the buttons; <see cref="CardFace.ReplacedText"/> stands on them.</summary>
    Used,
}

/// <summary>A template card as one member sees it: the JSON model of message/send, replaced as a whole by updates.</summary>
internal sealed record CardFace(JsonObject Model, CardState State, string? ReplacedText)
{
    public string? TaskId => (string?)Model["task_id"];

    public string CardType => (string?)Model["card_type"] ?? "";
}

/// <summary>One bubble in the conversation between one member and the app.</summary>
/// <param name="Kind">text, markdown, textcard, image, file, voice, video, location, template_card, news, mpnews, miniprogram_notice, event.</param>
/// <param name="Text">What stands in the bubble; for other kinds a short line that says the same.</param>
/// <param name="Content">The body as it was sent (message/send's member of the same name); null for plain text.</param>
/// <param name="MsgId">Which message/send call it came from; null for what the member said and for passive replies.</param>
internal sealed record Bubble(
    long Id, DateTimeOffset At, bool FromMe, string Kind, string Text, JsonObject? Content = null, string? MediaId = null,
    string? FileName = null, CardFace? Card = null, string? MsgId = null, bool Recalled = false, bool Lost = false);
