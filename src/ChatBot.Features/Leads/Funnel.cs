namespace ChatBot.Features.Leads;

/// <summary>How many leads stand in which link, how much they are worth, and how long a link takes at the median (R01). Pure.</summary>
public sealed record Funnel(IReadOnlyList<FunnelStep> Steps)
{
    /// <param name="standing">Leads that are not lost, by link.</param>
    /// <param name="dwells">How long each lead was in each link in all; leads that are still in it are left out, for their time is not known yet.</param>
    public static Funnel Of(LeadLinks links, IReadOnlyList<LinkCount> standing, IReadOnlyList<LinkDwell> dwells)
    {
        var byLink = dwells.ToLookup(dwell => dwell.Link, dwell => dwell.Minutes, StringComparer.Ordinal);
        // A link that the file has no more is shown under its id as long as a lead stands in it.
        var ids = links.All.Select(link => link.Id).Concat(standing.Select(count => count.Link)).Distinct(StringComparer.Ordinal);
        return new Funnel([.. ids.Select(id => (Id: id, Count: standing.FirstOrDefault(count => count.Link == id) ?? new LinkCount())).Select(one =>
            new FunnelStep(one.Id, links.TitleOf(one.Id), (int)one.Count.Leads, one.Count.AmountFen, (int)one.Count.WithoutAmount, MedianOf([.. byLink[one.Id]]), byLink[one.Id].Count()))]);
    }

    private static TimeSpan? MedianOf(List<long> minutes)
    {
        if (minutes.Count == 0) return null;
        minutes.Sort();
        var middle = minutes.Count / 2;
        return TimeSpan.FromMinutes(minutes.Count % 2 == 1 ? minutes[middle] : (minutes[middle - 1] + minutes[middle]) / 2.0);
    }
}

/// <param name="Median">Natural time that leads which have left the link spent in it, all stays together; null where none has left it.</param>
/// <param name="Left">How many that is the median of.</param>
public sealed record FunnelStep(string Link, string Title, int Leads, long AmountFen, int WithoutAmount, TimeSpan? Median, int Left);

public sealed record LinkCount
{
    public string Link { get; init; } = "";

    public long Leads { get; init; }

    public long AmountFen { get; init; }

    /// <summary>Leads of which nobody has said what they are worth: not in the sum.</summary>
    public long WithoutAmount { get; init; }
}

public sealed record LinkDwell
{
    public string Link { get; init; } = "";

    /// <summary>Natural time.</summary>
    public long Minutes { get; init; }
}
