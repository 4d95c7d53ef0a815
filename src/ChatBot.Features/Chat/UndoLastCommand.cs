using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary><c>撤销</c>: takes back one's own last act within ten minutes, if nobody has acted on it; who was told hears of the correction (C5).</summary>
internal sealed class UndoLastCommand(UndoStore undos, RepeatStore repeats, IEnumerable<IUndo> handlers, IEnumerable<IAfterMade> followers, Outbox outbox, OrgDirectory org, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("撤销", "撤回自己10分钟内的上一步操作", ["撤销"])
    {
        Synonyms = ["撤回", "undo"],
        Notes = ["只能撤回自己的操作；别人已经处理过的不能撤回。", "已通知的人会收到更正。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (await undos.LastOfAsync(call.SenderId, cancel) is not { } last) return Reply.Of(ChatWordings.NothingToUndo, new NothingToUndoModel());
        if (call.Now - last.DoneAt > options.UndoWithin)
            return Reply.Of(ChatWordings.TooLateToUndo, new TooLateToUndoModel(last.What, (int)options.UndoWithin.TotalMinutes));
        var handler = handlers.First(one => one.Kind == last.Kind);
        var decision = await handler.UndoAsync(new Undoable(last.Kind, last.RecordNo, last.What, last.Payload), call.SenderId, call.Now, cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);

        await undos.MarkUndoneAsync(last.Id, call.Now, cancel);
        await repeats.ForgetAsync(last.RecordNo, cancel);
        foreach (var follower in followers) await follower.UndoneAsync(last.RecordNo, call.SenderId, call.Now, cancel);
        var told = await outbox.RecallAsync(last.Cause, cancel);
        var author = org.Current.NameOf(call.SenderId);
        foreach (var recipient in told.Where(recipient => !string.Equals(recipient, call.SenderId, StringComparison.OrdinalIgnoreCase)))
        {
            await outbox.AddAsync(
                new Push($"undo/{last.Id}/{recipient}", recipient, ChatWordings.Corrected.With(new CorrectedModel(author, last.What))) { RecordNo = last.RecordNo },
                call.MessageId,
                cancel);
        }

        return Reply.Of(ChatWordings.UndoDone, new UndoDoneModel(decision.Value!.What, string.Join("、", told.Where(id => id != call.SenderId).Select(org.Current.NameOf))));
    }
}
