using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary><c>人工</c>: asks the admin to get in touch; the bot offers it after three messages in a row that it did not understand (R78).</summary>
internal sealed class AskHumanCommand(Outbox outbox, MissStore misses, UndoStore undos, OrgDirectory org) : IChatCommand
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(30);

    public static CommandSpec Spec { get; } = new("人工", "请管理员联系您", ["人工", "人工 不知道怎么登记回款"])
    {
        Synonyms = ["找人工", "转人工", "求助", "找管理员"],
        Slots = [new Slot("问题", SlotKind.Text)],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        await misses.UnderstoodAsync(call.SenderId, cancel);
        if (tree.LastResort is not { } last || tree.ActingFor(last.UserId)?.Person is not { } admin || string.Equals(admin.UserId, call.SenderId, StringComparison.OrdinalIgnoreCase))
            return Reply.Of(ChatWordings.NoHuman, new NoHumanModel());
        if (!await undos.DidSinceAsync(call.SenderId, Spec.Name, call.Now - AtMostEvery, cancel))
        {
            await outbox.AddAsync(
                new Push($"human/{call.MessageId}", admin.UserId, ChatWordings.HumanWanted.With(new HumanWantedModel(tree.NameOf(call.SenderId), call.Slots.Text("问题") ?? ""))),
                call.MessageId,
                cancel);
            await undos.RememberFinalAsync(call, "", Spec.Name, $"已通知 {admin.Name}，不需要了请直接告诉 TA", cancel);
        }

        return Reply.Of(ChatWordings.HumanAsked, new HumanAskedModel(admin.Name));
    }
}
