using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Notes;

/// <summary><c>忽略 2</c>: loose input that nobody needs; it is not listed any more and stays in the log.</summary>
internal sealed partial class IgnoreLooseCommand(LooseStore loose, LedgerStore ledger, UndoStore undos, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("忽略", "不要了的未归属内容", ["忽略 2", "忽略 全部"])
    {
        Synonyms = ["丢弃"],
        Slots = [new Slot("序号", SlotKind.Rest) { Required = true, Ask = "忽略哪一条？请发未归属的序号", Example = "2" }],
        Notes = ["一次几条：「忽略 2、3」。10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var open = await loose.OpenOfAsync(call.SenderId, cancel);
        var said = ReadingText.Of(call.Slots.Text("序号")!).Trim();
        var wanted = said is "全部" or "所有" ? [.. open.Select(item => item.Number)] : Number().Matches(said).Select(match => long.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).ToHashSet();
        var meant = open.Where(item => wanted.Contains(item.Number)).ToList();
        if (meant.Count == 0 || (meant.Count < wanted.Count && said is not ("全部" or "所有")))
        {
            var lacking = wanted.Except(meant.Select(item => item.Number)).Select(number => (long?)number).FirstOrDefault();
            if (lacking is { } number && await loose.FindAsync(call.SenderId, number, cancel) is { State: not LooseState.Open } settled)
                return Reply.Of(NotesWordings.Settled, new LooseSettledModel(settled.Number, settled.RecordNo ?? ""));
            return Reply.Of(NotesWordings.NoSuchLoose, new NoSuchLooseModel(lacking is { } none ? $"#{none}" : "", open.Count));
        }

        List<long> ids = [.. meant.Select(item => item.Id)];
        await loose.IgnoreAsync(ids, call.Now, cancel);
        await ledger.AppendAllAsync([.. meant.Select(item => new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), LooseLedger.NameOf(item.Id), "忽略未归属", item.What))], cancel);
        var numbers = string.Join('、', meant.Select(item => item.Source));
        await undos.RememberAsync(call, new Undoable(IgnoreUndo.UndoKind, LooseLedger.NameOf(ids[0]), $"忽略 {numbers}", JsonSerializer.Serialize(new IgnoredToUndo(ids), ChatJson.Options)), cancel);
        return Reply.Of(NotesWordings.Ignored, new IgnoredModel(numbers, open.Count - meant.Count, (int)options.UndoWithin.TotalMinutes));
    }

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

/// <summary>Brings back what was thrown away.</summary>
internal sealed class IgnoreUndo(LooseStore loose, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "loose-ignored";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = JsonSerializer.Deserialize<IgnoredToUndo>(undoable.Payload, ChatJson.Options)!.Items;
        await loose.ReopenAsync(ids, null, cancel);
        await ledger.AppendAllAsync([.. ids.Select(id => new LedgerEntry(now, byUserId, "undo", LooseLedger.NameOf(id), "撤销忽略"))], cancel);
        return new Undone(undoable.What);
    }
}

internal sealed record IgnoredToUndo(IReadOnlyList<long> Items);
