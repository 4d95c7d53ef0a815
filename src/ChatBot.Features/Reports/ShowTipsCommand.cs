using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary><c>提示</c>: the next concrete acts, each with its record and a command that is ready to be pressed; never advice in general (R57).</summary>
internal sealed class ShowTipsCommand(ReportStore reports, OrgDirectory org, CommandCatalog commands) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("提示", "看接下来最该做的几件事，回复数字直接办", ["提示"])
    {
        Synonyms = ["改进提示", "建议"],
        Notes = ["先列已超时的，再列快到期的，涉及回款的优先。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var person = tree.Find(call.SenderId)!;
        var me = person.UserId;
        var facts = await reports.FactsOfAsync(call.Now, person, tree, new Teams(tree), [me], cancel);
        return Reply.Of(ReportWordings.TipsToday, new TipsModel([.. facts.PressingOf(me).Select((deadline, index) => Tips.Of(deadline, index + 1, commands, call.Now))]));
    }
}
