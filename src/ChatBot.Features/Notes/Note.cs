using System.Buffers;
using ChatBot.Features.Customers;
using ChatBot.Features.People;

namespace ChatBot.Features.Notes;

/// <summary>What a customer said or what was seen at the customer's, under an FK number (R61). Instants are UTC.</summary>
public sealed record Note
{
    public string RecordNo { get; init; } = "";

    public long CustomerId { get; init; }

    /// <summary>The customer's name.</summary>
    public string Customer { get; init; } = "";

    /// <summary>Userid of whoever looks after the customer.</summary>
    public string? Owner { get; init; }

    /// <summary>Empty where it is only pictures or files.</summary>
    public string Words { get; init; } = "";

    /// <summary>As <see cref="NoteOrigin"/> keeps it.</summary>
    public string Origin { get; init; } = "";

    public string Author { get; init; } = "";

    public DateTimeOffset NotedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The need that was made of it.</summary>
    public string? NeedNo { get; init; }

    public DateTimeOffset? GrowsUntil { get; init; }

    public long Version { get; init; }

    /// <summary>C9: the author and those above, and whoever looks after the customer.</summary>
    public bool MayBeSeenBy(string viewerId, OrgTree org) => org.MaySee(viewerId, Author) || (Owner is not null && org.MaySee(viewerId, Owner));
}

/// <summary>Takes apart what stands behind 备注: whose it is, and what is said.</summary>
public static class NotePhrase
{
    private static readonly char[] Breaks = [' ', ',', '，', ':', '：', '。', ';', '；', '、', '\n'];

    private static readonly SearchValues<char> Break = SearchValues.Create(Breaks);

    /// <summary>The customer in front of the words: a known one, else a word built like a name; null where none leads.</summary>
    /// <param name="known">Known customers that the text names, longest first.</param>
    public static (string? Customer, string Words) Split(string text, IReadOnlyList<Customer> known)
    {
        var said = text.Trim();
        foreach (var key in (string[])["客户:", "客户："])
        {
            if (said.StartsWith(key, StringComparison.Ordinal)) said = said[key.Length..].TrimStart();
        }

        if (known.FirstOrDefault(one => said.StartsWith(one.Name, StringComparison.OrdinalIgnoreCase)) is { } leading)
            return (leading.Name, said[leading.Name.Length..].Trim(Breaks));
        var end = said.AsSpan().IndexOfAny(Break);
        var first = end < 0 ? said : said[..end];
        if (CustomerNames.IsOne(first)) return (Customer.Normalised(first), said[first.Length..].Trim(Breaks));
        // Named in the midst of it, and nobody else: whose it is is clear, and the name stays in the words.
        return known is [var only] ? (only.Name, said) : (null, said);
    }
}
