using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Commitments;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Links;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Exports;

/// <summary><c>绩效 8月 导出</c>: the frozen sheet of a month by a signed link; each gets what they may see (R26).</summary>
internal sealed class ExportAppraisalCommand(AppraisalDesk desk, LinkStore links, WebOptions web, ExportsOptions options, LedgerStore ledger, UndoStore undos, IOptions<CommitmentsOptions> commitments) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("绩效", "看或导出一个月的绩效表（每月1日冻结）", ["绩效 8月 导出", "绩效 上月"])
    {
        Synonyms = ["绩效表", "绩效考核"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["每月1日8:00冻结上月，之后的变化列在「更正」里，冻结的数不改。", "看得到的范围：自己和下属；人事和管理员看全部。", "链接只给本人用，过期请重新导出。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var words = (call.Slots.Text("范围") ?? "").Split([' ', '　', '，', ','], StringSplitOptions.RemoveEmptyEntries).ToList();
        var exports = words.RemoveAll(word => word is "导出" or "下载") > 0;
        var month = words.Count == 0 ? KeepingMonth.Of(BusinessTime.DayOf(call.Now).AddMonths(-1)) : KeepingMonth.Named(words[0], call.Now);
        if (month is null || words.Count > 1) return Reply.Of(ExportWordings.WhichMonth, new WhichMonthModel(string.Join(' ', words)));
        var freezesAt = month.FreezesAt(commitments.Value.FreezeAt);
        if (await desk.SheetAsync(month, call.SenderId, call.Now, cancel) is not { } found)
            return Reply.Of(ExportWordings.NotFrozen, new NotFrozenModel(month.InWords(call.Now), freezesAt > call.Now ? DateWords.Absolute(freezesAt, call.Now) : ""));
        var (frozen, sheet) = found;
        var model = new AppraisalModel(
            month.InWords(call.Now), month.Key, DateWords.Absolute(frozen.AsOf, call.Now), frozen.Version, sheet.Lines.Count, sheet.Deltas.Count,
            [.. sheet.Lines.Take(MostShown).Select(line => new AppraisalShown(line.Name, line.Due, line.Due == 0 ? "无样本" : Rate(line), line.Actions, new Money(line.ReceivedFen).ToString(), new Money(line.DueFen).ToString()))],
            Math.Max(0, sheet.Lines.Count - MostShown), "", "");
        if (!exports || sheet.Lines.Count + sheet.Deltas.Count == 0) return Reply.Of(ExportWordings.Shown, model);
        if (!web.HasPublicUrl) return Reply.Of(ExportWordings.NoPublicUrl, new NoPublicUrlModel());
        var url = await links.IssueAsync(AppraisalDesk.Purpose, call.SenderId, month.Key, call.Now, options.LinkLife, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), $"绩效 {month.Key}", "导出绩效表", null, $"people={sheet.Lines.Count}"), cancel);
        await undos.RememberFinalAsync(call, $"绩效 {month.Key}", "导出绩效表", "链接已经发出，到期自动失效", cancel);
        return Reply.Of(ExportWordings.Exported, model with { Url = url, Until = DateWords.Absolute(call.Now + options.LinkLife, call.Now) });
    }

    private const int MostShown = 10;

    private static string Rate(AppraisalLine line) => new Figures.FigureValue.Share(line.OnTime, line.Due).ToString();
}
