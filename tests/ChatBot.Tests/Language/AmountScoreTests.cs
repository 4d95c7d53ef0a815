using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

public sealed class AmountScoreTests(ITestOutputHelper output)
{
    [Fact]
    public void Amounts_reach_99_percent()
    {
        var scores = DevSet.Amounts.Select(c => (Case: c, Read: AmountPhrase.ReadMessage(c.Text))).Select(x => (x.Case, Right: IsRight(x.Case, x.Read), x.Read)).ToList();
        var table = new StringBuilder("class           cases right miss silent-wrong false-amount\n");
        foreach (var group in scores.GroupBy(s => s.Case.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var wrong = group.Where(s => !s.Right).ToList();
            table.AppendLine(CultureInfo.InvariantCulture, $"{group.Key,-15} {group.Count(),5} {group.Count() - wrong.Count,5} {wrong.Count(s => s.Read.Count == 0),4} {wrong.Count(s => s.Read.Count > 0 && s.Case.Kind != "none"),12} {wrong.Count(s => s.Case.Kind == "none"),12}");
        }

        foreach (var (c, _, read) in scores.Where(s => !s.Right))
            table.AppendLine(CultureInfo.InvariantCulture, $"{c.Id} 「{c.Text}」 read {string.Join(", ", read.Select(a => a.Span))}");
        output.WriteLine(table.ToString());
        Assert.True(scores.Average(s => s.Right ? 1.0 : 0.0) >= 0.99, table.ToString());
    }

    [Fact]
    public void Spans_and_approximations_are_the_ones_of_the_set()
    {
        foreach (var c in DevSet.Amounts.Where(c => c.Kind != "none"))
        {
            var read = AmountPhrase.ReadMessage(c.Text);
            var spans = c.Span.ValueKind == JsonValueKind.Array ? c.Span.EnumerateArray().Select(s => s.GetString()!) : [c.Span.GetString()!];
            Assert.Equal(spans.ToList(), read.Select(a => a.Span).ToList());
            Assert.Equal(c.Flags.Contains("approx", StringComparer.Ordinal), read.Any(a => a.IsApproximate));
            Assert.All(read, a => Assert.Equal(a.Span, c.Text.Substring(a.Start, a.Length)));
        }
    }

    [Fact]
    public void A_bare_number_is_money_only_where_an_amount_is_expected()
    {
        Assert.Empty(AmountPhrase.ReadMessage("跟进 华山 80000"));
        Assert.Equal(8_000_000, Assert.Single(AmountPhrase.Read("华山 80000", true)).Fen);
        Assert.Empty(AmountPhrase.Read("华山 80000", false));
    }

    private static bool IsRight(AmountCase expected, IReadOnlyList<AmountReading> read)
    {
        if (expected.Kind == "none")
            return read.Count == 0;
        var values = expected.Expected.ValueKind == JsonValueKind.Array ? expected.Expected.EnumerateArray().Select(e => e.GetString()!).ToList() : [expected.Expected.GetString()!];
        var got = read.SelectMany(a => a.UpToFen is { } up ? new[] { a.Fen, up } : [a.Fen]).Select(fen => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture));
        return values.SequenceEqual(got, StringComparer.Ordinal)
            && read.All(a => a.Currency == expected.Currency && string.Equals(a.Kind.ToString(), expected.Kind, StringComparison.OrdinalIgnoreCase));
    }
}
