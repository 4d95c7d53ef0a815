namespace ChatBot.Features.Imports;

/// <summary>How many rows of an import are what.</summary>
public sealed record ImportCounts(long New, long Change, long Same, long Duplicate, long Bad, long Applied)
{
    public static ImportCounts Of(IReadOnlyList<VerdictCount> counts) => new(
        Sum(counts, RowVerdict.New), Sum(counts, RowVerdict.Change), Sum(counts, RowVerdict.Same), Sum(counts, RowVerdict.Duplicate), Sum(counts, RowVerdict.Bad),
        counts.Where(count => count.Applied).Sum(count => count.Count));

    public long ToWrite => New + Change;

    public long All => New + Change + Same + Duplicate + Bad;

    private static long Sum(IReadOnlyList<VerdictCount> counts, RowVerdict verdict) => counts.Where(count => count.Verdict == verdict).Sum(count => count.Count);
}
