using System.Text.Json.Serialization;

namespace ChatBot.WeCom.Api;

// Template cards as JSON (developer doc path/90236, "模板卡片消息"; path/94888 for updates). Property names become snake_case, except where
// the platform writes a word in one. Limits given are the platform's; it answers 42014–42051 beyond them.

/// <summary>Where a touch on something leads.</summary>
public enum CardLink
{
    None = 0,
    Url = 1,
    MiniProgram = 2,
}

/// <param name="Desc">About 13 字.</param>
/// <param name="DescColor">0 grey, 1 black, 2 red, 3 green.</param>
public sealed record CardSource(string? IconUrl = null, string? Desc = null, int? DescColor = null);

/// <param name="Key">At most 1024 bytes, distinct within the menu; comes back as EventKey.</param>
public sealed record CardMenuEntry(string Text, string Key);

/// <summary>The menu at the upper right: 1 to 3 entries. The card then needs a task id, and returns a response code.</summary>
public sealed record CardMenu(string Desc, IReadOnlyList<CardMenuEntry> ActionList);

public sealed record CardTitle(string? Title = null, string? Desc = null);

public sealed record CardQuote(
    CardLink Type = CardLink.None, string? Url = null, [property: JsonPropertyName("appid")] string? AppId = null,
    [property: JsonPropertyName("pagepath")] string? PagePath = null, string? Title = null, string? QuoteText = null);

/// <param name="Type">0 text, 1 link, 2 attachment, 3 member.</param>
public sealed record CardRow(
    [property: JsonPropertyName("keyname")] string KeyName, string? Value = null, int? Type = null, string? Url = null, string? MediaId = null,
    [property: JsonPropertyName("userid")] string? UserId = null);

public sealed record CardJump(
    string Title, CardLink Type = CardLink.None, string? Url = null, [property: JsonPropertyName("appid")] string? AppId = null,
    [property: JsonPropertyName("pagepath")] string? PagePath = null);

public sealed record CardAction(
    CardLink Type, string? Url = null, [property: JsonPropertyName("appid")] string? AppId = null, [property: JsonPropertyName("pagepath")] string? PagePath = null);

/// <param name="AspectRatio">Width by height, 1.3 to 2.25.</param>
public sealed record CardImage(string Url, double? AspectRatio = null);

public sealed record CardImageText(
    string ImageUrl, string? Title = null, string? Desc = null, CardLink Type = CardLink.None, string? Url = null,
    [property: JsonPropertyName("appid")] string? AppId = null, [property: JsonPropertyName("pagepath")] string? PagePath = null);

public sealed record CardOption(string Id, string Text, bool? IsChecked = null);

/// <summary>A drop-down: 1 to 10 options.</summary>
/// <param name="Disable">Updates only.</param>
public sealed record CardSelection(string QuestionKey, IReadOnlyList<CardOption> OptionList, string? Title = null, string? SelectedId = null, bool? Disable = null);

/// <param name="Style">1 to 4.</param>
/// <param name="Key">At most 1024 bytes; comes back as EventKey. Null for a button that opens a page.</param>
/// <param name="Type">0 calls back, 1 opens <paramref name="Url"/>.</param>
public sealed record CardButton(string Text, string? Key = null, int? Style = null, int? Type = null, string? Url = null);

/// <summary>1 to 20 options.</summary>
/// <param name="Mode">0 one, 1 several.</param>
public sealed record CardCheckbox(string QuestionKey, IReadOnlyList<CardOption> OptionList, int? Mode = null, bool? Disable = null);

public sealed record CardSubmit(string Text, string Key);

/// <summary>A closed family of five. Not shown in the WeChat plug-in.</summary>
public abstract record TemplateCard
{
    private protected TemplateCard(string cardType) => CardType = cardType;

    [JsonPropertyOrder(-1)]
    public string CardType { get; }

    public CardSource? Source { get; init; }

    public CardTitle? MainTitle { get; init; }

    /// <summary>[0-9A-Za-z_@-], at most 128 bytes, unique inside the app. Needed by cards that call back.</summary>
    public string? TaskId { get; init; }
}

/// <summary>What the two notices and the button card share.</summary>
public abstract record DetailedCard : TemplateCard
{
    private protected DetailedCard(string cardType) : base(cardType)
    {
    }

    public CardMenu? ActionMenu { get; init; }

    public CardQuote? QuoteArea { get; init; }

    /// <summary>At most 6.</summary>
    public IReadOnlyList<CardRow>? HorizontalContentList { get; init; }

    /// <summary>Required on both notices, and not of type 0 there.</summary>
    public CardAction? CardAction { get; init; }
}

public sealed record TextNoticeCard() : DetailedCard("text_notice")
{
    public CardTitle? EmphasisContent { get; init; }

    public string? SubTitleText { get; init; }

    /// <summary>At most 3.</summary>
    public IReadOnlyList<CardJump>? JumpList { get; init; }
}

/// <summary>Needs <see cref="CardImage"/> or <see cref="ImageTextArea"/>.</summary>
public sealed record NewsNoticeCard() : DetailedCard("news_notice")
{
    public CardImage? CardImage { get; init; }

    public CardImageText? ImageTextArea { get; init; }

    /// <summary>At most 4.</summary>
    public IReadOnlyList<CardTitle>? VerticalContentList { get; init; }

    public IReadOnlyList<CardJump>? JumpList { get; init; }
}

public sealed record ButtonInteractionCard() : DetailedCard("button_interaction")
{
    public string? SubTitleText { get; init; }

    public CardSelection? ButtonSelection { get; init; }

    /// <summary>1 to 6.</summary>
    public required IReadOnlyList<CardButton> ButtonList { get; init; }

    /// <summary>Updates only: greys the buttons under this text.</summary>
    public string? ReplaceText { get; init; }
}

public sealed record VoteInteractionCard() : TemplateCard("vote_interaction")
{
    public required CardCheckbox Checkbox { get; init; }

    public required CardSubmit SubmitButton { get; init; }

    public string? ReplaceText { get; init; }
}

public sealed record MultipleInteractionCard() : TemplateCard("multiple_interaction")
{
    /// <summary>1 to 3.</summary>
    public required IReadOnlyList<CardSelection> SelectList { get; init; }

    public required CardSubmit SubmitButton { get; init; }

    public string? ReplaceText { get; init; }
}
