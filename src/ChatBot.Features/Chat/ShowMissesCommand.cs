namespace ChatBot.Features.Chat;

/// <summary><c>没听懂</c>: the words of the last seven days that the bot did not understand, for admins (R78).</summary>
internal sealed class ShowMissesCommand(MissStore misses) : IChatCommand
{
    public const int MostShown = 8, Days = 7;

    public static CommandSpec Spec { get; } = new("没听懂", "看最近7天机器人没听懂的词", ["没听懂"])
    {
        For = Audience.Admins,
        Notes = ["只记第一个词，可能是人名或客户名的不记，更不记整句话。", "常见的说法可以加到 templates/words.yaml，保存后自动生效。", "每周一早上9点管理员会收到一份（没有就不发）。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        Reply.Of(ChatWordings.Misses, await misses.SummaryAsync(call.Now.AddDays(-Days), Days, MostShown, cancel));
}
