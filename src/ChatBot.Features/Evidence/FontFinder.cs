using SkiaSharp;

namespace ChatBot.Features.Evidence;

/// <summary>
/// Looks for a font with Chinese characters: the one that the settings name, else where systems keep them. A bare machine has none; then nothing is
/// drawn, and <c>check</c> and 体检 name the package.
/// </summary>
public sealed class FontFinder(EvidenceOptions options)
{
    public const string Remedy = "apt-get install fonts-wqy-microhei，或在 Evidence:Font 写明字体文件";

    /// <summary>File, and the index of the face in a collection: of Noto's it is 2 that is Simplified Chinese.</summary>
    private static readonly (string File, int Face)[] Usual =
    [
        ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
        ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
        ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
        (@"C:\Windows\Fonts\msyh.ttc", 0),
        (@"C:\Windows\Fonts\simhei.ttf", 0),
        (@"C:\Windows\Fonts\simsun.ttc", 0),
        ("/System/Library/Fonts/PingFang.ttc", 0),
        ("/System/Library/Fonts/STHeiti Light.ttc", 0),
        ("/System/Library/Fonts/Hiragino Sans GB.ttc", 0),
    ];

    private readonly Lazy<SKTypeface?> _found = new(() => Find(options.Font));

    /// <summary>Null where the machine has none. Looked for once; a font that is installed later counts from the next start.</summary>
    public SKTypeface? Font => _found.Value;

    /// <summary>What is wrong, in words for an admin, or null.</summary>
    public string? Problem =>
        Font is not null ? null
        : options.Font is { Length: > 0 } named ? $"Evidence:Font {named} 读不出或没有汉字"
        : "没有中文字体，图片画不上时间水印";

    private static SKTypeface? Find(string? named) =>
        named is { Length: > 0 }
            ? Enumerable.Range(0, 4).Select(face => Load(named, face)).FirstOrDefault(font => font is not null)
            : Usual.Select(usual => Load(usual.File, usual.Face)).FirstOrDefault(font => font is not null);

    private static SKTypeface? Load(string file, int face)
    {
        if (!File.Exists(file) || SKTypeface.FromFile(file, face) is not { } font) return null;
        using var letters = new SKFont(font);
        if (letters.ContainsGlyphs(PictureMark.Label)) return font;
        font.Dispose();
        return null;
    }
}
