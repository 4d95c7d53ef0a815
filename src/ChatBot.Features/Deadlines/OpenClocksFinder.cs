using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Deadlines;

/// <summary>What has a clock and is in a person's hand, or is wanted by them, may be meant without its number.</summary>
internal sealed class OpenClocksFinder(DeadlineStore deadlines) : IRecordSource
{
    private const int MostLooked = 100;

    public async Task<IReadOnlyList<MeantRecord>> OfAsync(string userId, IReadOnlyCollection<string> prefixes, string text, CancellationToken cancel) =>
    [
        .. (await deadlines.OpenInScopeAsync([userId], 0, MostLooked, cancel))
            .Where(clock => Fits(RecordNo.PrefixOf(clock.RecordNo), prefixes))
            .Select(clock => new MeantRecord(clock.RecordNo, clock.Title, clock.Customer, string.Equals(clock.Holder, userId, StringComparison.OrdinalIgnoreCase))),
    ];

    /// <summary>Where a whole contract may stand, it says more than one of its payments.</summary>
    private static bool Fits(string prefix, IReadOnlyCollection<string> prefixes) =>
        prefixes.Count == 0 || (prefixes.Contains(prefix) && !(prefix == RecordNo.Payment && prefixes.Contains(RecordNo.Contract)));
}
