using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Chat;

/// <summary><c>更多</c>: the next page of the list that was too long for one answer.</summary>
internal sealed class ShowMoreCommand(LaterPages later, IServiceProvider scope) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("更多", "接着看上一个没列完的列表", ["更多"])
    {
        Synonyms = ["下一页", "还有呢", "继续看", "more"],
        Notes = ["列表保留30分钟；过时了请重新发原来的命令。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var kept = await later.FindAsync(call.SenderId, cancel);
        if (kept is null || kept.Pages.Count == 0 || kept.ExpiresAt <= call.Now)
            return Reply.Of(MoreWordings.Nothing, new NothingMoreModel(kept is { Pages.Count: > 0 } ? DateWords.Absolute(kept.ShownAt, call.Now) : "", kept is not null));
        await later.KeepAsync(call.SenderId, [.. kept.Pages.Skip(1)], call.Now, cancel);
        // Looked up only now: the conversation itself runs commands.
        if (kept.Pages[0] is { Text: "", Acts: [var act] })
            return await scope.GetRequiredService<Conversation>().SayAsync(call.SenderId, act.Command, call.Now, call.MessageId, call.Source, cancel);
        return Reply.Of(MoreWordings.Page, new MorePageModel(kept.Pages[0].Text, kept.Pages[0].Acts));
    }
}

internal static class MoreWordings
{
    public static readonly Wording<MorePageModel> Page = new("chat/more");
    public static readonly Wording<NothingMoreModel> Nothing = new("chat/nothing-more");
}

public sealed record MorePageModel(string Text, IReadOnlyList<Act> Acts);

/// <param name="ShownAt">When the list was asked for that has become too old, or empty.</param>
/// <param name="WasShown">There was a list, and it has been read to its end.</param>
public sealed record NothingMoreModel(string ShownAt, bool WasShown);
