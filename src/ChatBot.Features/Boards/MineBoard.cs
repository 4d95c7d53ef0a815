using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Boards;

/// <summary>我的: what I have in hand, what is due first, and the typed command that finishes it.</summary>
internal sealed class MineBoard(DeadlineStore deadlines, BoardStore store) : IBoard
{
    public string Id => "mine";

    public string Title => "我的";

    public string Question => "我手里有什么，先做哪件？";

    public int Place => 6;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(ask.Now);
        var clocks = await deadlines.OpenOfAsync([ask.Reader.UserId], BoardStore.MostRows, cancel);
        var late = clocks.Count(clock => clock.IsOverdue(ask.Now));
        var done = (await store.HealthAsync([ask.Reader.UserId], today, today, cancel)).Sum(row => row.Count);
        return new BoardView(
            clocks.Count == 0 ? "您手里没有待办。"
                : $"您手里有 {clocks.Count} 件{(late > 0 ? $"，{late} 件超时" : "")}；先做 {clocks[0].RecordNo} {clocks[0].Title}，{DateWords.Remaining(clocks[0].DueAt, ask.Now)}。",
            [
                new BoardFigure("待办", $"{clocks.Count} 件"),
                new BoardFigure("超时", $"{late} 件", $"n={clocks.Count}", IsLate: late > 0),
                new BoardFigure("今天的健康动作", $"{done} 个", Link: "/boards/health"),
            ],
            null,
            new BoardTable(
                ["编号", "要做什么", "客户", "期限", "还剩", "在聊天里发"],
                [.. clocks.Select(clock => new BoardRow(
                    [clock.RecordNo, clock.Title, clock.Customer, DateWords.Absolute(clock.DueAt, ask.Now), DateWords.Remaining(clock.DueAt, ask.Now), ClockActs.Finish(clock)],
                    clock.IsOverdue(ask.Now), $"/boards/records/{Uri.EscapeDataString(clock.RecordNo)}"))]))
        {
            WhyEmpty = "现在没有要您做的事。别人交给您的、您答应别人的，都会出现在这里。",
        };
    }
}
