using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Deadlines;

/// <summary><c>收到 KS-7</c>: the holder or a superior has taken notice. The ladder waits for a few hours; without progress it goes on (R32, part C 7).</summary>
internal sealed class AcknowledgeCommand(DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org, IOptions<EscalationOptions> options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("收到", "对超时预警表示已知悉，暂停继续升级", ["收到 KS-7"])
    {
        Synonyms = ["知道了", "已知悉"],
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "收到的是哪一件？请发编号", Example = "KS-7" }],
        Notes = ["知悉不等于完成：到时仍无进展会再次升级。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var all = await deadlines.OfRecordAsync(recordNo, cancel);
        if (!await deadlines.MaySeeAsync(tree, call.SenderId, recordNo, all, cancel))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        if (all.All(deadline => deadline.ClosedAt is not null))
        {
            var last = all.OrderBy(deadline => deadline.ClosedAt).Last();
            return Reply.Of(DeadlineWordings.AlreadyHandled, new AlreadyHandledModel(recordNo, tree.NameOf(last.ClosedBy ?? ""), DateWords.Absolute(last.ClosedAt!.Value, call.Now)));
        }

        var until = call.Now + options.Value.AcknowledgedFor;
        await deadlines.AcknowledgeAsync(recordNo, call.SenderId, until, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "知悉", null, until.ToString("O")), cancel);
        return Reply.Of(DeadlineWordings.Acknowledged, new AcknowledgedModel(recordNo, DateWords.Absolute(until, call.Now), string.Join("、", all.Where(deadline => deadline.ClosedAt is null).Select(deadline => tree.NameOf(deadline.Holder)).Distinct()))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), "已知悉")),
        };
    }
}
