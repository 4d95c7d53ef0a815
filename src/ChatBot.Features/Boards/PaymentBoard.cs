using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Boards;

/// <summary>回款 (R71): what is still to come, how long it is late, and what came in this month.</summary>
internal sealed class PaymentBoard(BoardStore store) : IBoard
{
    /// <summary>By how many days late; the last is open to the end.</summary>
    private static readonly (string Name, int From, int To)[] Ages = [("1–7 天", 1, 7), ("8–30 天", 8, 30), ("31–90 天", 31, 90), ("90 天以上", 91, int.MaxValue)];

    public string Id => "payments";

    public string Title => "回款";

    public string Question => "多少钱没到，逾期的有多少、多久？";

    public int Place => 4;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var people = ContractSight.IsFinance(ask.Org, ask.Reader.UserId) ? null : ask.People;
        var today = BusinessTime.DayOf(ask.Now);
        var all = await store.OpenPaymentsAsync(people, cancel);
        var month = new DateOnly(today.Year, today.Month, 1);
        var received = new Money(await store.ReceivedBetweenAsync(people, month, today, cancel));
        var rows = all.Where(row => ask["customer"].Length == 0 || row.Customer.Contains(ask["customer"], StringComparison.OrdinalIgnoreCase)).Where(row => ask["late"] != "1" || row.DueDay < today).ToList();
        var late = rows.Where(row => row.DueDay < today).ToList();
        var (open, overdue) = (Sum(rows), Sum(late));
        return new BoardView(
            rows.Count == 0 ? "没有等着到的款。"
                : late.Count == 0 ? $"还有 {open} 没到（{rows.Count} 笔），没有逾期。"
                : $"{late.Count} 笔逾期，共 {overdue}；最久的是 {late[0].RecordNo} {late[0].Customer}，晚了 {today.DayNumber - late[0].DueDay!.Value.DayNumber} 天，{ask.Org.NameOf(late[0].Owner)} 负责。",
            [
                new BoardFigure("未到", open.ToString(), $"n={rows.Count} 笔"),
                new BoardFigure("逾期", overdue.ToString(), $"n={late.Count} 笔", IsLate: late.Count > 0, Link: "/boards/payments?late=1"),
                new BoardFigure($"{today.Month}月到账", received.ToString(), $"{month.Month}月1日–{today.Day}日，退款已减"),
            ],
            late.Count == 0 ? null : new BoardChart(
                "逾期多久", "万元", [.. Ages.Select(age => age.Name)],
                [new BoardSeries("逾期", [.. Ages.Select(age => Sum(late.Where(row => Between(today.DayNumber - row.DueDay!.Value.DayNumber, age.From, age.To))).Fen / 1_000_000.0)], IsLate: true)]),
            new BoardTable(
                ["编号", "客户", "合同", "还差", "到期", "还剩", "负责人"],
                [.. rows.Select(row => new BoardRow(
                    [
                        row.RecordNo, row.Customer, row.ContractNo, new Money(row.AmountFen - row.ReceivedFen).ToString(),
                        row.DueDay is { } due ? DateWords.Day(due, today) : $"等{row.Event}", Left(row.DueDay, today), ProjectBoard.NameWithDepartment(ask, row.Owner),
                    ],
                    row.DueDay < today, $"/boards/records/{Uri.EscapeDataString(row.RecordNo)}"))]))
        {
            Filters = [new BoardFilter("customer", "客户", []), new BoardFilter("late", "只看", [("", "全部"), ("1", "逾期的")])],
            WhyEmpty = all.Count == 0 ? "还没有排回款计划。在聊天里发「回款计划 合同号 …」，就会出现在这里。" : "这个条件下没有。换个条件，或清空条件看全部。",
            Note = "还差 = 应收 − 已到账；逾期按约定日期算，遇节假日提醒顺延，约定不变。",
        };
    }

    private static Money Sum(IEnumerable<PaymentBoardRow> rows) => new(rows.Sum(row => row.AmountFen - row.ReceivedFen));

    private static bool Between(int days, int from, int to) => days >= from && days <= to;

    private static string Left(DateOnly? due, DateOnly today) => due is not { } day ? ""
        : day < today ? $"逾期 {today.DayNumber - day.DayNumber} 天" : day == today ? "今天" : $"还有 {day.DayNumber - today.DayNumber} 天";
}
