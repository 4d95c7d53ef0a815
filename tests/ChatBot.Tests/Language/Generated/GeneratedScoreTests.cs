using System.Globalization;
using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language.Generated;

/// <summary>
/// How the grammar does on thousands of sentences that nobody wrote. A hash splits them in two; the grammar was mended by looking at one half only, so that the
/// other says how it does on what it has not seen. Both scores stand in docs/performance.md.
/// </summary>
public sealed class GeneratedScoreTests(ITestOutputHelper output)
{
    private const double AtLeast = 0.99, AtLeastInClass = 0.97;
    private const int FewestSentences = 2000;

    // A class of three sentences would fail by one.
    private const int FewestInClass = 40;

    [Fact]
    public void Generated_deadlines_are_read_as_they_were_meant()
    {
        var read = DeadlineSentences.All().Where(s => s.Expected != DeadlineSentences.Unsaid).DistinctBy(s => (s.Text, s.Now)).Select(s =>
        {
            var reading = DeadlinePhrase.Read(s.Text, s.Now, WorkCalendar.Default);
            return new Judged(s.Class, s.Text, $"{s.Now:yyyy-MM-dd HH:mm}", s.Expected ?? "none", DeadlineScoreTests.Written(reading), s.Expected is null);
        }).ToList();
        Report("deadlines", read);
    }

    [Fact]
    public void Generated_amounts_are_read_as_they_were_meant()
    {
        var read = AmountSentences.All().DistinctBy(s => s.Text).Select(s =>
        {
            var amounts = AmountPhrase.ReadMessage(s.Text);
            var got = amounts.SelectMany(a => a.UpToFen is { } up ? new[] { a.Fen, up } : [a.Fen]).Select(fen => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture) + (amounts[0].Currency == s.Currency ? "" : amounts[0].Currency));
            return new Judged(s.Class, s.Text, "", s.Expected.Count == 0 ? "none" : string.Join(' ', s.Expected), amounts.Count == 0 ? "none" : string.Join(' ', got), s.Expected.Count == 0);
        }).ToList();
        Report("amounts", read);
    }

    private void Report(string what, List<Judged> all)
    {
        var table = new StringBuilder();
        foreach (var half in all.GroupBy(j => Chosen.IsHeldOut(j.Text)).OrderBy(g => g.Key))
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{what} {(half.Key ? "held out" : "tuned on")}: {half.Count(j => j.IsRight)}/{half.Count()} = {100 * Share(half):0.00} %, silent wrong {half.Count(j => j.IsSilentWrong)}, false {half.Count(j => j.IsFalse)}, missed {half.Count(j => j.IsMiss)}");
            foreach (var group in half.GroupBy(j => j.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                table.AppendLine(CultureInfo.InvariantCulture, $"    {group.Key,-16} {group.Count(j => j.IsRight),4}/{group.Count()}");
        }

        foreach (var wrong in all.Where(j => !j.IsRight))
            table.AppendLine(CultureInfo.InvariantCulture, $"{wrong.Class} {wrong.Now} 「{wrong.Text}」 expected {wrong.Expected}, read {wrong.Got}");
        output.WriteLine(table.ToString());
        Assert.All(all.GroupBy(j => Chosen.IsHeldOut(j.Text)), half => Assert.True(half.Count() >= FewestSentences / 2 && Share(half) >= AtLeast, table.ToString()));
        Assert.All(all.GroupBy(j => j.Class, StringComparer.Ordinal).Where(g => g.Count() >= FewestInClass), group => Assert.True(Share(group) >= AtLeastInClass, $"{group.Key}\n{table}"));
    }

    private static double Share(IEnumerable<Judged> judged) => judged.Average(j => j.IsRight ? 1.0 : 0.0);

    private sealed record Judged(string Class, string Text, string Now, string Expected, string Got, bool MeansNothing)
    {
        public bool IsRight => Expected == Got;

        public bool IsMiss => !IsRight && Got == "none";

        public bool IsFalse => !IsRight && MeansNothing;

        public bool IsSilentWrong => !IsRight && !IsMiss && !IsFalse;
    }
}
