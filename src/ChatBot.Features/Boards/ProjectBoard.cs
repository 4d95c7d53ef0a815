using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Boards;

/// <summary>全周期看板 (R12, R15): one line for every record that somebody has in hand; where it stands, with whom, since when, and what is missing.</summary>
internal sealed class ProjectBoard(BoardStore store) : IBoard
{
    private const int MostBars = 8;

    public string Id => "projects";

    public string Title => "全周期看板";

    public string Question => "哪些事在走，卡在哪一步、谁手里？";

    public int Place => 1;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var clocks = await store.OpenClocksAsync(ask.People, ContractSight.IsFinance(ask.Org, ask.Reader.UserId), cancel);
        var lines = clocks.GroupBy(clock => clock.RecordNo, StringComparer.Ordinal).Select(group => ProjectLine.Of([.. group], ask.Now))
            .Where(line => ask["customer"].Length == 0 || line.Customer.Contains(ask["customer"], StringComparison.OrdinalIgnoreCase))
            .Where(line => ask["kind"].Length == 0 || RecordNo.PrefixOf(line.RecordNo) == ask["kind"])
            .Where(line => ask["late"] != "1" || line.Red > 0)
            .OrderByDescending(line => line.Over).ThenBy(line => line.Now.DueAt).ThenBy(line => line.RecordNo, StringComparer.Ordinal)
            .ToList();
        var stuck = lines.Where(line => line.Red > 0).ToList();
        var holders = stuck.GroupBy(line => line.Now.Holder, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostBars).ToList();
        return new BoardView(
            AnswerOf(lines, stuck, ask),
            [
                new BoardFigure("在走", $"{lines.Count} 件"),
                new BoardFigure("卡住", $"{stuck.Count} 件", $"n={lines.Count}", IsLate: stuck.Count > 0, Link: "/boards/projects?late=1"),
                new BoardFigure("最久已超", stuck.Count == 0 ? "—" : DateWords.Span(stuck[0].Over), IsLate: stuck.Count > 0),
            ],
            holders.Count == 0 ? null : new BoardChart(
                "卡住的事在谁手里", "件", [.. holders.Select(group => ask.Org.NameOf(group.Key))], [new BoardSeries("超时", [.. holders.Select(group => (double)group.Count())], IsLate: true)]),
            new BoardTable(
                ["编号", "客户", "现在这一步", "在谁手里", "期限", "还剩", "缺什么", "红"],
                [.. lines.Select(line => new BoardRow(
                    [
                        line.RecordNo, line.Customer, line.Now.Title, NameWithDepartment(ask, line.Now.Holder), DateWords.Absolute(line.Now.DueAt, ask.Now), DateWords.Remaining(line.Now.DueAt, ask.Now),
                        line.Now.Missing, line.Red == 0 ? "" : $"{line.Red}",
                    ],
                    line.Red > 0, $"/boards/records/{Uri.EscapeDataString(line.RecordNo)}"))]))
        {
            Filters =
            [
                new BoardFilter("customer", "客户", []),
                new BoardFilter("kind", "种类", [("", "全部"), .. Kinds.Where(kind => clocks.Any(clock => RecordNo.PrefixOf(clock.RecordNo) == kind.Value))]),
                new BoardFilter("late", "只看", [("", "全部"), ("1", "超时的")]),
            ],
            WhyEmpty = clocks.Count == 0 ? "您和下属手里现在没有在走的事。在聊天里发「需求」「承诺」「客诉」等，就会出现在这里。" : "这个条件下没有。换个条件，或清空条件看全部。",
            Note = "一件事一行；一件事有几步同时在走时，显示最急的一步。看得到的是您自己、下属和您参与的事。",
        };
    }

    private static string AnswerOf(List<ProjectLine> lines, List<ProjectLine> stuck, BoardAsk ask)
    {
        if (lines.Count == 0) return "没有在走的事。";
        if (stuck.Count == 0)
            return $"{lines.Count} 件在走，没有超时；最先到期的是 {lines[0].RecordNo}，{ask.Org.NameOf(lines[0].Now.Holder)} 手里，{DateWords.Remaining(lines[0].Now.DueAt, ask.Now)}。";
        var worst = stuck[0];
        var missing = worst.Now.Missing.Length > 0 ? $"，缺{worst.Now.Missing}" : "";
        return $"{stuck.Count} 件卡住，最久的是 {worst.RecordNo} {worst.Now.Title}，{ask.Org.NameOf(worst.Now.Holder)} 手里，已超 {DateWords.Span(worst.Over)}{missing}。";
    }

    internal static string NameWithDepartment(BoardAsk ask, string userId) =>
        ask.Org.Find(userId) is { } person ? $"{person.Name}（{ask.Org.DepartmentNameOf(person)}{(person.IsActive ? "" : "，已停用")}）" : userId;

    private static readonly (string Value, string Label)[] Kinds =
        [("XS", "线索"), ("XQ", "需求"), ("HT", "合同"), ("HK", "回款"), ("CN", "承诺"), ("KS", "客诉"), ("YS", "验收"), ("DB", "调拨"), ("WX", "维修"), ("JF", "交付")];
}

/// <summary>One record with work in hand.</summary>
/// <param name="Now">The clock that presses most.</param>
/// <param name="Red">How many of its clocks are over their limit.</param>
/// <param name="Over">By how much the worst is over; zero where none is.</param>
internal sealed record ProjectLine(string RecordNo, string Customer, Deadline Now, int Red, TimeSpan Over)
{
    public static ProjectLine Of(IReadOnlyList<Deadline> clocks, DateTimeOffset now)
    {
        var first = clocks.MinBy(clock => clock.DueAt)!;
        return new ProjectLine(first.RecordNo, first.Customer, first, clocks.Count(clock => clock.IsOverdue(now)), now > first.DueAt ? now - first.DueAt : TimeSpan.Zero);
    }
}
