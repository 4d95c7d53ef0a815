using ChatBot.Features.Calendar;

namespace ChatBot.Features.Health;

/// <summary>The entry for features: what they tell of a thing becomes its samples, in the transaction of the change (C6).</summary>
public sealed class HealthSampleBook(HealthSampleStore store, HealthLedger credits, HealthCatalogLibrary library, WorkCalendar calendar)
{
    public Task NoteAsync(HealthFact fact, CancellationToken cancel) => NoteAsync([fact], cancel);

    /// <summary>Several facts of one record.</summary>
    public async Task NoteAsync(IReadOnlyList<HealthFact> facts, CancellationToken cancel)
    {
        var catalog = library.Current;
        var wanted = facts
            .SelectMany(fact => catalog.Everything.Where(action => action.Judges(fact.Object, fact.Kind)).Select(action => action.Id).Distinct(StringComparer.Ordinal).Select(id => (Fact: fact, Id: id)))
            .ToList();
        if (wanted.Count == 0) return;
        var present = (await store.OfRecordAsync(facts[0].RecordNo, cancel)).ToDictionary(sample => (sample.Action, sample.Part));
        foreach (var (fact, id) in wanted)
        {
            var before = present.GetValueOrDefault((id, fact.Part));
            // A row that is there goes by the version that it began with.
            var action = before is not null ? catalog.Everything.FirstOrDefault(one => one.Id == id && one.Version == before.Version) : catalog.For(id, fact);
            if (action is null || !action.Judges(fact.Object, fact.Kind) || (before is null && fact.WithdrawnAt is not null)) continue;
            var after = HealthSample.Of(action, fact, before, calendar);
            if (before is null)
            {
                if (fact.Words.Length > 0 && await FirstOfAsync(after, cancel) is { } first)
                    after = after with { SplitOf = first, Excluded = after.Excluded.Length > 0 || !action.Exclude.Contains(HealthMark.Split) ? after.Excluded : HealthMark.Split };
                await store.AddAsync(after, cancel);
            }
            else if (after != before)
            {
                await store.UpdateAsync(after, cancel);
            }
        }

        foreach (var gone in facts.Where(fact => fact.WithdrawnAt is not null && fact.Words.Length > 0).Select(fact => fact.RecordNo).Distinct(StringComparer.Ordinal)) await RejoinAsync(gone, cancel);
    }

    /// <summary>What a record that has been noted is a piece of; null for a thing of its own.</summary>
    public async Task<string?> SplitOfAsync(string recordNo, CancellationToken cancel) => (await store.OfRecordAsync(recordNo, cancel)).Select(sample => sample.SplitOf).FirstOrDefault(first => first is not null);

    /// <summary>The record that this one is probably a piece of: same initiator and customer, within ten minutes, much the same words (R42).</summary>
    private async Task<string?> FirstOfAsync(HealthSample sample, CancellationToken cancel) =>
        (await store.LatelyAsync(sample.Action, sample.Credited, sample.Customer, sample.StartedAt - SplitLikeness.Within, cancel))
            .FirstOrDefault(one => one.RecordNo != sample.RecordNo && SplitLikeness.AreAlike(one.Words, sample.Words)) is { } like
            ? like.SplitOf ?? like.RecordNo
            : null;

    /// <summary>The first of several pieces was taken back: the next one stands for them.</summary>
    private async Task RejoinAsync(string goneNo, CancellationToken cancel)
    {
        if (await store.FirstPieceOfAsync(goneNo, cancel) is not { } next) return;
        await store.LeadPiecesAsync(goneNo, next, cancel);
        await credits.LeadPiecesAsync(goneNo, next, cancel);
    }
}
