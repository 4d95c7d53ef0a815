using System.Globalization;
using System.Text;
using ChatBot.WeCom.Api;
using CsCheck;

namespace ChatBot.WeCom.Tests.Api;

public sealed class Utf8PartsTests
{
    private const int Limit = 200;

    /// <summary>What must not fall apart: characters of several code points, links, and things between which a line may break.</summary>
    private static readonly string[] Pieces =
    [
        "呼", "吸机", "，", "。", " ", "\n", "\r\n", "a", "👨‍👩‍👧‍👦", "👩🏽‍⚕️", "🇨🇳", "é", "1️⃣", "𠮷", "https://bot.example.com/import/Zm9vYmFyYmF6cXV4?x=1,2", "<a href=\"https://e.cn/a,b\">看 这里</a>",
    ];

    [Fact]
    public void Nothing_is_lost_and_no_part_is_too_long() => Sample((text, parts) =>
    {
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 0, Limit));
    });

    [Fact]
    public void What_a_reader_sees_as_one_character_stays_one() => Sample((text, parts) =>
    {
        var boundaries = Boundaries(text);
        Assert.All(Cuts(parts), cut => Assert.Contains(cut, boundaries));
    });

    [Fact]
    public void A_link_stays_whole() => Sample((text, parts) =>
    {
        foreach (var link in Pieces.Where(piece => piece.Contains("://", StringComparison.Ordinal)))
        {
            for (var at = text.IndexOf(link, StringComparison.Ordinal); at >= 0; at = text.IndexOf(link, at + 1, StringComparison.Ordinal))
                Assert.DoesNotContain(Cuts(parts), cut => cut > at && cut < at + link.Length);
        }
    });

    [Theory]
    [InlineData("https://e.cn/a")]
    [InlineData("<a href=\"https://e.cn/a,b\">看 这里</a>")]
    public void A_link_stays_whole_wherever_the_cut_would_fall(string link)
    {
        for (var before = 1; before <= 60; before++)
            Assert.Contains(Utf8Parts.Split(new string('a', before) + "呼" + link + "呼吸机管路", 60), part => part.Contains(link, StringComparison.Ordinal));
    }

    [Fact]
    public void The_row_of_a_list_stays_whole() =>
        Gen.Int[0, 60].Array[1, 30].Sample(lengths =>
        {
            var rows = lengths.Select((length, index) => $"{index}. " + new string('行', length)).ToList();
            var text = string.Join('\n', rows);

            var parts = Utf8Parts.Split(text, Limit);

            Assert.Equal(rows, parts.SelectMany(part => part.TrimEnd('\n').Split('\n')));
        });

    [Fact]
    public void A_long_sentence_breaks_after_a_stop() =>
        Assert.Equal(["一二三四五六七八九，", "十百千万"], Utf8Parts.Split("一二三四五六七八九，十百千万", 33));

    [Fact]
    public void A_very_long_text_is_split_in_one_go()
    {
        var text = string.Concat(Enumerable.Repeat("没有一个停顿也没有换行", 40_000));

        var parts = Utf8Parts.Split(text, 2048);

        Assert.Equal(text, string.Concat(parts));
        Assert.Equal((int)Math.Ceiling(text.Length / 682d), parts.Count);
    }

    private static void Sample(Action<string, IReadOnlyList<string>> holds) =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 300].Sample(choice =>
        {
            // A blank after each link: what follows it directly would belong to it.
            var text = string.Concat(choice.Select(at => Pieces[at] + (Pieces[at].StartsWith("http", StringComparison.Ordinal) ? " " : "")));
            // Letters in front of a link would make it another word.
            text = text.Replace("ahttp", "a http", StringComparison.Ordinal);
            holds(text, Utf8Parts.Split(text, Limit));
        });

    private static HashSet<int> Boundaries(string text)
    {
        var boundaries = new HashSet<int> { text.Length };
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at)) boundaries.Add(at);
        return boundaries;
    }

    private static IEnumerable<int> Cuts(IReadOnlyList<string> parts)
    {
        var at = 0;
        foreach (var part in parts) yield return at += part.Length;
    }
}
