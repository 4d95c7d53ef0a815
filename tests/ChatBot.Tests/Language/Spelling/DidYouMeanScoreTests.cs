using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Language.Spelling;

/// <summary>How often the bot proposes the right command for a slip, and how often it takes talk for one. docs/performance.md quotes the figures.</summary>
public sealed class DidYouMeanScoreTests(ITestOutputHelper output)
{
    private static readonly CommandCatalog Catalog = new();
    private static readonly DidYouMean Guess = new(Catalog, new WordList(new ContentOptions(Path.Combine(AppContext.BaseDirectory, "templates")), Catalog));

    [Fact]
    public void At_least_ninety_in_a_hundred_slips_are_put_right_at_once()
    {
        var all = Misspellings.Of([.. Catalog.Specs.SelectMany(spec => spec.Verbs)]);
        Assert.True(all.Count >= 300, $"only {all.Count} misspellings");

        var tuned = Score(all.Where(slip => !Misspellings.IsHeldOut(slip)), "tuned on");
        var heldOut = Score(all.Where(Misspellings.IsHeldOut), "held out");

        Assert.InRange(heldOut, 0.9, 1.0);
        Assert.InRange(tuned, 0.9, 1.0);
    }

    [Fact]
    public void Talk_is_not_taken_for_a_command()
    {
        Assert.True(InnocentWords.All.Length >= 100);

        var taken = InnocentWords.All.Select(said => (said, meant: Meant(said))).Where(one => one.meant is not null).ToList();
        output.WriteLine($"talk taken for a command: {taken.Count} of {InnocentWords.All.Length}: {string.Join(" ", taken.Select(one => $"{one.said}→{one.meant}"))}");

        Assert.InRange(taken.Count, 0, InnocentWords.All.Length / 33);
    }

    private double Score(IEnumerable<Misspelling> slips, string name)
    {
        var judged = slips.Select(slip => (slip, meant: Meant(slip.Typed), wanted: Catalog.Find(slip.Meant)!.Name)).ToList();
        var right = judged.Count(one => one.meant == one.wanted);
        output.WriteLine($"{name}: {right} of {judged.Count} = {100.0 * right / judged.Count:0.0} %");
        foreach (var kind in judged.GroupBy(one => one.slip.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {kind.Key}: {kind.Count(one => one.meant == one.wanted)} of {kind.Count()}");
            if (name == "tuned on")
            {
                foreach (var (slip, meant, wanted) in kind.Where(one => one.meant != one.wanted)) output.WriteLine($"    {slip.Typed} → {meant ?? "-"} instead of {wanted}");
            }
        }

        return (double)right / judged.Count;
    }

    /// <summary>What the router takes it for: the command itself where its words are read as typed, else the first proposal.</summary>
    private static string? Meant(string said) =>
        Catalog.Match(said) is { Sure: true } match ? match.Spec.Name
        : SmallTalk.Is(said) ? null
        : Guess.For(said, _ => true, (_, rest) => rest.Any(char.IsDigit)) is [var first, ..] ? first.Spec.Name : null;
}
