namespace ChatBot.Features.Commitments;

/// <summary>A month's figures of some people: as they are fixed, with what was corrected since, or as they stand now. Pure.</summary>
/// <param name="Count">The figure that counts: the fixed one where the month is fixed.</param>
/// <param name="Now">As everything stands now; the same as <paramref name="Count"/> where nothing was corrected.</param>
/// <param name="Corrections">What differs, promise by promise.</param>
public sealed record KeepingSheet(KeepingCount Count, KeepingCount Now, IReadOnlyList<KeepingCorrection> Corrections)
{
    /// <param name="frozen">How the promises stood when the month was fixed; null where it is not.</param>
    public static KeepingSheet Of(IReadOnlyList<KeptPromise> promises, IReadOnlyList<FrozenPromise>? frozen, DateTimeOffset now)
    {
        var live = KeepingCount.Of(promises.Select(promise => promise.At(now)));
        if (frozen is null) return new KeepingSheet(live, live, []);
        var before = frozen.ToDictionary(promise => promise.No, promise => promise.Verdict, StringComparer.Ordinal);
        var after = promises.ToDictionary(promise => promise.No, promise => promise.At(now), StringComparer.Ordinal);
        var corrections = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(no => new KeepingCorrection(no, before.TryGetValue(no, out var was) ? was : null, after.TryGetValue(no, out var is_) ? is_ : null))
            .Where(one => one.Before != one.After)
            .ToList();
        return new KeepingSheet(KeepingCount.Of(before.Values), live, corrections);
    }
}

/// <param name="Before">Null for a promise that was not in the fixed figures.</param>
/// <param name="After">Null for one that does not count any more.</param>
public sealed record KeepingCorrection(string No, Keeping? Before, Keeping? After);
