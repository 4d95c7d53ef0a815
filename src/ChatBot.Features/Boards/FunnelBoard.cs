using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using ChatBot.Features.Leads;

namespace ChatBot.Features.Boards;

/// <summary>漏斗 (R01): how many leads stand in which of the six links, what they are worth, and how long a link takes.</summary>
internal sealed class FunnelBoard(FunnelStore funnels, LeadLinksLibrary links) : IBoard
{
    public string Id => "funnel";

    public string Title => "漏斗";

    public string Question => "线索走到哪一环，各值多少？";

    public int Place => 5;

    public async Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var people = LeadSight.ScopeOf(ask.Org, ask.Reader.UserId);
        var funnel = Funnel.Of(links.Links, await funnels.StandingAsync(people, cancel), await funnels.DwellsAsync(people, cancel));
        var leads = funnel.Steps.Sum(step => step.Leads);
        var fullest = funnel.Steps.MaxBy(step => step.Leads);
        return new BoardView(
            leads == 0 ? "还没有在走的线索。" : $"{leads} 条线索在走，共 {new Money(funnel.Steps.Sum(step => step.AmountFen))}；最多的在「{fullest!.Title}」，{fullest.Leads} 条。",
            [
                new BoardFigure("在走", $"{leads} 条"),
                new BoardFigure("金额", new Money(funnel.Steps.Sum(step => step.AmountFen)).ToString(), $"{funnel.Steps.Sum(step => step.WithoutAmount)} 条没写金额"),
            ],
            leads == 0 ? null : new BoardChart("每一环的线索", "条", [.. funnel.Steps.Select(step => step.Title)], [new BoardSeries("线索", [.. funnel.Steps.Select(step => (double)step.Leads)])]),
            new BoardTable(
                ["环节", "线索", "金额", "没写金额", "停留中位数", "样本"],
                leads == 0 && funnel.Steps.All(step => step.Left == 0) ? [] : [.. funnel.Steps.Select(step => new BoardRow(
                    [step.Title, $"{step.Leads}", new Money(step.AmountFen).ToString(), $"{step.WithoutAmount}", step.Median is { } median ? DateWords.Span(median) : "无样本", $"n={step.Left}"]))]))
        {
            WhyEmpty = "在聊天里发「线索 客户:… 金额:…」，就会出现在这里。",
            Note = "停留按自然时间，只算已经离开该环节的线索；丢单的不在内。",
        };
    }
}
