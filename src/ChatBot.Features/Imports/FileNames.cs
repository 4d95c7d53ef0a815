namespace ChatBot.Features.Imports;

/// <summary>File names as they are shown. They come from somebody's phone and are never used to open anything.</summary>
public static class FileNames
{
    private const int Longest = 80;

    /// <summary>The last part of whatever path a browser sent, without control characters and direction marks that could disguise it.</summary>
    public static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))).Trim();
        if (clean.Length == 0) return "未命名";
        return clean.Length <= Longest ? clean : string.Concat(clean.AsSpan(0, Longest - 10), "…", clean.AsSpan(clean.Length - 9));
    }
}
