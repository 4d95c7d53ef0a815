using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Chat;

/// <summary>
/// Understands one utterance of one person: a number picks a choice that was offered, a verb starts a command, other words answer the question
/// that a half-filled command has asked, and what is none of these is asked about.
/// </summary>
internal sealed class Conversation(
    IServiceProvider scope, CommandCatalog catalog, CommandParser parser, DidYouMean didYouMean, DraftStore drafts, ChoiceStore choices, ShownListStore lists, MissStore misses,
    RepeatStore repeats, RecordNumbers numbers, UndoStore undos, MessageInHand inHand, OrgDirectory org, ChatOptions options)
{
    /// <summary>What a bare number of a list does: it shows where that record stands.</summary>
    private const string LookAtOne = "卡点";

    /// <summary>What 收到啦 and the like stand for.</summary>
    private const string Notice = "收到";

    /// <summary>What keeps words that were no command.</summary>
    private const string KeepAsIs = "备注";

    private const int MostReAsks = 2, OfferHumanAfter = 3;

    /// <summary>From this likeness on a line was a command that went wrong, whatever else it may be read as.</summary>
    private const double SurelyMeant = 0.84;

    public async Task<Reply> SayAsync(string senderId, string said, DateTimeOffset now, long messageId, CommandSource source, CancellationToken cancel)
    {
        var text = said.Trim();
        var draft = await drafts.FindAsync(senderId, now, cancel);
        var open = draft is { Parked: false } ? draft : null;
        if (ListNumber.Alone(text) is { } number)
        {
            var offered = await choices.FindAsync(senderId, cancel);
            var list = open is null ? await lists.FindAsync(senderId, now, cancel) : ShownList.None;
            // What was shown last is what the number means: a question, a list or choices.
            var isChoice = number >= 1 && number <= offered.Acts.Count && (open is null || offered.ShownAt >= open.TouchedAt) && offered.ShownAt >= list.ShownAt;
            if (isChoice) text = offered.Acts[number - 1].Command;
            else if (list.Records.TryGetValue(number, out var record)) text = $"{LookAtOne} {record}";
            else if (open is null) return Reply.Of(ChatWordings.NoSuchChoice, new NoSuchChoiceModel(number, list.ShownAt > offered.ShownAt ? list.Records.Keys.Max() : offered.Acts.Count));
        }

        if (open is null && SmallTalk.IsNotice(text)) text = Notice;
        if (open is not null && StepQuestion.Is(FullWidth.Fold(text)) && ExplainStep(open) is { } explained) return explained;
        var match = catalog.Match(text);
        if (match is { Sure: true } || (match is not null && open is null && IsMeant(match.Spec, match.Rest, now)))
        {
            await misses.UnderstoodAsync(senderId, cancel);
            return await StartAsync(match, senderId, text, now, messageId, source, draft, cancel);
        }

        if (open is { Asked: { } asked })
        {
            await misses.UnderstoodAsync(senderId, cancel);
            return await AnswerAsync(open, asked, senderId, text, now, messageId, source, cancel);
        }

        return await NotUnderstoodAsync(senderId, text, now, messageId, source, cancel);
    }

    /// <summary>Glued words are a command only when something in them fits it: 完成了吗 is talk, 完成KS7 is not.</summary>
    private bool IsMeant(CommandSpec spec, string rest, DateTimeOffset now) =>
        parser.Parse(spec, rest, now).All.Any(value =>
            spec.Slots.Any(slot => slot.Name == value.Key && slot.Kind is SlotKind.Record or SlotKind.Deadline or SlotKind.Amount or SlotKind.Keyed)
            || value.Value.Names.Count > 0);

    private async Task<Reply> StartAsync(
        VerbMatch match, string senderId, string text, DateTimeOffset now, long messageId, CommandSource source, Draft? before, CancellationToken cancel)
    {
        var spec = match.Spec;
        if (!spec.IsFor(senderId, org.Current)) return Reply.Of(ChatWordings.NotForYou, new NotForYouModel(spec.Name));
        var rest = await WithRecordsAsync(spec, spec.Plain?.Invoke(match.Rest) ?? match.Rest, senderId, now, cancel);
        var values = parser.Parse(spec, rest, now);
        RecordGuess? meant = null;
        if (DraftValues.FirstMissing(spec, values) is { Kind: SlotKind.Record } unnamed)
        {
            // A number that no list has says only that there must be several.
            var numbered = ListNumber.StandsFor(spec, rest);
            meant = await GuessAsync(unnamed, match.Verb, numbered ? ListNumber.Without(rest) : rest, senderId, cancel);
            rest = meant.Only is { } only && !numbered ? $"{only.RecordNo} {meant.Words}".TrimEnd() : meant.Words;
            values = parser.Parse(spec, rest, now);
        }

        var call = new CommandCall(spec, senderId, now, values, FullWidth.Fold(text), messageId, source);
        if (DraftValues.FirstMissing(spec, values) is not { } missing)
        {
            // Said anew in one go, or chosen from what its question offered: the question is answered.
            if (before is { Parked: false } && before.Command == spec.Name) await drafts.DropAsync(senderId, spec.Name, cancel);
            return await RunAsync(call, cancel);
        }

        // The question for this command takes the place of an open one, which is set aside for 继续; of the same command there is only one.
        await drafts.SaveAsync(new Draft(senderId, spec.Name, [new Utterance(null, rest, now)], missing.Name, 0, false, now, now + options.DraftLife), cancel);
        var setAside = before is { Parked: false } && before.Command != spec.Name ? before.Command : null;
        return Reply.Of(ChatWordings.AskSlot, DraftQuestion.Of(spec, missing, values, setAside, misses: 0, missing.Kind == SlotKind.Record ? meant : null));
    }

    private async Task<Reply> AnswerAsync(
        Draft draft, string asked, string senderId, string text, DateTimeOffset now, long messageId, CommandSource source, CancellationToken cancel)
    {
        var spec = catalog.Find(draft.Command);
        var slot = spec?.Slots.FirstOrDefault(one => one.Name == asked);
        if (spec is null || slot is null)
        {
            // The command changed with a release; the half-filled text is of no use any more.
            await drafts.DropAsync(senderId, draft.Command, cancel);
            return Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel([], "", ""));
        }

        var before = DraftValues.Of(spec, draft, parser);
        var answer = await WithRecordsAsync(spec, text, senderId, now, cancel);
        if (slot.Kind == SlotKind.Record) answer = await WithMeantAsync(slot, answer, senderId, cancel);
        var answered = draft with { Said = [.. draft.Said, new Utterance(slot.Name, answer, now)], TouchedAt = now };
        var values = DraftValues.Of(spec, answered, parser);
        var missing = DraftValues.FirstMissing(spec, values);
        if (missing is null)
        {
            await drafts.DropAsync(senderId, draft.Command, cancel);
            var reply = await RunAsync(new CommandCall(spec, senderId, now, values, FullWidth.Fold(text), messageId, source), cancel);
            foreach (var follower in scope.GetServices<IAfterDraft>()) reply = await follower.AfterAsync(draft, now, messageId, reply, cancel);
            return await RemindOfOthersAsync(reply, senderId, now, cancel);
        }

        if (missing.Name != slot.Name || !before.Equals(values))
        {
            await drafts.SaveAsync(answered with { Asked = missing.Name, Misses = 0 }, cancel);
            return Reply.Of(ChatWordings.AskSlot, DraftQuestion.Of(spec, missing, values, null, misses: 0));
        }

        if (draft.Misses >= MostReAsks)
        {
            await drafts.SaveAsync(draft with { Parked = true, TouchedAt = now }, cancel);
            return Reply.Of(ChatWordings.DraftParked, new DraftParkedModel(spec.Name));
        }

        await drafts.SaveAsync(draft with { Misses = draft.Misses + 1, TouchedAt = now }, cancel);
        return Reply.Of(ChatWordings.AskSlot, DraftQuestion.Of(spec, slot, values, null, (int)draft.Misses + 1));
    }

    /// <summary>Asks again for what a kept draft lacks, for <c>继续</c>; null where the command is gone with a release.</summary>
    public Reply? AskFor(Draft draft) =>
        catalog.Find(draft.Command) is { } spec ? Reply.Of(DraftQuestion.Again(spec, draft, parser)) : null;

    /// <summary>Adds that other commands are still half-filled.</summary>
    public async Task<Reply> RemindOfOthersAsync(Reply reply, string senderId, DateTimeOffset now, CancellationToken cancel) =>
        await drafts.FindAsync(senderId, now, cancel) is { Parked: true } waiting ? reply.And(ChatWordings.DraftWaits.With(new DraftWaitsModel(waiting.Command))) : reply;

    private Reply? ExplainStep(Draft draft) =>
        catalog.Find(draft.Command) is { } spec && spec.Slots.FirstOrDefault(slot => slot.Name == draft.Asked) is { } slot
            ? Reply.Of(ChatWordings.ExplainSlot, new ExplainSlotModel(spec.Name, slot.Name, DraftQuestion.AskOf(slot), DraftQuestion.HintOf(slot), slot.Example, slot.Required))
            : null;

    private async Task<Reply> NotUnderstoodAsync(string senderId, string text, DateTimeOffset now, long messageId, CommandSource source, CancellationToken cancel)
    {
        // What a button or a menu types is never something to keep.
        var keeper = source == CommandSource.Chat ? scope.GetServices<ITakeLoose>().FirstOrDefault() : null;
        if (keeper is not null && await keeper.ContinueAsync(senderId, text, now, cancel) is { } continued) return continued;
        if (Correction.Begins(text) && await undos.LastOfAsync(senderId, cancel) is { } last && now - last.DoneAt <= options.UndoWithin)
            return Reply.Of(ChatWordings.CorrectByUndo, new CorrectByUndoModel(last.What));
        if (SmallTalk.Is(text)) return Reply.Of(ChatWordings.SmallTalk, new SmallTalkModel(org.Current.NameOf(senderId), SmallTalk.IsThanks(text)));

        var tree = org.Current;
        var proposals = didYouMean.For(text, spec => spec.IsFor(senderId, tree), (spec, rest) => IsMeant(spec, rest, now));
        if (keeper is not null && !proposals.Any(one => one.Likeness >= SurelyMeant))
        {
            var kind = inHand.Voice is null ? LooseKind.Typed : LooseKind.Spoken;
            if (await keeper.TakeAsync(new LooseInput(senderId, now, messageId, source, kind, text) { IsNearCommand = proposals.Count > 0 }, cancel) is { } taken)
            {
                await misses.UnderstoodAsync(senderId, cancel);
                return taken;
            }
        }

        // Meant as a command, or too little to be anything else.
        var inARow = await misses.AddAsync(senderId, MissedWords.Of(text, proposals.Count > 0, tree), proposals.Select(one => one.Verb).FirstOrDefault(), now, cancel);
        var human = inARow >= OfferHumanAfter ? tree.LastResort?.Name ?? "" : "";
        return Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel(
            [.. proposals.Select(one => new ProposedLine(one.Label, one.Line))], human, $"{KeepAsIs} {string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"));
    }

    /// <summary>Which record may be meant by words that name none.</summary>
    private async Task<RecordGuess> GuessAsync(Slot slot, string verb, string words, string senderId, CancellationToken cancel)
    {
        var known = new List<MeantRecord>();
        var reads = ReadingText.Of(words);
        foreach (var source in scope.GetServices<IRecordSource>()) known.AddRange(await source.OfAsync(senderId, slot.Prefixes, reads, cancel));
        return RecordGuess.Of(known, slot, verb, words);
    }

    /// <summary>An answer that names the customer instead of the record.</summary>
    private async Task<string> WithMeantAsync(Slot slot, string answer, string senderId, CancellationToken cancel) =>
        RecordNo.Find(ReadingText.Of(answer)) is null && await GuessAsync(slot, "", answer, senderId, cancel) is { Only: { } only } meant && meant.Words != answer
            ? only.RecordNo
            : answer;

    private async Task<string> WithRecordsAsync(CommandSpec spec, string rest, string senderId, DateTimeOffset now, CancellationToken cancel) =>
        ListNumber.StandsFor(spec, rest) ? ListNumber.Replace(spec, rest, (await lists.FindAsync(senderId, now, cancel)).Records) : rest;

    /// <summary>Runs a command whose values are all there. What makes a record is asked about when the same was said a moment ago (C4).</summary>
    private async Task<Reply> RunAsync(CommandCall call, CancellationToken cancel)
    {
        var makes = call.Spec.Creates;
        if (makes is not null && call.Slots[RepeatStore.Another] is null && await repeats.FindAsync(call, cancel) is { } same)
            return Reply.Of(ChatWordings.SameAgain, new SameAgainModel(same, RepeatStore.AgainOf(call)));
        var reply = await ((IChatCommand)scope.GetRequiredService(catalog.TypeOf(call.Spec))).HandleAsync(call, cancel);
        if (makes is not null && numbers.Given.FirstOrDefault(no => RecordNo.PrefixOf(no) == makes) is { } made)
        {
            await repeats.RememberAsync(call, made, cancel);
            if (call.Slots[IAfterMade.From] is { } from)
            {
                foreach (var follower in scope.GetServices<IAfterMade>()) await follower.MadeAsync(call, made, from.Text, cancel);
            }
        }

        return reply;
    }
}
