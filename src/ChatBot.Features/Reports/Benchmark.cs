namespace ChatBot.Features.Reports;

/// <summary>What a day's number of health actions is held against (R56). Pure.</summary>
public static class Benchmark
{
    /// <param name="fixedTarget">The fixed number, also used where a team of one has nobody to be compared with.</param>
    /// <param name="team">Today's number of every member of the team, the person among them, the head not.</param>
    /// <returns>At least 1: on a day on which nobody has done anything, a benchmark of 0 would praise everybody.</returns>
    public static int Of(BenchmarkMode mode, int fixedTarget, IReadOnlyCollection<int> team)
    {
        if (mode == BenchmarkMode.Fixed || team.Count <= 1) return fixedTarget;
        var ordered = team.Order().ToList();
        var place = mode == BenchmarkMode.Median ? Median(ordered) : ordered[UpperQuartileIndex(ordered.Count)];
        return Math.Max(1, place);
    }

    /// <summary>The middle; between two middles their mean, rounded up to a number of actions that can be reached.</summary>
    private static int Median(List<int> ordered)
    {
        var half = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half] + 1) / 2;
    }

    /// <summary>Nearest rank: three quarters of the team did at most this much.</summary>
    private static int UpperQuartileIndex(int count) => ((3 * count) + 3) / 4 - 1;
}
