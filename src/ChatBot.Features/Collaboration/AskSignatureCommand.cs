using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Links;

namespace ChatBot.Features.Collaboration;

/// <summary><c>签字链接 YS-3 步骤9 护士长 陈</c>: a link for a person outside; asked for again, the one before is void (R46).</summary>
internal sealed class AskSignatureCommand(CaseDesk desk, SignDesk sign, UndoStore undos, WebOptions web) : IChatCommand
{
    private const string Receipt = "签收码";

    public static CommandSpec Spec { get; } = new("签字链接", "生成一次性链接，请客户在手机上签字", ["签字链接 YS-3 步骤9 护士长 陈"])
    {
        Synonyms = [Receipt, "作废重发"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "给哪一件签字？请发编号", Example = "YS-3", InHand = true, Prefixes = CaseRecords.Prefixes },
            new Slot("签字人", SlotKind.Text) { Required = true, Ask = "请谁签字？请写科室、职务和姓", Example = "护士长 陈" },
        ],
        Notes = ["链接72小时内有效（签收码24小时），只能签一次；再发一次，前面的作废。", "维修签收后7天内，客户用同一个链接可以反馈没修好，工单退回重修。", "对方不方便用手机：请他签在纸上，发「补交 YS-3 步骤9 签字人:姓名」再拍照。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var picked = desk.Pick(now, call.Slots.Text("签字人")!, call.SenderId, "签字链接", call.Now, (rule, _) => rule.Outputs.Any(output => output.Type == OutputType.Signature));
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var (rule, signer) = (picked.Value!.Stage, picked.Value.Rest);
        if (rule.Outputs.All(output => output.Type != OutputType.Signature)) return Reply.Of(CollaborationWordings.StageRefused, new StageRefusedModel(recordNo, rule.Title, "not-allowed", ""));
        if (!web.HasPublicUrl) return Reply.Of(CollaborationWordings.NoSignPage, new NoSignPageModel(recordNo, rule.Title));
        // 签收码 is for whoever stands beside the engineer (R65).
        var life = call.Text.TrimStart().StartsWith(Receipt, StringComparison.Ordinal) ? SignDesk.ReceiptLife : SignDesk.LinkLife;
        var link = await sign.IssueAsync(now, rule, signer, life, call, cancel);
        await undos.RememberFinalAsync(call, recordNo, $"签字链接 {recordNo} {rule.Title}", $"再发一次「签字链接 {recordNo} {rule.Title} 签字人」，前面的链接就作废", cancel);
        return Reply.Of(CollaborationWordings.SignLink, new SignLinkModel(recordNo, rule.Title, now.Customer, signer, link, DateWords.Absolute(call.Now + life, call.Now)));
    }
}
