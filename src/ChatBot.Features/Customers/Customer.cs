using ChatBot.Features.Language;

namespace ChatBot.Features.Customers;

/// <summary>A customer as people name it in chat.</summary>
public sealed record Customer
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string? Region { get; init; }

    /// <summary>Userid of the rep who looks after it: whoever named it first.</summary>
    public string? Owner { get; init; }

    /// <summary>It was named for the first time just now, so that a mistyped name is seen at once.</summary>
    public bool IsNew { get; init; }

    /// <summary>One spelling for one customer: half-width, trimmed, single blanks.</summary>
    public static string Normalised(string name) =>
        string.Join(' ', FullWidth.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(',', '，', '。', ';', '；', ' ');
}
