using ChatBot.Features.Boards;
using ChatBot.Features.Chat;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Pictures;

/// <summary><c>趋势</c>: the health actions of the last thirty days, in words at once and as a picture after it.</summary>
internal sealed class ShowTrendCommand(IEnumerable<IBoard> boards, PictureDesk pictures, WebOptions web, OrgDirectory org) : IChatCommand
{
    private const string Board = "health";

    private const int MostLines = 5;

    public static CommandSpec Spec { get; } = new("趋势", "看最近 30 天的健康动作，附图", ["趋势"])
    {
        Synonyms = ["健康度趋势", "趋势图"],
        Notes = ["看得到的是您自己和下属的；图随后发来。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var filters = new Dictionary<string, string>(StringComparer.Ordinal) { ["days"] = "30" };
        var view = await boards.Single(board => board.Id == Board).ReadAsync(new BoardAsk(tree.Find(call.SenderId)!, tree, filters, call.Now), cancel);
        var reply = Reply.Of(PictureWordings.Trend, new TrendModel(
            view.Answer,
            [.. view.Table.Rows.Take(MostLines).Select(row => string.Join("，", row.Cells.Zip(view.Table.Columns).Select((pair, index) => index == 0 ? pair.First : $"{pair.Second} {pair.First}")))],
            view.Table.Rows.Count == 0 ? view.WhyEmpty : "",
            web.HasPublicUrl ? $"{web.PublicUrl!.TrimEnd('/')}/boards/{Board}?days=30" : ""));
        return await pictures.OrderAsync(call, Board, filters, cancel) is { } lacking ? reply.And(lacking) : reply;
    }
}
