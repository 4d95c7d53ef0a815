using System.Globalization;
using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

public sealed class DeadlineScoreTests(ITestOutputHelper output)
{
    private enum Outcome
    {
        Right,
        Miss,
        SilentWrong,
        FalseDeadline,
    }

    [Fact]
    public void Deadlines_reach_99_percent_overall_and_97_percent_in_every_class()
    {
        var scores = DevSet.Deadlines.Select(c => (Case: c, Read: DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default)))
            .Select(x => (x.Case, x.Read, Outcome: Judge(x.Case, x.Read)))
            .ToList();
        var table = new StringBuilder("class            cases right miss silent-wrong false-deadline\n");
        foreach (var group in scores.GroupBy(s => s.Case.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{group.Key,-16} {group.Count(),5} {Count(group, Outcome.Right),5} {Count(group, Outcome.Miss),4} {Count(group, Outcome.SilentWrong),12} {Count(group, Outcome.FalseDeadline),14}");
        }

        foreach (var (c, read, outcome) in scores.Where(s => s.Outcome != Outcome.Right))
            table.AppendLine(CultureInfo.InvariantCulture, $"{outcome} {c.Id} {c.Now:yyyy-MM-dd HH:mm} 「{c.Text}」 expected {c.Expected ?? "none"}, read {Written(read)} 「{read.Span}」 {read.Problem}");
        output.WriteLine(table.ToString());

        Assert.True(Share(scores) >= 0.99, table.ToString());
        Assert.All(scores.GroupBy(s => s.Case.Class, StringComparer.Ordinal), group => Assert.True(Share(group) >= 0.97, $"{group.Key}\n{table}"));
    }

    [Fact]
    public void Spans_are_cut_where_the_set_cuts_them()
    {
        var timed = DevSet.Deadlines.Where(c => c.Span is not null).ToList();
        var wrong = timed.Select(c => (Case: c, Read: DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default)))
            .Where(x => x.Read.Span != x.Case.Span || x.Read.Start != x.Case.Start)
            .Select(x => $"{x.Case.Id} 「{x.Case.Text}」 expected 「{x.Case.Span}」, cut 「{x.Read.Span}」")
            .ToList();
        output.WriteLine(string.Join('\n', wrong));
        Assert.True(wrong.Count <= timed.Count / 100, string.Join('\n', wrong));
    }

    [Fact]
    public void Past_results_are_flagged_as_the_set_flags_them()
    {
        var wrong = DevSet.Deadlines.Where(c => c.Kind != "none")
            .Select(c => (Case: c, Read: DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default)))
            .Where(x => x.Read.IsPast != x.Case.Flags.Contains("past"))
            .Select(x => $"{x.Case.Id} {x.Case.Text}")
            .ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public void Kinds_are_the_ones_of_the_set()
    {
        var wrong = DevSet.Deadlines.Select(c => (Case: c, Read: DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default)))
            .Where(x => !string.Equals(x.Read.Kind.ToString(), x.Case.Kind, StringComparison.OrdinalIgnoreCase))
            .Select(x => $"{x.Case.Id} {x.Case.Text} {x.Case.Kind} {x.Read.Kind}")
            .ToList();
        Assert.True(wrong.Count <= 2, string.Join('\n', wrong));
    }

    [Fact]
    public void Ambiguous_choices_are_flagged_for_the_echo()
    {
        var missing = DevSet.Deadlines.Where(c => c.Flags.Contains("ambiguous"))
            .Where(c => !DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default).IsAmbiguous)
            .Select(c => $"{c.Id} {c.Text}")
            .ToList();
        output.WriteLine(string.Join('\n', missing));
        Assert.True(missing.Count <= 2, string.Join('\n', missing));
    }

    internal static string Written(DeadlineReading read) =>
        read.Value is not { } value ? "none" : value.ToString(read.HasClock ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Outcome Judge(DeadlineCase expected, DeadlineReading read)
    {
        var written = Written(read);
        if (written == (expected.Expected ?? "none"))
            return Outcome.Right;
        if (expected.Expected is null)
            return Outcome.FalseDeadline;
        return read.Kind == DeadlineKind.None ? Outcome.Miss : Outcome.SilentWrong;
    }

    private static int Count(IEnumerable<(DeadlineCase, DeadlineReading, Outcome Outcome)> group, Outcome outcome) => group.Count(s => s.Outcome == outcome);

    private static double Share(IEnumerable<(DeadlineCase, DeadlineReading, Outcome Outcome)> scores) =>
        scores.Average(s => s.Outcome == Outcome.Right ? 1.0 : 0.0);
}
