using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Deadlines;

/// <summary>Lets gathered alarms go: one by one, or many as one digest. What a crash leaves here leaves with the next sweep.</summary>
internal sealed class AlarmDesk(UnitOfWork work, OrgDirectory org, EscalationOptions options)
{
    private const int MostLines = 8;

    private static readonly TimeSpan LongestLookBack = TimeSpan.FromHours(4);

    public async Task LetGoAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (!await work.ReadAsync((scope, token) => scope.GetRequiredService<HeldAlarmStore>().AnyAsync(now, token), cancel)) return;
        await work.WriteAsync((scope, token) => LetGoAsync(scope, now, token), cancel);
    }

    private async Task LetGoAsync(IServiceProvider scope, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<HeldAlarmStore>();
        var held = await store.HeldAsync(now, cancel);
        var people = held.Select(alarm => alarm.Recipient).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var sent = (await store.ReleasedAsync(people, now - LongestLookBack, cancel)).ToLookup(row => row.Recipient, StringComparer.OrdinalIgnoreCase);
        var rule = new BundleRule(options.BundleAbove, options.BundleWithin, options.MostPerHour);

        var alone = new List<long>();
        var waiting = new List<(long Id, DateTimeOffset Until)>();
        var digests = new List<(Push Push, IReadOnlyList<long> Ids)>();
        foreach (var ofOne in held.GroupBy(alarm => alarm.Recipient, StringComparer.OrdinalIgnoreCase))
        {
            var alarms = ofOne.ToList();
            var bundle = Bundling.Of(alarms.Count, [.. sent[ofOne.Key].Select(row => new SentAlarm(row.ReleasedAt, row.Bundle == PushBundle.Digest))], rule, now);
            if (bundle.Kind == BundleKind.Singly) alone.AddRange(alarms.Select(alarm => alarm.Id));
            else if (bundle.Kind == BundleKind.Wait) waiting.AddRange(alarms.Select(alarm => (alarm.Id, bundle.Until)));
            else digests.Add((DigestOf(ofOne.Key, alarms, org.Current), [.. alarms.Select(alarm => alarm.Id)]));
        }

        await store.ReleaseAsync(alone, now, cancel);
        await store.WaitAsync(waiting, cancel);
        await scope.GetRequiredService<Outbox>().AddAllAsync([.. digests.Select(digest => (digest.Push, (long?)null))], cancel);
        await store.BundleAsync([.. digests.Select(digest => (digest.Push.Key, digest.Ids))], now, cancel);
    }

    private static Push DigestOf(string recipient, List<HeldAlarm> alarms, OrgTree tree) =>
        new($"digest/{alarms[0].Id}", recipient, DeadlineWordings.Digest.With(new DigestModel(alarms.Count, [.. alarms.Take(MostLines).Select(alarm => alarm.Opening)], Math.Max(0, alarms.Count - MostLines))))
        {
            Bundle = PushBundle.Digest,
            FallbackId = tree.FallbackFor(recipient),
        };
}
