using System.Text;

namespace ChatBot.Fuzz;

/// <summary>
/// What nobody would type and somebody will: real lines cut, doubled, mixed and soiled, and lines out of nothing. The same seed gives the same
/// lines, so that a failure can be repeated.
/// </summary>
internal sealed class FuzzLines(int seed, IReadOnlyList<string> sound)
{
    private static readonly string[] Pieces =
    [
        "明天", "下周五18点前", "9月31日", "2月30日", "去年", "月底", "3个工作日内", "十二月四號", "25:99", "12.5万", "￥-5", "一百零", "0元", "99999999999999999999元", "1e308", "NaN", "@张工", "@", "@@", "@@@@张", "@不存在", "责任人:", "客户:", "内容:内容:内容:", "编号:KS-1",
        "KS-1", "ks1", "XQ-999999999999999999999", "HT-2026-088", "CN--3", "KS-0", "HK-1-2-3-4-5", "1", "2", "0", "99", "第1条", "选三", "不对，是60箱", "改成周五", "另建:是", "取消", "稍后", "继续", "?", "撤销", "帮助", "帮助 帮助", "全部",
        "'; drop table inbox; --", "{{ 7 * 7 }}", "{{ for i in 1..100000 }}x{{ end }}", "[标签] 撤销", "[", "]", "\\", "\"", "<xml>", "]]>", "&amp;", "%s%n", "$(reboot)", "../../etc/passwd", "null", "undefined", "true",
        "😀", "👨‍👩‍👧‍👦", "🇨🇳", "[微笑]", "\u200b", "\u200d", "\ufeff", "\u202e", "\0", "\u0001", "\r\n", "\n\n\n", "\t", "　", "，，，", "：：：", ":", "。", "…", "———", "𠮷", "\ud83d", "\udc00", "ｘｕｑｉｕ", "ＫＳ－１", "é", "Ω", "ไทย", "العربية", "한국어", "ありがとう",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next line; about one in ten is sound.</summary>
    public string Next() => _random.Next(12) switch
    {
        0 or 1 => Pick(sound),
        2 => Cut(Pick(sound)),
        3 => Swapped(Pick(sound)),
        4 => Doubled(Pick(sound)),
        5 => Soiled(Pick(sound)),
        6 => Joined(),
        7 => Pick(Pieces),
        8 => Shuffled(Pick(sound)),
        9 => Noise(_random.Next(1, 40)),
        10 => _random.Next(20) == 0 ? Long() : Cut(Cut(Pick(sound))) + Pick(Pieces),
        _ => Soiled(Soiled(Joined())),
    };

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];

    private string Cut(string line) => line.Length == 0 ? line : _random.Next(2) == 0 ? line[.._random.Next(line.Length)] : line[_random.Next(line.Length)..];

    private string Swapped(string line)
    {
        if (line.Length < 2) return line;
        var at = _random.Next(line.Length - 1);
        return string.Concat(line.AsSpan(0, at), [line[at + 1], line[at]], line.AsSpan(at + 2));
    }

    private string Doubled(string line)
    {
        if (line.Length == 0) return line;
        var at = _random.Next(line.Length);
        return line.Insert(at, line[at..Math.Min(line.Length, at + _random.Next(1, 6))]);
    }

    private string Soiled(string line) => line.Insert(_random.Next(line.Length + 1), Pick(Pieces));

    private string Shuffled(string line)
    {
        var words = line.Split(' ');
        _random.Shuffle(words);
        return string.Join(_random.Next(3) switch { 0 => "", 1 => "\n", _ => " " }, words);
    }

    private string Joined()
    {
        var line = new StringBuilder(Pick(sound).Split(' ')[0]);
        for (var pieces = _random.Next(1, 6); pieces > 0; pieces--) line.Append(_random.Next(4) == 0 ? "" : " ").Append(Pick(Pieces));
        return line.ToString();
    }

    private string Noise(int length)
    {
        var line = new char[length];
        for (var i = 0; i < length; i++)
        {
            line[i] = _random.Next(5) switch
            {
                0 => (char)_random.Next(0x20, 0x7f),
                1 or 2 => (char)_random.Next(0x4e00, 0x9fff),
                3 => (char)_random.Next(0x3000, 0x303f),
                _ => (char)_random.Next(0x0, 0xffff),
            };
        }

        return new string(line);
    }

    /// <summary>As long as WeCom lets a text be, and longer.</summary>
    private string Long()
    {
        var piece = _random.Next(2) == 0 ? Pick(Pieces) : Pick(sound);
        return string.Concat(Enumerable.Repeat(piece.Length == 0 ? "长" : piece, _random.Next(50, 1200)));
    }
}
