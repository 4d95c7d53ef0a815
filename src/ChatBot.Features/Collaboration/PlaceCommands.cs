using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Collaboration;

/// <summary><c>签到 WX-1</c>: says what a position is for and how to send it; the location itself is the act (R64).</summary>
internal sealed class CheckInCommand(CaseDesk desk, CustomerSiteStore sites, PlaceOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("签到", "到了客户现场，发位置签到", ["签到 WX-1"])
    {
        Synonyms = ["到场签到", "打卡"],
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "给哪一件签到？请发编号", Example = "WX-1", InHand = true, Prefixes = CaseRecords.Prefixes }],
        Notes = ["用聊天里的「+」发位置。离客户现场太远、下班时间或不愿发位置的，写「到场说明 WX-1 原因」并拍一张现场照片。", "位置只在上班时间记录，到期自动删除；随时可以「撤回定位」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (now, rule, refusal) = await PlaceStage.FindAsync(desk, call, "签到", cancel);
        if (refusal is not null) return refusal;
        return Reply.Of(CollaborationWordings.CheckIn, new CheckInModel(
            now!.RecordNo, rule!.Title, now.Customer, await sites.OfAsync(now.Customer, cancel) is not null, GeoPoint.InWords(options.WithinMetres), (int)options.Keep.TotalDays, StagePhoto.TakesCode(rule)));
    }
}

/// <summary><c>到场说明 WX-1 停车场入口，离楼 600 米</c>: why the position is not that of the customer, or why there is none (R64).</summary>
internal sealed class ExplainPlaceCommand(CaseDesk desk, StagePlaceHandler places, UndoStore undos) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("到场说明", "位置对不上或没有位置时写原因", ["到场说明 WX-1 院区大，机房在北门，定位在南门"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "说明哪一件？请发编号", Example = "WX-1", InHand = true, Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Text) { Keys = ["理由", "说明"], Required = true, Ask = "为什么位置对不上，或者没有位置？", Example = "院区大，机房在北门，定位在南门" },
        ],
        Notes = ["说明会随到场记录给审核的人看；还要有一张含口令的现场照片。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (now, rule, refusal) = await PlaceStage.FindAsync(desk, call, "到场说明", cancel);
        if (refusal is not null) return refusal;
        var output = rule!.Outputs.First(one => one.Type == OutputType.Location);
        var stage = now!.Run.Stage(rule.Id);
        var reason = call.Slots.Text("原因")!.Trim();
        var before = stage.Of(output.Id).LastOrDefault() ?? new OutputValue { Output = output.Id, NeedsReason = true, Text = "⚠ 没有位置" };
        var words = before.Note.Length > 0 ? before.Text[..before.Text.LastIndexOf("，原因：", StringComparison.Ordinal)] : before.Text;
        var reply = await places.GiveAsync(now, rule, stage, before with { Note = reason, Text = $"{words}，原因：{reason}" }, call.SenderId, call.Now, call.MessageId, cancel);
        if (stage.AwaitedAt is null) await undos.RememberFinalAsync(call, now.RecordNo, $"到场说明 {now.RecordNo}", $"再发一次「到场说明 {now.RecordNo} 新的原因」就改过来", cancel);
        return reply;
    }
}

/// <summary><c>同意定位</c>, <c>撤回定位</c>: whether positions of the sender may be kept at all (R64).</summary>
internal sealed class PlaceConsentCommand(PlaceStore places, LedgerStore ledger, UndoStore undos, PlaceOptions options) : IChatCommand
{
    private const string Withdraw = "撤回定位";

    public static CommandSpec Spec { get; } = new("同意定位", "同意或撤回到场时记录位置", ["同意定位", Withdraw])
    {
        Synonyms = [Withdraw],
        Notes = ["撤回后，已经记下的位置马上删除，以后也不再记；到场改用说明加照片。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var withdraws = call.Text.TrimStart().StartsWith(Withdraw, StringComparison.Ordinal);
        var erased = 0;
        if (withdraws) erased = await places.WithdrawAsync(call.SenderId, call.Now, cancel);
        else await places.AgreeAsync(call.SenderId, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), call.SenderId, withdraws ? Withdraw : "同意定位"), cancel);
        await undos.RememberFinalAsync(call, call.SenderId, withdraws ? Withdraw : "同意定位", withdraws ? "位置已经删除；要重新记录请发「同意定位」" : "不想记录请发「撤回定位」", cancel);
        return Reply.Of(CollaborationWordings.PlaceConsent, new PlaceConsentModel(withdraws, erased, (int)options.Keep.TotalDays));
    }
}

/// <summary>The stage in hand that wants a place.</summary>
internal static class PlaceStage
{
    public static async Task<(Case? Now, FlowStage? Rule, Reply? Refusal)> FindAsync(CaseDesk desk, CommandCall call, string verb, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return (null, null, Reply.Of(unknown));
        var picked = desk.Pick(found.Value!, "", call.SenderId, verb, call.Now, (rule, _) => rule.Outputs.Any(output => output.Type == OutputType.Location));
        return picked.Refusal is { } unclear ? (null, null, Reply.Of(unclear)) : (found.Value, picked.Value!.Stage, null);
    }
}
