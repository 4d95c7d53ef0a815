namespace ChatBot.Features.Chat;

/// <summary><c>取消</c>: drops the half-filled command.</summary>
internal sealed class CancelDraftCommand(DraftStore drafts) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("取消", "放弃正在填写的命令", ["取消"]) { Synonyms = ["算了", "不要了"] };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(call.SenderId, call.Now, cancel);
        await drafts.DropAsync(call.SenderId, cancel);
        return Reply.Of(ChatWordings.DraftDropped, new DraftDroppedModel(draft?.Command ?? ""));
    }
}

/// <summary><c>稍后</c>: sets the half-filled command aside for 24 hours.</summary>
internal sealed class ParkDraftCommand(DraftStore drafts) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("稍后", "把正在填写的命令先放一放", ["稍后"]);

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (await drafts.FindAsync(call.SenderId, call.Now, cancel) is not { } draft) return Reply.Of(ChatWordings.NoDraft, new NoDraftModel());
        await drafts.SaveAsync(draft with { Parked = true }, cancel);
        return Reply.Of(ChatWordings.DraftParked, new DraftParkedModel(draft.Command));
    }
}

/// <summary><c>继续</c>: takes the half-filled command up again.</summary>
internal sealed class ResumeDraftCommand(DraftStore drafts, Conversation conversation) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("继续", "继续填写放下的命令", ["继续"]);

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (await drafts.FindAsync(call.SenderId, call.Now, cancel) is not { } draft) return Reply.Of(ChatWordings.NoDraft, new NoDraftModel());
        await drafts.SaveAsync(draft with { Parked = false, Misses = 0 }, cancel);
        return conversation.AskFor(draft);
    }
}
