using ChatBot.Features.Chat;

namespace ChatBot.Features.Notes;

/// <summary><c>未归属</c>: one's own loose input, with the numbers by which it is linked or thrown away.</summary>
internal sealed class ShowLooseCommand(LooseStore loose) : IChatCommand
{
    private const int PageSize = 8;

    public static CommandSpec Spec { get; } = new("未归属", "看自己发来还没归到客户的内容", ["未归属"])
    {
        Synonyms = ["收件箱", "看未归属", "待归属"],
        Slots = [new Slot("列表", SlotKind.Text)],
        Notes = ["归到客户：「归到 2 华东医院」；不要了：「忽略 2」。", "工作日17:30会提醒还没归的内容。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var open = await loose.OpenOfAsync(call.SenderId, cancel);
        // Whoever looks at the list is not answering the question any more: 2 now means the list.
        await loose.ForgetAskedAsync(call.SenderId, cancel);
        return Pages.Of(open, PageSize, (page, before, left) => NotesWordings.Inbox.With(LooseView.Page(page, before, left, call.Now)));
    }
}
