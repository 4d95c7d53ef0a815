using ChatBot.Features.Chat;

namespace ChatBot.Features.Notes;

/// <summary>What somebody sent that belongs to nothing yet: one text, or pieces sent in a row (R09). Instants are UTC.</summary>
public sealed record LooseItem
{
    private const int HighestNumber = 99;

    public long Id { get; init; }

    public string Person { get; init; } = "";

    /// <summary>What the person types for it; it stays while the item is open and comes back only after all other numbers.</summary>
    public long Number { get; init; }

    /// <summary>The ways by which its pieces came, as <see cref="NoteOrigin"/> keeps them.</summary>
    public string Kinds { get; init; } = "";

    public string Words { get; init; } = "";

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    /// <summary>When the person was asked where it belongs; null where not, or where they put it off.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public LooseState State { get; init; }

    /// <summary>The record that it became.</summary>
    public string? RecordNo { get; init; }

    /// <summary>The proofs that still wait in it.</summary>
    public IReadOnlyList<MediaCount> Media { get; init; } = [];

    public string Source => $"#{Number}";

    /// <summary>「图片3张、文字「…」」 in one line.</summary>
    public string What => string.Join('、', (string[])
    [
        .. Media.Select(media => media.InWords),
        .. Words.Length == 0 ? Array.Empty<string>() : [$"「{Shown.OneLine(Words, 24)}」"],
    ]);

    /// <summary>The next free number: they go round, so that a number typed or pressed late meets no other item.</summary>
    public static long NextNumber(long last, IReadOnlyCollection<long> open)
    {
        for (var step = 1; step <= HighestNumber; step++)
        {
            var number = ((last - 1 + step) % HighestNumber) + 1;
            if (!open.Contains(number)) return number;
        }

        return Math.Max(HighestNumber, open.Max()) + 1;
    }
}

public enum LooseState
{
    Open,
    Linked,
    Ignored,
}

public sealed record MediaCount
{
    public long LooseItem { get; init; }

    public MediaKind MediaKind { get; init; }

    public long Count { get; init; }

    public string InWords => MediaKind switch
    {
        MediaKind.Picture => $"图片{Count}张",
        MediaKind.Voice => $"语音{Count}条",
        MediaKind.Video => $"视频{Count}个",
        _ => $"文件{Count}个",
    };
}
