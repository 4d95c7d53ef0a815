using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Imports;

/// <summary>
/// <c>导入 客户</c> answers with a link, since WeCom gives an app no files by message; <c>导入 确认 12</c> and <c>导入 取消 12</c> do what the page's buttons do (R09).
/// </summary>
internal sealed class ImportCommand(LinkStore links, ImportStore imports, ImportDesk desk, OrgDirectory org, WebOptions web, ImportOptions options) : IChatCommand
{
    public const string Purpose = "import";

    private static readonly string[] Yes = ["确认", "确定", "开始", "继续"], No = ["取消", "不要", "放弃", "作废"], State = ["进度", "状态", "结果"];

    public static CommandSpec Spec { get; } = new("导入", "用表格批量导入客户、合同、回款计划、库存", ["导入 客户", "导入 确认 12", "导入 进度"])
    {
        Synonyms = ["批量导入", "上传表格"],
        For = Audience.Leaders,
        Slots = [new Slot("种类", SlotKind.Word), new Slot("批次", SlotKind.Word)],
        Notes =
        [
            "主管和管理员可以导入：主管导入自己和下属的，管理员导入全部。", "xlsx 或 CSV，最大 20 MB、5万行；列名叫法和顺序不限，链接页有模板。",
            "先试读，确认后才写入；同一个文件再导不会重复；写入后10分钟内可以「撤销」，前提是没人动过写进去的数据。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var words = call.Slots.Text("种类") ?? "";
        var isYes = Yes.Contains(words, StringComparer.Ordinal);
        if (isYes || No.Contains(words, StringComparer.Ordinal) || State.Contains(words, StringComparer.Ordinal) || NumberOf(words) is not null)
            return await OfImportAsync(NumberOf(words) ?? NumberOf(call.Slots.Text("批次") ?? ""), words, call, cancel);
        var shape = ImportShape.Find(words);
        if (words.Length > 0 && shape is null) return Reply.Of(ImportWordings.UnknownKind, new UnknownKindModel(words, [.. ImportShape.All.Select(one => one.Name)]));
        if (!web.HasPublicUrl)
        {
            var code = shape?.Code ?? ImportShape.All[0].Code;
            return Reply.Of(ImportWordings.NoPages, new NoPagesModel(
                org.Current.IsAdmin(call.SenderId) ? "" : org.Current.Admins.Select(admin => admin.Name).FirstOrDefault() ?? "管理员", $"chatbot import {code} 文件.xlsx --dry-run --as {call.SenderId}"));
        }

        var url = await links.IssueAsync(Purpose, call.SenderId, shape?.Code ?? "", call.Now, options.LinkLife, cancel);
        return Reply.Of(ImportWordings.Link, new ImportLinkModel(shape?.Name ?? "", url, (int)options.LinkLife.TotalMinutes, DateWords.Absolute(call.Now + options.LinkLife, call.Now)));
    }

    private async Task<Reply> OfImportAsync(long? id, string words, CommandCall call, CancellationToken cancel)
    {
        id ??= (await imports.LatestOfAsync(call.SenderId, 1, cancel)).FirstOrDefault()?.Id;
        if (id is null || await desk.FindAsync(id.Value, call.SenderId, cancel) is not { } import) return Reply.Of(ImportWordings.NoSuchImport, new NoSuchImportModel(id ?? 0));
        if (Yes.Contains(words, StringComparer.Ordinal)) await desk.ConfirmAsync(import, call.Now, cancel);
        else if (No.Contains(words, StringComparer.Ordinal)) await desk.CancelAsync(import, call.Now, cancel);
        // Whatever was asked for, the answer is how it stands now: a button that came too late says what has become of it (C8).
        var now = (await desk.FindAsync(import.Id, call.SenderId, cancel))!;
        return Reply.Of(ImportWordings.Progress, ProgressModel.Of(now, ImportCounts.Of(await imports.CountsAsync(now.Id, cancel))));
    }

    private static long? NumberOf(string words) =>
        long.TryParse(words.StartsWith("导入-", StringComparison.Ordinal) ? words[3..] : words, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
