using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Exports;

/// <summary>Sends what is due to the HR system, signed anew with each try; what is not taken is tried again with growing pauses, and given up with a word to the admins.</summary>
internal sealed class SendWebhooksJob(UnitOfWork work, IWebhookSender sender, ExportsOptions options, OrgDirectory org, TimeProvider clock, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int AtOnce = 20;

    public string Name => "SendWebhooks";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        if (options.Webhook is not { } url) return;
        foreach (var delivery in await work.ReadAsync((scope, token) => scope.GetRequiredService<WebhookStore>().DueAsync(context.Now, AtOnce, token), cancel)) await SendAsync(url, delivery, context.Now, cancel);
    }

    private async Task SendAsync(Uri url, WebhookDelivery delivery, DateTimeOffset now, CancellationToken cancel)
    {
        var number = delivery.Tries + 1;
        var next = Webhook.NextTry(number, now);
        // The last try has no next one: until it is answered it stays due, so that a crash does not lose it.
        if (!await work.WriteAsync((scope, token) => scope.GetRequiredService<WebhookStore>().ClaimAsync(delivery, next ?? now.AddHours(1), token), cancel)) return;
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Webhook.TimestampHeader] = timestamp.ToString(CultureInfo.InvariantCulture), [Webhook.SignatureHeader] = Webhook.Sign(options.WebhookSecret, timestamp, delivery.Body),
            [Webhook.DeliveryHeader] = (delivery.ResendOf ?? delivery.Id).ToString(CultureInfo.InvariantCulture), [Webhook.EventHeader] = delivery.Event,
        };
        var answer = await sender.SendAsync(url, delivery.Body, headers, cancel);
        var state = answer.IsTaken ? WebhookState.Done : next is null ? WebhookState.Failed : WebhookState.Waiting;
        await work.WriteAsync(
            async (scope, token) =>
            {
                await scope.GetRequiredService<WebhookStore>().AnsweredAsync(delivery.Id, number, answer, state, now, token);
                if (state != WebhookState.Failed) return;
                var said = ExportWordings.WebhookFailed.With(new WebhookFailedModel(delivery.Id, delivery.Subject, number, answer.Status?.ToString(CultureInfo.InvariantCulture) ?? answer.Failure ?? ""));
                await scope.GetRequiredService<Outbox>().AddAsync(org.Current.Admins.Select(admin => new Push($"webhook/{delivery.Id}/failed/{admin.UserId}", admin.UserId, said)), null, token);
            },
            cancel);
    }
}
