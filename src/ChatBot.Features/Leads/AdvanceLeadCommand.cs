using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary><c>推进 XS-12 到 需求诊断 备注:…</c>: the lead leaves one link and enters another; who left links out says why, and stands above (R01).</summary>
internal sealed class AdvanceLeadCommand(LeadStore leads, LeadFinder finder, LeadDesk desk, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("推进", "把线索推进到下一个环节，或退回前面的环节", ["推进 XS-12 到 需求诊断 备注:已见到设备科", "推进 XS-12", "推进 XS-12 合同签署 原因:老客户续签"])
    {
        Synonyms = ["推进线索", "线索推进"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead], Required = true, Ask = "推进哪条线索？请发编号", Example = "XS-12" },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"] },
            new Slot("备注", SlotKind.Keyed),
            new Slot("环节", SlotKind.Text) { Keys = ["到"] },
        ],
        Notes = ["不写环节就进入下一个；写前面的环节就是退回，已用的时间照旧累计。", "跳过环节要由上级操作并写明原因。", "合同签署之后的环节，先用「赢单 XS-12 合同:HT-88」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.ToActOnAsync(call, cancel);
        if (found.Refusal is { } no) return Reply.Of(no);
        var (before, links, tree) = (found.Value!, desk.Links, org.Current);
        var words = call.Slots.Text("环节") is { } said ? WithoutTo(said) : "";
        var to = words is "" or "下一环节" or "下一步" or "下一个环节" ? links.After(before.Link) : links.Named(words);
        if (to is null) return Reply.Of(LeadWordings.WhichLink, new WhichLinkModel(before.RecordNo, words, links.TitleOf(before.Link), [.. links.All.Select(link => link.Title)]));
        var reason = call.Slots.Text("原因");
        var move = before.MoveTo(to, links, tree.IsAbove(call.SenderId, before.Owner) || tree.IsAdmin(call.SenderId), reason);
        if (!move.IsAllowed) return await RefuseAsync(before, to, move, reason, call, cancel);

        var lastStay = await desk.LastStayAsync(before.RecordNo, cancel);
        var exits = move.Kind == LeadMoveKind.Back ? [] : await desk.ExitsAsync(before, cancel);
        var after = before with { Link = to.Id, LinkSince = call.Now };
        var skipped = move.Kind == LeadMoveKind.Skip ? move.Skipped : [];
        var entering = new Entering(call.SenderId, call.Slots.Text("备注") ?? "") { Skipped = skipped, SkipReason = skipped.Count > 0 ? reason! : "" };
        if (!await leads.MoveAsync(after, entering, cancel)) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(before.RecordNo));
        await desk.NoteAsync(call, before, "推进线索", before.Link, after.Link, reason ?? call.Slots.Text("备注"), lastStay, cancel);

        var told = to.Role is { } role ? tree.Resolve(role)?.Person : null;
        var model = new LeadMovedModel(
            after.RecordNo, after.Customer, links.TitleOf(before.Link), to.Title, DateWords.Span(call.Now - before.LinkSince), move.Kind == LeadMoveKind.Back, exits,
            string.Join('、', skipped.Select(link => link.Title)), entering.SkipReason, await desk.ExitsAsync(after, cancel), told is null || told.UserId == call.SenderId ? "" : told.Name,
            tree.NameOf(call.SenderId), entering.Note, desk.UndoMinutes);
        await desk.TellAsync(before.Owner, "moved", LeadWordings.MovedTold.With(model), after.RecordNo, call, cancel);
        if (told is not null && !string.Equals(told.UserId, before.Owner, StringComparison.OrdinalIgnoreCase))
            await desk.TellAsync(told.UserId, "entered", LeadWordings.MovedTold.With(model), after.RecordNo, call, cancel);
        return Reply.Of(LeadWordings.Moved, model);
    }

    private async Task<Reply> RefuseAsync(Lead lead, LeadLink to, LeadMove move, string? reason, CommandCall call, CancellationToken cancel)
    {
        var skipped = string.Join('、', move.Skipped.Select(link => link.Title));
        var superior = org.Current.LineAbove(lead.Owner).FirstOrDefault()?.Person;
        var model = new LeadNotMovedModel(
            lead.RecordNo, lead.Customer, desk.Links.TitleOf(lead.Link), to.Title, skipped, org.Current.NameOf(lead.Owner), superior?.Name ?? "", reason ?? "", desk.Links.TitleOf(desk.Links.Signing));
        if (move.Kind == LeadMoveKind.NeedsSuperior && superior is not null)
            await desk.TellAsync(superior.UserId, $"skip-{to.Id}", LeadWordings.SkipWanted.With(model), lead.RecordNo, call, cancel);
        return Reply.Of(
            move.Kind switch
            {
                LeadMoveKind.Same => LeadWordings.SameLink,
                LeadMoveKind.NeedsSuperior => LeadWordings.SkipNeedsSuperior,
                LeadMoveKind.NeedsReason => LeadWordings.SkipNeedsReason,
                LeadMoveKind.NotWon => LeadWordings.NotWon,
                _ => LeadWordings.IsLost,
            },
            model);
    }

    private static string WithoutTo(string words)
    {
        words = words.Trim();
        foreach (var to in new[] { "推进到", "退回到", "进入", "退回", "退到", "到", "至", "→" })
        {
            if (words.StartsWith(to, StringComparison.Ordinal)) return words[to.Length..].Trim(' ', ':', '：');
        }

        return words;
    }
}
