using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Exports;

/// <summary><c>绩效推送</c>: what was handed to the HR system and how it went; <c>绩效推送 重发 3</c> sends the very same once more.</summary>
internal sealed class WebhookCommand(WebhookStore store, ExportsOptions options, LedgerStore ledger, UndoStore undos) : IChatCommand
{
    private const int MostShown = 10;

    public static CommandSpec Spec { get; } = new("绩效推送", "看绩效数据推给人事系统的记录，失败的可以重发", ["绩效推送", "绩效推送 重发 3"])
    {
        Synonyms = ["人事推送"],
        For = Audience.Admins,
        Slots = [new Slot("什么", SlotKind.Text)],
        Notes = ["默认不推送；地址和密钥由管理员在服务器上设定。", "重发的内容和编号与原来相同，对方可以据此去重。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var words = (call.Slots.Text("什么") ?? "").Split([' ', '　', '#'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["重发", var number])
        {
            if (options.Webhook is null) return Reply.Of(ExportWordings.WebhookOff, new WebhookOffModel());
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await store.FindAsync(id, cancel) is not { } before) return Reply.Of(ExportWordings.NoDelivery, new NoDeliveryModel(number));
            if (before.State == WebhookState.Waiting) return Reply.Of(ExportWordings.StillWaiting, new StillWaitingModel(id, before.NextTryAt is { } next ? DateWords.Absolute(next, call.Now) : ""));
            var again = await store.AddAsync(before.Event, before.Subject, before.Body, before.ResendOf ?? before.Id, call.Now, cancel);
            await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), $"绩效 {before.Subject}", "重发绩效推送", id.ToString(CultureInfo.InvariantCulture), again.ToString(CultureInfo.InvariantCulture)), cancel);
            await undos.RememberFinalAsync(call, $"绩效 {before.Subject}", "重发绩效推送", "对方系统可能已经收到", cancel);
            return Reply.Of(ExportWordings.Resent, new ResentModel(id, again, before.Subject));
        }

        var rows = await store.LatestAsync(MostShown, cancel);
        return Reply.Of(ExportWordings.Deliveries, new DeliveriesModel(
            options.Webhook is not null,
            [.. rows.Select(row => new DeliveryLine(
                row.Id, row.Subject, row.State switch { WebhookState.Done => "已收下", WebhookState.Failed => "已放弃", _ => "待发" }, row.Tries, row.LastStatus?.ToString(CultureInfo.InvariantCulture) ?? row.LastFailure ?? "",
                DateWords.Absolute(row.DoneAt ?? row.CreatedAt, call.Now), row.ResendOf ?? 0, row.State == WebhookState.Failed))]));
    }
}
