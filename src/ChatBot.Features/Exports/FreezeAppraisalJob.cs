using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Commitments;
using ChatBot.Features.Figures;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Exports;

/// <summary>Fixes the appraisal sheet of a month on the first of the next at the time of 履约's own figures, tells HR and the heads, and hands it to the HR system (R26).</summary>
internal sealed class FreezeAppraisalJob(UnitOfWork work, OrgDirectory org, IOptions<CommitmentsOptions> commitments, ExportsOptions options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    /// <summary>A longer stop than this is told to nobody: the sheet is there for whoever asks.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public const string Event = "appraisal.frozen";

    public string Name => "FreezeAppraisal";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var due = await work.ReadAsync(
            async (scope, token) => FreezeKeepingJob.Due(
                await scope.GetRequiredService<AppraisalStore>().LastAsync(token), await scope.GetRequiredService<BaselineStore>().FirstUseAsync(token), context.Now, commitments.Value.FreezeAt),
            cancel);
        await context.Runner.ForEachAsync(Name, due, month => month.Key, (scope, month, token) => FreezeAsync(scope, month, context.Now, token), cancel);
    }

    private async Task FreezeAsync(IServiceProvider scope, KeepingMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var desk = scope.GetRequiredService<AppraisalDesk>();
        var asOf = month.FreezesAt(commitments.Value.FreezeAt);
        var lines = await desk.CountAsync(month, asOf, cancel);
        if (!await scope.GetRequiredService<AppraisalStore>().FreezeAsync(month, asOf, now, lines, cancel)) return;
        await scope.GetRequiredService<LedgerStore>().AppendAsync(new LedgerEntry(now, "system", "job", $"绩效 {month.Key}", "冻结", null, $"people={lines.Count}"), cancel);
        if (lines.Count == 0) return;
        if (options.Webhook is not null) await scope.GetRequiredService<WebhookStore>().AddAsync(Event, month.Key, BodyOf(month, 1, asOf, lines), null, now, cancel);
        if (now - asOf > News) return;
        var tree = org.Current;
        var heads = lines.SelectMany(line => tree.SuperiorsOf(line.Person)).Select(head => head.UserId).Concat(desk.Hr is { } hr ? [hr.UserId] : []).Distinct(StringComparer.OrdinalIgnoreCase);
        await scope.GetRequiredService<Outbox>().AddAsync(
            heads.Select(head => new Push($"appraisal/{month.Key}/{head}", head, ExportWordings.Frozen.With(
                new AppraisalFrozenModel(month.InWords(now), month.Key, DateWords.Absolute(asOf, now), 1, lines.Count(line => desk.MaySee(head, line.Person)))))),
            null,
            cancel);
    }

    /// <summary>What other programs read: keep it stable. Money in 分, instants in UTC.</summary>
    internal static string BodyOf(KeepingMonth month, int version, DateTimeOffset asOf, IReadOnlyList<AppraisalLine> lines) => JsonSerializer.Serialize(
        new
        {
            @event = Event, month = month.Key, version, asOf = asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            lines = lines.Select(line => new
            {
                userId = line.Person, name = line.Name, department = line.Department, promisesDue = line.Due, onTime = line.OnTime, late = line.Late, broken = line.Broken, unproven = line.Unproven,
                healthActions = line.Actions, dueFen = line.DueFen, receivedFen = line.ReceivedFen, signedFen = line.SignedFen,
            }),
        },
        ChatJson.Options);
}
