using ChatBot.Features.Chat;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Boards;

/// <summary><c>看板</c>: the answer of a board and what presses most, with a link to the page (R12); its picture follows.</summary>
internal sealed class ShowBoardCommand(IEnumerable<IBoard> boards, IBoardDrawing drawing, WebOptions web, OrgDirectory org) : IChatCommand
{
    private const int MostLines = 5;

    public static CommandSpec Spec { get; } = new("看板", "看全部在走的事、履约、回款、漏斗，附网页和图", ["看板", "看板 华东医院", "看板 回款"])
    {
        Synonyms = ["全周期看板"],
        Slots = [new Slot("哪一个", SlotKind.Text)],
        Notes = ["看板 履约、看板 健康度、看板 回款、看板 漏斗、看板 我的 各看一张；写客户名只看这个客户。", "看得到的是您自己、下属和您参与的事；网页用企业微信登录。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var ordered = boards.OrderBy(board => board.Place).ToList();
        var words = (call.Slots.Text("哪一个") ?? "").Trim();
        var named = words.Length == 0 ? ordered[0] : ordered.Find(board => board.Title.Contains(words, StringComparison.OrdinalIgnoreCase));
        var board = named ?? ordered[0];
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (named is null) filters["customer"] = words;
        var view = await board.ReadAsync(new BoardAsk(tree.Find(call.SenderId)!, tree, filters, call.Now), cancel);
        var reply = Reply.Of(BoardWordings.Board, new BoardModel(
            named is null ? $"{board.Title} · {words}" : board.Title,
            view.Answer,
            [.. view.Table.Rows.Take(MostLines).Select(row => new BoardLine(string.Join(" · ", row.Cells.Take(6).Where(cell => cell.Length > 0)), row.IsLate))],
            Math.Max(0, view.Table.Rows.Count - MostLines),
            view.Table.Rows.Count == 0 ? view.WhyEmpty : "",
            web.HasPublicUrl ? $"{web.PublicUrl!.TrimEnd('/')}/boards/{board.Id}{(named is null ? "?customer=" + Uri.EscapeDataString(words) : "")}" : "",
            string.Join("、", ordered.Where(one => one != board).Select(one => one.Title))));
        return await drawing.OrderAsync(call, board.Id, filters, cancel) is { } lacking ? reply.And(lacking) : reply;
    }
}
