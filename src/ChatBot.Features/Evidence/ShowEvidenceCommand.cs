using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Evidence;

/// <summary><c>图 KS-7</c> lists the proofs of a record with what came of them; <c>图 KS-7 2</c> sends the second one, with the time on it.</summary>
internal sealed class ShowEvidenceCommand(EvidenceStore store, EvidenceDesk desk, RecordSights sights, Outbox outbox, OrgDirectory org, FontFinder font) : IChatCommand
{
    private const int MostLines = 12;

    public static CommandSpec Spec { get; } = new("图", "看一条记录的照片和凭证，以及核对结果", ["图 KS-7", "图 KS-7 2"])
    {
        Synonyms = ["看图", "看凭证"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "看哪一条的图？请发编号", Example = "KS-7" },
            new Slot("第几张", SlotKind.Word),
        ],
        Notes = ["带序号时发回那一张的水印图：收到时间、发送人、编号、口令都印在上面；原图另存，不改动。", "✓ 通过，✗ 没通过，⚠ 请人看一眼；时间以服务器接收为准。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        if (!await sights.MaySeeAsync(recordNo, call.SenderId, cancel)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var rows = await store.OfAsync(recordNo, cancel);
        if (rows.Count == 0) return Reply.Of(EvidenceWordings.None, new NoEvidenceModel(recordNo));
        if (call.Slots.Text("第几张") is not { Length: > 0 } typed) return List(recordNo, rows, call.Now);
        var number = long.TryParse(typed.TrimStart('第', '图', '#').TrimEnd('张', '.', '。'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return rows.FirstOrDefault(row => row.Number == number) is { } row
            ? await ShowAsync(row, call, cancel)
            : Reply.Of(EvidenceWordings.NoSuchPicture, new NoSuchPictureModel(recordNo, number, rows[^1].Number ?? rows.Count));
    }

    private Reply List(string recordNo, IReadOnlyList<EvidenceRow> rows, DateTimeOffset now)
    {
        var pages = rows.Chunk(MostLines)
            .Select(page => EvidenceWordings.Listed.With(new EvidenceListModel(recordNo, [.. page.Select(row => LineOf(row, now))], page.Any(row => row.IsPicture)))).ToList();
        return Reply.Of(pages[0]) with { Later = [.. pages.Skip(1)] };
    }

    private EvidenceLine LineOf(EvidenceRow row, DateTimeOffset now) => new(
        row.Number ?? 0, row.Accepted ? "✓" : row.Checks is null ? "…" : "✗", row.Purpose ?? "", EvidenceDesk.Short(row), DateWords.Absolute(row.ReceivedAt, now),
        org.Current.NameOf(row.Uploader), row.CheckList.FirstOrDefault(check => check.Mark == CheckMark.Fail)?.Name ?? "");

    private async Task<Reply> ShowAsync(EvidenceRow row, CommandCall call, CancellationToken cancel)
    {
        var follows = row.MarkedSha256 is not null;
        if (row.MarkedSha256 is { } copy) await outbox.AddPictureAsync(call.SenderId, row.RecordNo!, copy, call.MessageId, cancel);
        var shown = Reply.Of(EvidenceWordings.Shown, new EvidenceShownModel(
            row.RecordNo!, row.Number ?? 0, row.Purpose ?? "", EvidenceDesk.Short(row), DateWords.Absolute(row.ReceivedAt, call.Now), org.Current.NameOf(row.Uploader),
            row.Camera ?? "", row.HasPlace, await desk.LinesAsync(row.CheckList, call.SenderId, cancel), follows));
        if (follows) return shown;
        return shown.And(EvidenceWordings.NotDrawn.With(new NotDrawnModel(
            !row.IsPicture ? row.Problem is null ? "这一份不是图片，聊天里看不了" : "这一份打不开" : row.MarkState == "Failed" ? "水印没有画成，请管理员看日志" : font.Problem ?? "")));
    }
}
