using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary><c>取消</c>: drops the half-filled command; <c>取消 需求</c> a certain one, <c>取消 全部</c> all.</summary>
internal sealed class CancelDraftCommand(DraftStore drafts, CommandCatalog catalog, Conversation conversation) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("取消", "放弃正在填写的命令", ["取消", "取消 需求"])
    {
        Synonyms = ["算了", "不要了"],
        Slots = [new Slot("哪个", SlotKind.Text)],
        Notes = ["有几个没填完时，「取消 全部」一次放弃。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (call.Slots.Text("哪个") is { } which && ReadingText.Of(which).Trim() is "全部" or "所有")
        {
            var all = await drafts.CommandsAsync(call.SenderId, call.Now, cancel);
            await drafts.DropAllAsync(call.SenderId, cancel);
            return Reply.Of(ChatWordings.DraftDropped, new DraftDroppedModel(string.Join("、", all)));
        }

        var draft = await DraftChoice.FindAsync(drafts, catalog, call, cancel);
        if (draft is null) return Reply.Of(ChatWordings.DraftDropped, new DraftDroppedModel(""));
        await drafts.DropAsync(call.SenderId, draft.Command, cancel);
        return await conversation.RemindOfOthersAsync(Reply.Of(ChatWordings.DraftDropped, new DraftDroppedModel(draft.Command)), call.SenderId, call.Now, cancel);
    }
}

/// <summary><c>稍后</c>: sets the half-filled command aside for 24 hours.</summary>
internal sealed class ParkDraftCommand(DraftStore drafts, IEnumerable<ITakeLoose> keepers) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("稍后", "把正在填写的命令先放一放", ["稍后"]) { Synonyms = ["等会再填", "先不填"] };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(call.SenderId, call.Now, cancel);
        if (draft is null or { Parked: true })
        {
            foreach (var keeper in keepers)
            {
                if (await keeper.PutOffAsync(call.SenderId, call.Now, cancel) is { } putOff) return putOff;
            }
        }

        if (draft is null) return Reply.Of(ChatWordings.NoDraft, new NoDraftModel());
        await drafts.SaveAsync(draft with { Parked = true, TouchedAt = call.Now }, cancel);
        return Reply.Of(ChatWordings.DraftParked, new DraftParkedModel(draft.Command));
    }
}

/// <summary><c>继续</c>: takes the half-filled command up again that was set aside last; <c>继续 承诺</c> a certain one.</summary>
internal sealed class ResumeDraftCommand(DraftStore drafts, CommandCatalog catalog, Conversation conversation) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("继续", "继续填写放下的命令", ["继续", "继续 承诺"])
    {
        Synonyms = ["继续填", "接着填"],
        Slots = [new Slot("哪个", SlotKind.Text)],
        Notes = ["没填完的命令保留24小时。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (await DraftChoice.FindAsync(drafts, catalog, call, cancel) is not { } draft) return Reply.Of(ChatWordings.NoDraft, new NoDraftModel());
        if (conversation.AskFor(draft) is not { } question)
        {
            await drafts.DropAsync(call.SenderId, draft.Command, cancel);
            return Reply.Of(ChatWordings.NoDraft, new NoDraftModel());
        }

        await drafts.SaveAsync(draft with { Parked = false, Misses = 0, TouchedAt = call.Now }, cancel);
        return question;
    }
}
