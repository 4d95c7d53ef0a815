using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>
/// Reads departments and members again. When WeCom is away, or shows so few people that it cannot be true, the cached org stays and the reason
/// is noted for 体检.
/// </summary>
internal sealed partial class SyncOrgJob(UnitOfWork work, IOrgSource source, OrgDirectory org, ContentState content, IOptions<ScheduleOptions> schedule, ILogger<SyncOrgJob> logger)
    : IScheduledJob
{
    public string Name => "OrgSync";

    public string Cron => schedule.Value.OrgSync;

    public Task RunAsync(JobContext context, CancellationToken cancel) => SyncAsync(context.Now, acceptShrink: false, cancel);

    /// <param name="acceptShrink">An admin said that so many people really left.</param>
    internal async Task SyncAsync(DateTimeOffset now, bool acceptShrink, CancellationToken cancel)
    {
        OrgSnapshot fresh;
        try
        {
            fresh = await source.ReadAsync(cancel);
        }
        catch (Exception away) when (away is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            DirectoryAway(logger, away);
            await work.WriteAsync((scope, token) => scope.GetRequiredService<ServiceStateStore>().SetAsync(ServiceState.OrgFailed, Reason(away), now, token), cancel);
            return;
        }

        var shrink = OrgShrink.Of(org.Current.People, fresh);
        if (fresh.People.Count == 0 || (shrink.IsTooMuch && !acceptShrink))
        {
            Refused(logger, shrink.Known, shrink.Vanished);
            await work.WriteAsync((scope, token) => RefuseAsync(scope, shrink, now, token), cancel);
            return;
        }

        await work.WriteAsync((scope, token) => KeepAsync(scope, fresh, now, token), cancel);
        await org.ReloadAsync(cancel);
        content.Checked(org.Check());
    }

    private static async Task KeepAsync(IServiceProvider scope, OrgSnapshot fresh, DateTimeOffset now, CancellationToken cancel)
    {
        await scope.GetRequiredService<PeopleStore>().SaveAsync(fresh, now, cancel);
        var state = scope.GetRequiredService<ServiceStateStore>();
        await state.SetAsync(ServiceState.OrgSynced, fresh.People.Count.ToString(), now, cancel);
        await state.ForgetAsync(ServiceState.OrgFailed, cancel);
        await state.ForgetAsync(ServiceState.OrgRefused, cancel);
    }

    private async Task RefuseAsync(IServiceProvider scope, OrgShrink shrink, DateTimeOffset now, CancellationToken cancel)
    {
        await scope.GetRequiredService<ServiceStateStore>().SetAsync(ServiceState.OrgRefused, $"{shrink.Known}/{shrink.Vanished}", now, cancel);
        var said = AdministrationWordings.OrgShrunk.With(new OrgShrunkModel(shrink.Known, shrink.Vanished));
        // Once a day: the read is repeated every few hours, the alarm need not be.
        var day = BusinessTime.DayOf(now);
        await scope.GetRequiredService<Outbox>().AddAsync(
            org.Current.Admins.Select(admin => new Push($"org-shrunk/{day:yyyy-MM-dd}/{admin.UserId}", admin.UserId, said)), null, cancel);
    }

    /// <summary>The platform's error code where the message carries one, else the kind of failure: never the text of a reply.</summary>
    private static string Reason(Exception away) => ErrorCodeOf(away.Message) is { } code ? $"errcode {code}" : away.GetType().Name;

    private static string? ErrorCodeOf(string message) =>
        ErrorCode().Match(message) is { Success: true } match ? match.Groups["code"].Value : null;

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<!\d)(?<code>[4-9]\d{4})(?!\d)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex ErrorCode();

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Could not read the org; the cached one stays")]
    private static partial void DirectoryAway(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "Did not believe the org that was read: {Vanished} of {Known} people are missing")]
    private static partial void Refused(ILogger logger, int known, int vanished);
}
