using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>红</c>: what is over its limit in one's own hands; red goes only by doing it (R15).</summary>
internal sealed class ShowRedCommand(DeadlineStore deadlines, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 10, MostKept = 200;

    public static CommandSpec Spec { get; } = new("红", "看自己手上已经超时（标红）的事", ["红"])
    {
        Synonyms = ["标红", "我的红", "红色"],
        Notes = ["红色只有完成才会消失，并留在统计里。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var red = (await deadlines.OpenOfAsync([call.SenderId], MostKept, cancel)).Where(clock => clock.IsOverdue(call.Now)).ToList();
        return Pages.Of(red, PageSize, (page, before, left) => DeadlineWordings.Red.With(new RedModel(
            red.Count, [.. page.Select((clock, index) => ClockLine.Of(clock, before + index + 1, tree, call.Now))], left, ClockActs.HowTo(page.Select(clock => clock.RecordNo)))));
    }
}
