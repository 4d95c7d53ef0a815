namespace ChatBot.Features.Language;

/// <summary>Full-width letters, digits and signs as phones type them (１５：３０, ￥, 　) become half-width. Length never changes, so spans stay valid.</summary>
public static class FullWidth
{
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (Fold(c) != c)
                return string.Create(text.Length, text, static (folded, source) =>
                {
                    for (var i = 0; i < source.Length; i++)
                        folded[i] = Fold(source[i]);
                });
        }

        return text;
    }

    /// <summary>The half-width form of one UTF-16 unit, or the unit itself.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        '\uFFE5' => '¥',
        '\uFFE1' => '£',
        '\uFFE0' => '¢',
        _ => c,
    };
}
