using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>A text from which pieces are taken; what was taken leaves blanks, so that positions stay valid.</summary>
internal sealed class Remainder(string typed)
{
    private static readonly char[] Breaks = [' ', '\n', '\r', '\t', ',', '，', '。', ';', '；', '、'];

    /// <summary>As it reads: half-width, simplified, emoji blank.</summary>
    public string Text { get; private set; } = ReadingText.Of(typed);

    /// <summary>As it was typed; as long as <see cref="Text"/>.</summary>
    public string Typed { get; private set; } = typed;

    /// <summary>Nothing but blanks, signs and emoji.</summary>
    public bool IsBlank => Text.AsSpan().Trim(Breaks).IsEmpty;

    /// <returns>What stood there, as typed.</returns>
    public string Take(int start, int length)
    {
        var taken = Typed.Substring(start, length);
        Text = Blank(Text, start, length);
        Typed = Blank(Typed, start, length);
        return taken;
    }

    public void TakeBefore(int position, string[] words)
    {
        var before = Text.AsSpan(0, position).TrimEnd();
        foreach (var word in words)
        {
            if (!before.EndsWith(word, StringComparison.Ordinal)) continue;
            Take(before.Length - word.Length, word.Length);
            return;
        }
    }

    /// <summary>All that is left; emoji stay inside it, but not around it.</summary>
    public string TakeAll()
    {
        var start = 0;
        while (start < Text.Length && Breaks.Contains(Text[start])) start++;
        var end = Text.Length;
        while (end > start && Breaks.Contains(Text[end - 1])) end--;
        var all = string.Join(' ', Typed[start..end].Split([' ', '\t', '\r', '\u3000'], StringSplitOptions.RemoveEmptyEntries));
        Text = Typed = "";
        return all;
    }

    public string? TakeFirstWord()
    {
        var start = 0;
        while (start < Text.Length && Breaks.Contains(Text[start])) start++;
        var end = start;
        while (end < Text.Length && !Breaks.Contains(Text[end])) end++;
        return TakeWord(start, end);
    }

    public string? TakeLastWord()
    {
        var end = Text.Length;
        while (end > 0 && Breaks.Contains(Text[end - 1])) end--;
        var start = end;
        while (start > 0 && !" \n\r\t;；".Contains(Text[start - 1], StringComparison.Ordinal)) start--;
        return TakeWord(start, end);
    }

    private string? TakeWord(int start, int end) => end <= start ? null : Take(start, end - start);

    private static string Blank(string text, int start, int length) =>
        string.Concat(text.AsSpan(0, start), new string(' ', length), text.AsSpan(start + length));
}
