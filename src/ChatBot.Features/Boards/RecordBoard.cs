using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Boards;

/// <summary>One record with all that happened to it, for who may know of it; for others it does not exist (C9).</summary>
public interface IRecordBoard
{
    /// <returns>Null where there is no such record, or the reader may not know of it.</returns>
    Task<BoardView?> ReadAsync(string recordNo, BoardAsk ask, CancellationToken cancel);
}

internal sealed class RecordBoard(RecordSights sights, RecordSightFinder clocksSight, IEnumerable<IRelatedRecords> relations, DeadlineStore deadlines, LedgerStore ledger) : IRecordBoard
{
    private const int MostLetters = 120;

    public async Task<BoardView?> ReadAsync(string recordNo, BoardAsk ask, CancellationToken cancel)
    {
        var clocks = await deadlines.OfRecordAsync(recordNo, cancel);
        var maySee = await clocksSight.MaySeeAsync(ask.Reader.UserId, recordNo, clocks, cancel) || await sights.MaySeeAsync(recordNo, ask.Reader.UserId, cancel);
        // A contract has no clock of its own: its payments and approvals have.
        foreach (var relation in relations) maySee = maySee || await relation.OfAsync(recordNo, ask.Reader.UserId, cancel) is not null;
        if (!maySee) return null;
        var entries = await ledger.OfAsync(recordNo, cancel);
        if (entries.Count == 0 && clocks.Count == 0) return null;
        var open = clocks.Where(clock => clock.ClosedAt is null).OrderBy(clock => clock.DueAt).ToList();
        var late = open.Count(clock => clock.IsOverdue(ask.Now));
        var customer = clocks.Count > 0 ? clocks[^1].Customer : "";
        return new BoardView(
            open is [var first, ..]
                ? $"{recordNo}{(customer.Length > 0 ? " " + customer : "")}：{first.Title} 在 {ask.Org.NameOf(first.Holder)} 手里，{DateWords.Remaining(first.DueAt, ask.Now)}{(first.Missing.Length > 0 ? $"，缺{first.Missing}" : "")}。"
                : $"{recordNo}{(customer.Length > 0 ? " " + customer : "")}：没有在走的步骤。",
            [
                new BoardFigure("在走", $"{open.Count} 步"),
                new BoardFigure("超时", $"{late} 步", $"n={open.Count}", IsLate: late > 0),
                new BoardFigure("标红过", $"{clocks.Count(clock => clock.RedAt is not null)} 次", $"n={clocks.Count}"),
            ],
            null,
            new BoardTable(
                ["什么时候", "谁", "做了什么", "结果", "原因"],
                [.. entries.Reverse().Select(entry => new BoardRow(
                [
                    DateWords.Absolute(entry.At, ask.Now), entry.Actor == "system" ? "系统" : ask.Org.NameOf(entry.Actor), entry.Action, Short(entry.After), Short(entry.Reason),
                ]))]))
        {
            Note = "最近的在前。每一条都在防篡改的审计链里（聊天里发「审计」核对）。",
        };
    }

    /// <summary>What was stored for programs to read, such as step names and user ids, says nothing to people and is left out.</summary>
    private static string Short(string? text) =>
        text is null || !text.Any(letter => letter is >= '\u4e00' and <= '\u9fff') || text[0] is '{' or '[' ? "" : text.Length > MostLetters ? text[..MostLetters] + "…" : text;
}
