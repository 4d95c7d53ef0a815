using System.Globalization;
using ChatBot.Features.Language;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Chat;

/// <summary>
/// Understands one utterance of one person: a number picks a choice that was offered, a verb starts a command, and other words answer the
/// question that a half-filled command has asked.
/// </summary>
internal sealed class Conversation(
    IServiceProvider scope, CommandCatalog catalog, CommandParser parser, DraftStore drafts, ChoiceStore choices, OrgDirectory org, ChatOptions options)
{
    private const int MostReAsks = 2;

    public async Task<Reply> SayAsync(string senderId, string said, DateTimeOffset now, long messageId, CommandSource source, CancellationToken cancel)
    {
        var text = FullWidth.Fold(said).Trim();
        var draft = await drafts.FindAsync(senderId, now, cancel);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.Length <= 2)
        {
            var offered = await choices.FindAsync(senderId, cancel);
            if (number >= 1 && number <= offered.Count) text = FullWidth.Fold(offered[number - 1].Command);
            else if (draft is not { Parked: false }) return Reply.Of(ChatWordings.NoSuchChoice, new NoSuchChoiceModel(number, offered.Count));
        }

        var match = catalog.Match(text);
        if (match is { Sure: true }) return await StartAsync(match, senderId, text, now, messageId, source, draft, cancel);
        if (draft is { Parked: false, Asked: { } asked }) return await AnswerAsync(draft, asked, senderId, text, now, messageId, source, cancel);
        if (match is not null && IsMeant(match, now)) return await StartAsync(match, senderId, text, now, messageId, source, draft, cancel);
        return Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel([.. catalog.Near(text)]));
    }

    /// <summary>Glued words are a command only when something in them fits it: 完成了吗 is talk, 完成KS7 is not.</summary>
    private bool IsMeant(VerbMatch match, DateTimeOffset now) =>
        parser.Parse(match.Spec, match.Rest, now).All.Any(value =>
            match.Spec.Slots.Any(slot => slot.Name == value.Key && slot.Kind is SlotKind.Record or SlotKind.Deadline or SlotKind.Amount or SlotKind.Keyed)
            || value.Value.Names.Count > 0);

    private async Task<Reply> StartAsync(
        VerbMatch match, string senderId, string text, DateTimeOffset now, long messageId, CommandSource source, Draft? before, CancellationToken cancel)
    {
        var spec = match.Spec;
        if (!IsAllowed(spec, senderId)) return Reply.Of(ChatWordings.NotForYou, new NotForYouModel(spec.Name));
        var values = parser.Parse(spec, match.Rest, now);
        var call = new CommandCall(spec, senderId, now, values, text, messageId, source);
        if (FirstMissing(spec, values) is not { } missing) return await RunAsync(call, cancel);

        // The question for this command takes the place of an open one; that draft is kept for 继续 unless it is the same command.
        await drafts.SaveAsync(new Draft(senderId, spec.Name, [new Utterance(null, match.Rest, now)], missing.Name, 0, false, now, now + options.DraftLife), cancel);
        var replaced = before is { Parked: false } && before.Command != spec.Name ? before.Command : null;
        return Reply.Of(ChatWordings.AskSlot, Question(spec, missing, values, replaced, again: false));
    }

    private async Task<Reply> AnswerAsync(
        Draft draft, string asked, string senderId, string text, DateTimeOffset now, long messageId, CommandSource source, CancellationToken cancel)
    {
        var spec = catalog.Find(draft.Command);
        var slot = spec?.Slots.FirstOrDefault(one => one.Name == asked);
        if (spec is null || slot is null)
        {
            // The command changed with a release; the half-filled text is of no use any more.
            await drafts.DropAsync(senderId, cancel);
            return Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel([]));
        }

        var answered = draft with { Said = [.. draft.Said, new Utterance(slot.Name, text, now)] };
        var values = ValuesOf(spec, answered);
        var missing = FirstMissing(spec, values);
        if (missing is null)
        {
            await drafts.DropAsync(senderId, cancel);
            return await RunAsync(new CommandCall(spec, senderId, now, values, text, messageId, source), cancel);
        }

        if (missing.Name != slot.Name)
        {
            await drafts.SaveAsync(answered with { Asked = missing.Name, Misses = 0 }, cancel);
            return Reply.Of(ChatWordings.AskSlot, Question(spec, missing, values, null, again: false));
        }

        if (draft.Misses >= MostReAsks)
        {
            await drafts.SaveAsync(draft with { Parked = true }, cancel);
            return Reply.Of(ChatWordings.DraftParked, new DraftParkedModel(spec.Name));
        }

        await drafts.SaveAsync(draft with { Misses = draft.Misses + 1 }, cancel);
        return Reply.Of(ChatWordings.AskSlot, Question(spec, slot, values, null, again: true));
    }

    /// <summary>Asks again for what a kept draft lacks, for <c>继续</c>.</summary>
    public Reply AskFor(Draft draft)
    {
        var spec = catalog.Find(draft.Command)!;
        var values = ValuesOf(spec, draft);
        return Reply.Of(ChatWordings.AskSlot, Question(spec, FirstMissing(spec, values) ?? spec.Slots[0], values, null, again: false));
    }

    private SlotValues ValuesOf(CommandSpec spec, Draft draft)
    {
        var values = parser.Parse(spec, draft.Said[0].Text, draft.Said[0].At);
        foreach (var utterance in draft.Said.Skip(1))
        {
            var slot = spec.Slots.First(one => one.Name == utterance.Slot);
            // Keys typed in an answer count as well: people add what they forgot.
            if (parser.ParseAnswer(slot, utterance.Text, utterance.At) is { } value) values[slot.Name] = value;
        }

        return values;
    }

    private Task<Reply> RunAsync(CommandCall call, CancellationToken cancel) =>
        ((IChatCommand)scope.GetRequiredService(catalog.TypeOf(call.Spec))).HandleAsync(call, cancel);

    private static Slot? FirstMissing(CommandSpec spec, SlotValues values) =>
        spec.Slots.FirstOrDefault(slot =>
            (slot.Required && values[slot.Name] is null) || values[slot.Name] is { Deadline: { Kind: DeadlineKind.None } });

    private static AskSlotModel Question(CommandSpec spec, Slot slot, SlotValues values, string? replaced, bool again) =>
        new(spec.Name,
            slot.Ask,
            again || values[slot.Name]?.Deadline is { Kind: DeadlineKind.None } ? slot.Example : "",
            values[slot.Name]?.Deadline is { Kind: DeadlineKind.None } impossible ? DeadlineProblems.InWords(impossible) : "",
            [.. spec.Slots.Where(one => one.Required && values[one.Name] is { Deadline: not { Kind: DeadlineKind.None } } or { Deadline: null })
                .Where(one => values[one.Name] is not null)
                .Select(one => $"{one.Name}：{values[one.Name]!.Text}")],
            replaced ?? "",
            again);

    private bool IsAllowed(CommandSpec spec, string senderId) => spec.For switch
    {
        Audience.Admins => org.Current.IsAdmin(senderId),
        Audience.Leaders => org.Current.LeadsAnybody(senderId) || org.Current.IsAdmin(senderId),
        _ => true,
    };
}
