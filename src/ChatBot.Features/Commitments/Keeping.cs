using System.Globalization;

namespace ChatBot.Features.Commitments;

/// <summary>How a promise stands in the on-time rate (R25).</summary>
public enum Keeping
{
    /// <summary>Its deadline has not passed: in no rate, even where it is kept already.</summary>
    NotDue,

    OnTime,
    Late,

    /// <summary>Admitted not to be kept.</summary>
    Broken,

    /// <summary>Due, and neither proven nor admitted.</summary>
    Open,
}

/// <summary>A promise that came into force and was not given up, as far as the rate is concerned. Instants are UTC.</summary>
public sealed record KeptPromise
{
    public string No { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Content { get; init; } = "";

    /// <summary>Whose figure it is in, whoever carries it out and whoever has left.</summary>
    public string Promiser { get; init; } = "";

    /// <summary>The deadline that counts: the one the customer agreed to, where it was moved.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset FirstDueAt { get; init; }

    public CommitmentState State { get; init; }

    /// <summary>For a promise kept: when its proof was received.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Since when it counts as on time by the word of a superior (R26).</summary>
    public DateTimeOffset? ExcusedAt { get; init; }

    /// <summary>How it stood at that instant: what was closed or excused later had not happened yet.</summary>
    public Keeping At(DateTimeOffset asOf)
    {
        if (DueAt >= asOf) return Keeping.NotDue;
        if (ExcusedAt <= asOf) return Keeping.OnTime;
        if (ClosedAt is not { } closed || closed > asOf) return Keeping.Open;
        return State switch
        {
            CommitmentState.Fulfilled => closed <= DueAt ? Keeping.OnTime : Keeping.Late,
            CommitmentState.Broken => Keeping.Broken,
            _ => Keeping.Open,
        };
    }
}

/// <summary>Figures of a person or a team over a time.</summary>
/// <param name="Open">Due, and neither proven nor admitted.</param>
public sealed record KeepingCount(int OnTime, int Late, int Broken, int Open, int NotDue)
{
    /// <summary>The lowest rate first, of equal ones the one with more behind it; who had nothing due comes last.</summary>
    public static IComparer<KeepingCount> WeakestFirst { get; } = Comparer<KeepingCount>.Create((one, other) => (one.Share, -one.Due).CompareTo((other.Share, -other.Due)));

    public int Due => OnTime + Late + Broken + Open;

    private double Share => Due == 0 ? double.PositiveInfinity : (double)OnTime / Due;

    public static KeepingCount Of(IEnumerable<Keeping> verdicts)
    {
        var count = verdicts.CountBy(verdict => verdict).ToDictionary();
        return new KeepingCount(
            count.GetValueOrDefault(Keeping.OnTime), count.GetValueOrDefault(Keeping.Late), count.GetValueOrDefault(Keeping.Broken), count.GetValueOrDefault(Keeping.Open),
            count.GetValueOrDefault(Keeping.NotDue));
    }

    /// <summary>「83.3%」, cut off rather than rounded, so that nobody reads 100 % who has not kept all; 「—」 where nothing was due.</summary>
    public string Rate => Due == 0 ? "—" : (OnTime * 1000 / Due / 10m).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
