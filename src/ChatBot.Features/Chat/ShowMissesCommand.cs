namespace ChatBot.Features.Chat;

/// <summary><c>没听懂</c>: the words of the last seven days that the bot did not understand, for admins (R78).</summary>
internal sealed class ShowMissesCommand(MissStore misses) : IChatCommand
{
    private const int MostShown = 8, Days = 7;

    public static CommandSpec Spec { get; } = new("没听懂", "看最近7天机器人没听懂的词", ["没听懂"])
    {
        For = Audience.Admins,
        Notes = ["只记第一个词，可能是人名或客户名的不记，更不记整句话。", "常见的说法可以加到 templates/words.yaml。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var since = call.Now.AddDays(-Days);
        var total = await misses.MissesSinceAsync(since, cancel);
        var messages = await misses.MessagesSinceAsync(since, cancel);
        var top = await misses.TopSinceAsync(since, MostShown, cancel);
        return Reply.Of(ChatWordings.Misses, new MissesModel(
            Days, total, messages, messages == 0 ? "无样本" : FormattableString.Invariant($"{100.0 * total / messages:0.#}%"),
            [.. top.Select(one => new MissedLine(one.Word.Length > 0 ? one.Word : "（可能是名字，未记）", one.Times, one.Proposed))]));
    }
}
