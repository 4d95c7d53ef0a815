using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Notes;

/// <summary>Keeps what belongs to nothing yet and asks to which customer it belongs: once for what comes in a row (R09).</summary>
internal sealed class TakeLooseHandler(
    LooseStore loose, NoteStore notes, NoteDesk desk, LooseQuestionDesk question, EvidenceStore evidence, MessageInHand inHand, LedgerStore ledger, WorkCalendar calendar) : ITakeLoose
{
    /// <summary>What comes within this time of the piece before it belongs to the same thing.</summary>
    private static readonly TimeSpan InARow = TimeSpan.FromMinutes(2);

    /// <summary>So long a bare name is an answer to the question.</summary>
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromMinutes(30);

    /// <summary>The same words within this time are a second tap (C4).</summary>
    private static readonly TimeSpan SecondTap = TimeSpan.FromSeconds(60);

    public async Task<Reply?> ContinueAsync(string userId, string words, DateTimeOffset now, CancellationToken cancel)
    {
        var note = await notes.GrowingAsync(userId, now, cancel);
        var item = await loose.GrowingAsync(userId, now, cancel);
        if (note is null && item is null) return null;
        // Of both, what was said last is what goes on.
        if (note is not null && (item is null || note.NotedAt >= item.LastAt))
        {
            await notes.GrowAsync(note.RecordNo, words, now, cancel);
            await ledger.AppendAsync(new LedgerEntry(now, userId, CommandSource.Chat.ToString(), note.RecordNo, "备注续文", null, words), cancel);
            return Continued(note.RecordNo, note.Words + words, [note.Customer], note.Customer, note.RecordNo, now);
        }

        await loose.GrowAsync(item!.Id, words, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, userId, CommandSource.Chat.ToString(), LooseLedger.NameOf(item.Id), "未归属续文", null, words), cancel);
        var named = await question.NamedInAsync(item.Words + words, cancel);
        return Continued($"未归属 {item.Source}", item.Words + words, named, named.FirstOrDefault() ?? "", item.Source, now);
    }

    public async Task<Reply?> TakeAsync(LooseInput input, CancellationToken cancel)
    {
        var isText = input.Kind is LooseKind.Typed or LooseKind.Spoken;
        var named = await question.NamedInAsync(input.Words, cancel);
        var findings = NoteFindings.Of(input.Words, named, input.ReceivedAt, calendar);
        var isNeed = isText && named.Count > 0 && findings is { Wants: true, Any: true };
        if (input.IsNearCommand && !isNeed) return null;
        await loose.HoldAsync(input.SenderId, cancel);
        var open = await loose.OpenOfAsync(input.SenderId, cancel);
        if (isText)
        {
            // 华东医院, and nothing else, after the question: that is the answer.
            if (named is [var name] && IsOnlyName(input.Words, name))
            {
                var asked = open.Where(item => item.AskedAt >= input.ReceivedAt - AnsweredWithin).MaxBy(item => item.AskedAt);
                return asked is null ? null : await desk.LinkAsync(asked, name, NoteAct.Of(input), cancel);
            }

            var answersStage = named.Count == 0 && !LooseWords.IsQuestion(input.Words) && (await question.StagesAsync(input.SenderId, input.ReceivedAt, cancel)).Count > 0;
            if (!isNeed && !answersStage && !LooseWords.IsWorthKeeping(input.Words, named.Count > 0, findings)) return null;
            if (open.LastOrDefault(item => item.Words == input.Words && item.LastAt >= input.ReceivedAt - SecondTap) is { } same) return Reply.Of(NotesWordings.Same, new LooseSameModel(same.Number));
        }

        return await KeepAsync(input with { Kind = NoteOrigin.OfText(input.Words, input.Kind) }, open, isNeed, named, cancel);
    }

    public async Task<Reply?> PutOffAsync(string userId, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await loose.OpenOfAsync(userId, cancel);
        if (open.Where(item => item.AskedAt >= now - AnsweredWithin).MaxBy(item => item.AskedAt) is not { } asked) return null;
        await loose.ForgetAskedAsync(userId, cancel);
        return Reply.Of(NotesWordings.PutOff, new PutOffModel(asked.Number, open.Count));
    }

    /// <summary>Keeps words that were called a note but name no customer.</summary>
    public async Task<Reply> KeepNoteAsync(LooseInput input, CancellationToken cancel) =>
        await KeepAsync(input with { Kind = NoteOrigin.OfText(input.Words, input.Kind) }, [], isNeed: false, [], cancel);

    private async Task<Reply> KeepAsync(LooseInput input, IReadOnlyList<LooseItem> open, bool isNeed, IReadOnlyList<string> named, CancellationToken cancel)
    {
        var before = isNeed ? null : open.LastOrDefault(item => item.LastAt >= input.ReceivedAt - InARow && MayJoin(item, named));
        var item = before ?? await loose.AddAsync(input, cancel);
        if (before is not null) await loose.JoinAsync(before, input, cancel);
        if (input.EvidenceId is { } picture) await loose.AddProofAsync(picture, item.Id, cancel);
        else if (inHand.Voice is { } voice && input.Kind == LooseKind.Spoken) await loose.AddProofAsync(await evidence.AddAsync(voice, input.SenderId, input.ReceivedAt, input.MessageId, cancel), item.Id, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(input.ReceivedAt, input.SenderId, input.Source.ToString(), LooseLedger.NameOf(item.Id), before is null ? "收下未归属" : "并入未归属", null, $"{input.Kind} {input.Words}".TrimEnd()), cancel);

        var now = (await loose.FindAsync(input.SenderId, item.Number, cancel))!;
        if (input.IsAside) return Reply.Of(NotesWordings.Kept, new LooseKeptModel(now.Number, now.What));
        // Words say more about whose it is than the pictures before them; another picture says nothing new.
        return before is { AskedAt: not null } && input.Words.Length == 0
            ? Reply.Of(NotesWordings.Joined, new LooseJoinedModel(now.Number, now.What))
            : await question.AskAsync(now, input.Kind == LooseKind.Voice, input.ReceivedAt, cancel);
    }

    /// <summary>Pieces go together unless both speak of a customer.</summary>
    private static bool MayJoin(LooseItem item, IReadOnlyList<string> named) =>
        item.Words.Length == 0 || named.Count == 0 || named.Any(name => item.Words.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsOnlyName(string words, string name) => words.Trim(' ', '。', '.', ',', '，', '!', '！', '的', '吧').Equals(name, StringComparison.OrdinalIgnoreCase);

    private Reply Continued(string target, string whole, IReadOnlyCollection<string> customers, string customer, string from, DateTimeOffset now)
    {
        var findings = NoteFindings.Of(whole, customers, now, calendar);
        return Reply.Of(NotesWordings.Continued, new ContinuedModel(target, whole.Length, findings.InWords(now), findings.Any ? findings.NeedLine(customer, from) : ""));
    }
}
