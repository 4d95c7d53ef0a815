using ChatBot.Features.Calendar;

namespace ChatBot.Features.Boards;

/// <summary>过程健康度: how many health actions were done on each of the last days, by kind and by person.</summary>
internal sealed class HealthBoard(BoardStore store) : IBoard
{
    private const int ShortSpan = 7, LongSpan = 30, MostSeries = 5;

    public string Id => "health";

    public string Title => "过程健康度";

    public string Question => "每天做了多少健康动作，谁做的？";

    public int Place => 3;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(ask.Now);
        var span = ask["days"] == "30" ? LongSpan : ShortSpan;
        var from = today.AddDays(1 - span);
        var rows = await store.HealthAsync(ask.People, from, today, cancel);
        var kinds = rows.GroupBy(row => row.Kind, StringComparer.Ordinal).OrderByDescending(group => group.Sum(row => row.Count)).Select(group => group.Key).Take(MostSeries).ToList();
        var days = Enumerable.Range(0, span).Select(from.AddDays).ToList();
        var byDay = rows.GroupBy(row => (row.Day, row.Kind)).ToDictionary(group => group.Key, group => (double)group.Sum(row => row.Count));
        var (all, now) = (rows.Sum(row => row.Count), rows.Where(row => row.Day == today).Sum(row => row.Count));
        var people = rows.GroupBy(row => row.Person, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Sum(row => row.Count)).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return new BoardView(
            all == 0 ? $"最近 {span} 天没有健康动作。" : $"今天 {now} 个健康动作，最近 {span} 天共 {all} 个，{people.Count} 人做过。",
            [
                new BoardFigure("今天", $"{now} 个"),
                new BoardFigure($"最近 {span} 天", $"{all} 个", $"{DateWords.Day(from, today)} 起"),
                .. kinds.Take(3).Select(kind => new BoardFigure(kind, $"{rows.Where(row => row.Kind == kind).Sum(row => row.Count)} 个", $"最近 {span} 天")),
            ],
            all == 0 ? null : new BoardChart(
                "每天的健康动作", "个", [.. days.Select(day => $"{day.Month}/{day.Day}")],
                [.. kinds.Select(kind => new BoardSeries(kind, [.. days.Select(day => byDay.GetValueOrDefault((day, kind)))]))]),
            new BoardTable(
                ["姓名", "合计", .. kinds, "今天"],
                [.. people.Select(person => new BoardRow(
                [
                    ProjectBoard.NameWithDepartment(ask, person.Key), $"{person.Sum(row => row.Count)}", .. kinds.Select(kind => $"{person.Where(row => row.Kind == kind).Sum(row => row.Count)}"),
                    $"{person.Where(row => row.Day == today).Sum(row => row.Count)}",
                ]))]))
        {
            Filters = [new BoardFilter("days", "多久", [("7", "最近 7 天"), ("30", "最近 30 天")])],
            WhyEmpty = "录入需求、合同审批、回款跟进都算健康动作：在聊天里照常做事，这里自己会有。",
            Note = "同一对象、同一种、同一天只算一次；撤销的不算。按自然日。",
        };
    }
}
