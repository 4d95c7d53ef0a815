using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;

namespace ChatBot.Features.Boards;

/// <summary>承诺履约 (R25): of what fell due in the month, how much was kept in time, by person.</summary>
internal sealed class PromiseBoard(KeepingStore keepings) : IBoard
{
    private const int MostBars = 8;

    public string Id => "promises";

    public string Title => "承诺履约";

    public string Question => "答应客户的，按时做到了多少？";

    public int Place => 2;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var month = (ask["month"].Length > 0 ? KeepingMonth.Named(ask["month"], ask.Now) : null) ?? KeepingMonth.Of(ask.Now);
        var promises = await keepings.OfMonthAsync(month, ask.People, cancel);
        var total = KeepingCount.Of(promises.Select(promise => promise.At(ask.Now)));
        var people = promises.GroupBy(promise => promise.Promiser, StringComparer.OrdinalIgnoreCase).Select(group => (Person: group.Key, Count: KeepingCount.Of(group.Select(promise => promise.At(ask.Now)))))
            .OrderBy(one => Rate(one.Count) ?? 2).ThenByDescending(one => one.Count.Due).ThenBy(one => one.Person, StringComparer.Ordinal).ToList();
        var due = people.Where(one => one.Count.Due > 0).Take(MostBars).ToList();
        var shown = ask["person"].Length == 0 ? promises : [.. promises.Where(promise => string.Equals(promise.Promiser, ask["person"], StringComparison.OrdinalIgnoreCase))];
        var words = month.InWords(ask.Now);
        var pastDue = total.Late + total.Broken + total.Open;
        return new BoardView(
            total.Due == 0 ? $"{words}还没有到期的承诺{(total.NotDue > 0 ? $"，有 {total.NotDue} 件在期限内" : "")}。"
                : $"{words}到期 {total.Due} 件，按时兑现 {total.OnTime} 件（{Percent(total)}）{(pastDue > 0 ? $"；{pastDue} 件没有按时" : "")}。",
            [
                new BoardFigure("按时兑现率", total.Due == 0 ? "无样本" : Percent(total), $"n={total.Due}"),
                new BoardFigure("逾期未结", $"{total.Open} 件", IsLate: total.Open > 0),
                new BoardFigure("晚兑现", $"{total.Late} 件"),
                new BoardFigure("未兑现", $"{total.Broken} 件", IsLate: total.Broken > 0),
                new BoardFigure("期限内", $"{total.NotDue} 件"),
            ],
            due.Count == 0 ? null : new BoardChart(
                $"{words}按人", "件", [.. due.Select(one => ask.Org.NameOf(one.Person))],
                [new BoardSeries("按时", [.. due.Select(one => (double)one.Count.OnTime)]), new BoardSeries("没有按时", [.. due.Select(one => (double)(one.Count.Due - one.Count.OnTime))], IsLate: true)]),
            new BoardTable(
                ["编号", "客户", "内容", "承诺人", "期限", "结果"],
                [.. shown.OrderBy(promise => Order(promise.At(ask.Now))).ThenBy(promise => promise.DueAt).Select(promise => new BoardRow(
                    [
                        promise.No, promise.Customer, promise.Content, ProjectBoard.NameWithDepartment(ask, promise.Promiser),
                        DateWords.Absolute(promise.DueAt, ask.Now) + (promise.DueAt == promise.FirstDueAt ? "" : $"（原 {DateWords.Absolute(promise.FirstDueAt, ask.Now)}）"), InWords(promise.At(ask.Now)),
                    ],
                    promise.At(ask.Now) is Keeping.Open or Keeping.Broken, $"/boards/records/{promise.No}"))]))
        {
            Filters =
            [
                new BoardFilter("month", "月份", [.. Enumerable.Range(0, 6).Select(back => KeepingMonth.Of(BusinessTime.DayOf(ask.Now).AddMonths(-back))).Select(one => (one.Key, one.InWords(ask.Now)))]),
                new BoardFilter("person", "承诺人", [("", "全部"), .. people.Select(one => (one.Person, ask.Org.NameOf(one.Person)))]),
            ],
            WhyEmpty = $"{words}没有生效过的承诺。在聊天里发「承诺 客户 内容 期限 责任人:…」并附证据，生效后就会出现在这里。",
            Note = "按时 = 兑现凭证在期限前收到；没到期的不算；客户同意改期的按新期限算，原期限照样写着。",
        };
    }

    private static double? Rate(KeepingCount count) => count.Due == 0 ? null : (double)count.OnTime / count.Due;

    private static string Percent(KeepingCount count) => (100.0 * count.OnTime / count.Due).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static int Order(Keeping verdict) => verdict switch { Keeping.Open => 0, Keeping.Broken => 1, Keeping.Late => 2, Keeping.NotDue => 3, _ => 4 };

    private static string InWords(Keeping verdict) => verdict switch
    {
        Keeping.OnTime => "按时",
        Keeping.Late => "晚兑现",
        Keeping.Broken => "未兑现",
        Keeping.Open => "逾期未结",
        _ => "期限内",
    };
}
