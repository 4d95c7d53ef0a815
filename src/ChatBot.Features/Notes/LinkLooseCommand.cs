using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Notes;

/// <summary><c>归到 2 华东医院</c>: says to which customer loose input belongs; it becomes a note (R09).</summary>
internal sealed partial class LinkLooseCommand(LooseStore loose, CustomerStore customers, NoteDesk desk, LooseQuestionDesk question, StageResultDesk stages, DraftStore drafts, ChatOptions options) : IChatCommand
{
    private const int LongestName = 40, MostLooked = 50;

    private const string NewCustomer = "新客户:";

    public static CommandSpec Spec { get; } = new("归到", "把未归属的内容归到客户，成为一条备注", ["归到 2 华东医院", "归到 华东医院"])
    {
        Synonyms = ["归给", "归入"],
        Slots =
        [
            new Slot("未归属", SlotKind.Keyed),
            new Slot("归到客户", SlotKind.Rest) { Required = true, Ask = "归到哪个客户？", Example = "华东医院" },
        ],
        Notes = ["序号看「未归属 列表」；只有一条时可以不写序号。", "也可以归到手上的环节，作为结果：「归到 2 XQ-31」。", "归错了10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        await drafts.DropAsync(call.SenderId, Spec.Name, cancel);
        var open = await loose.OpenOfAsync(call.SenderId, cancel);
        var (number, name) = Read(call, open);
        var item = number is { } given
            ? await loose.FindAsync(call.SenderId, given, cancel)
            : open.Where(one => one.AskedAt is not null).MaxBy(one => one.AskedAt) ?? (open is [var only] ? only : null);
        if (item is null)
        {
            return open.Count > 0 && number is null
                ? Reply.Of(NotesWordings.Inbox, LooseView.Page(open, 0, 0, call.Now))
                : Reply.Of(NotesWordings.NoSuchLoose, new NoSuchLooseModel(number is { } which ? $"#{which}" : "", open.Count));
        }

        if (item.State != LooseState.Open) return Reply.Of(NotesWordings.Settled, new LooseSettledModel(item.Number, item.RecordNo ?? ""));
        if (RecordNo.Find(name) is { Start: 0 } record && CaseRecords.Prefixes.Contains(RecordNo.PrefixOf(record.No)))
            return await stages.GiveAsync(item, record.No, name[record.Length..].Trim(), call, cancel);
        var isNew = name.StartsWith(NewCustomer, StringComparison.Ordinal);
        var customer = Customer.Normalised(isNew ? name[NewCustomer.Length..] : name);
        if (customer.Length == 0) return await AskAsync(item, "", await question.GuessesAsync(item, cancel), call, cancel);
        if (customer.Length > LongestName || !customer.Any(char.IsLetter)) return await AskAsync(item, $"「{Shown.OneLine(customer, 20)}」不像客户名", await question.GuessesAsync(item, cancel), call, cancel);
        if (!isNew && await customers.FindAsync(customer, cancel) is null && await NearAsync(customer, call.SenderId, cancel) is { Count: > 0 } near)
        {
            return await AskAsync(
                item, $"没有叫「{customer}」的客户",
                [.. near.Select(one => LooseQuestionDesk.Guess(one, $"归到 {item.Number} {one}")), LooseQuestionDesk.Guess($"新客户 {customer}", $"归到 {item.Number} {NewCustomer}{customer}")], call, cancel);
        }

        return await desk.LinkAsync(item, customer, NoteAct.Of(call), cancel);
    }

    /// <summary>The next words are the name, whatever they are.</summary>
    private async Task<Reply> AskAsync(LooseItem item, string problem, IReadOnlyList<GuessLine> guesses, CommandCall call, CancellationToken cancel)
    {
        await drafts.SaveAsync(
            new Draft(call.SenderId, Spec.Name, [new Utterance(null, $"未归属:{item.Number}", call.Now)], Spec.Slots[1].Name, 0, false, call.Now, call.Now + options.DraftLife), cancel);
        return Reply.Of(NotesWordings.WhichCustomer, new WhichCustomerModel($"未归属 {item.Source} {item.What}", problem, guesses));
    }

    /// <summary>Customers of the sender's own that were perhaps meant: a part of the name was typed, or more than it.</summary>
    private async Task<IReadOnlyList<string>> NearAsync(string name, string person, CancellationToken cancel) =>
        CustomerNames.IsOne(name) || name.Length < 2
            ? []
            : [.. (await loose.WorkedWithAsync(person, MostLooked, cancel)).Where(one => one.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(one, StringComparison.OrdinalIgnoreCase)).Take(3)];

    private static (long? Number, string Name) Read(CommandCall call, IReadOnlyList<LooseItem> open)
    {
        var text = call.Slots.Choice("归到客户")!;
        if (call.Slots.Text("未归属") is { } keyed && long.TryParse(keyed.Trim('#', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return (number, text);
        if (Numbered().Match(text) is not { Success: true } match) return (null, text);
        number = long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        // 301医院 is a hospital, unless there is an item of that number.
        var isGlued = match.Groups["name"].Length > 0 && match.Groups["sign"].Length == 0;
        return isGlued && !open.Any(item => item.Number == number) ? (null, text) : (number, match.Groups["name"].Value.Trim());
    }

    [GeneratedRegex(@"^(?:第|#)?(?<number>[0-9]{1,4})(?![0-9])(?<sign>(?:\s*(?:号|条))?[\s,，:：]*)(?<name>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
