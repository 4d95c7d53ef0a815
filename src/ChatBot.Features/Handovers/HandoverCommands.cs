using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Handovers;

/// <summary><c>退回交接 3</c>: gives back what a handover has given, where it still is; for when 撤销 is too late (R80).</summary>
internal sealed class ReverseHandoverCommand(HandoverDesk desk, HandoverStore store, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("退回交接", "把一次交接转走的事退回原来的人", ["退回交接 3"])
    {
        Slots = [new Slot("号", SlotKind.Word) { Required = true, Ask = "退回哪一次？请发交接的号", Example = "3" }],
        Notes = ["只退回仍在接手人名下的；已办完或又转走的不动。", "只有TA的上级或管理员可以退回。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        if (await HandoverNumber.FindAsync(store, desk, call, cancel) is not { } handover) return Reply.Of(HandoverWordings.NoSuch, new NoSuchHandoverModel("退回交接 3"));
        if (tree.Find(handover.FromPerson) is not { IsActive: true })
        {
            var refused = PersonChoice.One(tree, ["@" + handover.FromPerson], "退回交接 " + handover.Id.ToString(CultureInfo.InvariantCulture), mayBeAway: true);
            return Reply.Of(refused.Refusal ?? HandoverWordings.NothingInHand.With(new NothingInHandModel(tree.NameOf(handover.FromPerson))));
        }

        if (await desk.ReverseAsync(handover, call.SenderId, call.MessageId, call.Source.ToString(), call.Now, cancel) is not { } back)
            return Reply.Of(HandoverWordings.NothingInHand, new NothingInHandModel(tree.NameOf(handover.ToPerson)));
        await undos.RememberFinalAsync(call, back.RecordNo, "退回交接", $"要再转过去请发：交接 {tree.NameOf(handover.FromPerson)} → {tree.NameOf(handover.ToPerson)}", cancel);
        var items = await store.ItemsAsync(back.Id, cancel);
        return Reply.Of(HandoverWordings.Begun, new HandoverBegunModel(tree.NameOf(back.FromPerson), tree.NameOf(back.ToPerson), items.Count, back.Id));
    }
}

/// <summary><c>交接回执 3</c>: what became of each item (R80).</summary>
internal sealed class ShowHandoverCommand(HandoverDesk desk, HandoverStore store, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 12;

    public static CommandSpec Spec { get; } = new("交接回执", "逐件看一次交接的结果", ["交接回执 3"])
    {
        Slots = [new Slot("号", SlotKind.Word) { Required = true, Ask = "看哪一次？请发交接的号", Example = "3" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        if (await HandoverNumber.FindAsync(store, desk, call, cancel) is not { } handover) return Reply.Of(HandoverWordings.NoSuch, new NoSuchHandoverModel("交接回执 3"));
        var items = await store.ItemsAsync(handover.Id, cancel);
        return Pages.Of(items, PageSize, (page, before, left) => HandoverWordings.Receipt.With(new HandoverReceiptModel(
            handover.Id, tree.NameOf(handover.FromPerson), tree.NameOf(handover.ToPerson), tree.NameOf(handover.DoneBy), DateWords.Absolute(handover.BegunAt, call.Now),
            [.. page.Select((item, index) => HandoverLines.Of(item, before + index + 1))], left)));
    }
}

internal static class HandoverNumber
{
    /// <summary>The handover of that number, for who gave, took or ordered it and who may give that person's work away; null for everybody else, as if there were none (C9).</summary>
    public static async Task<Handover?> FindAsync(HandoverStore store, HandoverDesk desk, CommandCall call, CancellationToken cancel)
    {
        var digits = new string([.. call.Slots.Text("号")!.Where(char.IsAsciiDigit)]);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await store.FindAsync(id, cancel) is not { } found) return null;
        var mayLook = desk.MayHandOver(call.SenderId, found.FromPerson) || desk.MayHandOver(call.SenderId, found.ToPerson);
        var isOwn = new[] { found.DoneBy, found.FromPerson, found.ToPerson }.Contains(call.SenderId, StringComparer.OrdinalIgnoreCase);
        return mayLook || (isOwn && call.Spec.Name == ShowHandoverCommand.Spec.Name) ? found : null;
    }
}
