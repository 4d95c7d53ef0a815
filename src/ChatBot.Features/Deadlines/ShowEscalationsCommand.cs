using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary><c>我的升级</c>: what was escalated to this person and still runs, with what can be done about each (R74).</summary>
internal sealed class ShowEscalationsCommand(FireStore fires, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 8, MostKept = 200;

    public static CommandSpec Spec { get; } = new("我的升级", "看升级到我这里、还没有解决的事", ["我的升级"])
    {
        Synonyms = ["升级给我的"],
        Notes = ["可以写序号：收到 1、接管 2、延时 1 4h 原因:…"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var mine = (await fires.EscalatedToAsync(call.SenderId, MostKept, cancel)).Where(clock => !string.Equals(clock.Holder, call.SenderId, StringComparison.OrdinalIgnoreCase)).ToList();
        return Pages.Of(mine, PageSize, (page, before, left) => DeadlineWordings.Escalations.With(new EscalationsModel(
            mine.Count, [.. page.Select((clock, index) => ClockLine.Of(clock, before + index + 1, tree, call.Now))], left)));
    }
}
