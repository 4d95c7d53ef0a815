using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Needs;
using ChatBot.Features.People;

namespace ChatBot.Features.Notes;

/// <summary>Knows which need was made of which note or loose item (<c>来自:FK-51</c>, <c>来自:#2</c>): loose input has then found its place, until the need is taken back.</summary>
internal sealed class FollowNeedHandler(NoteStore notes, LooseStore loose, NeedStore needs, LedgerStore ledger, OrgDirectory org) : IAfterMade
{
    private const string ProofPurpose = "需求附件";

    public async Task MadeAsync(CommandCall call, string recordNo, string from, CancellationToken cancel)
    {
        if (RecordNo.PrefixOf(recordNo) != RecordNo.Need) return;
        if (RecordNo.Parse(from) is { } noteNo)
        {
            if (await notes.FindAsync(noteNo, cancel) is not { } note || !note.MayBeSeenBy(call.SenderId, org.Current)) return;
            await notes.SetNeedAsync(noteNo, recordNo, cancel);
            await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), noteNo, "建需求", null, recordNo), cancel);
        }
        else if (long.TryParse(from.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await loose.FindAsync(call.SenderId, number, cancel) is { State: LooseState.Open } item
            && await loose.LinkAsync(item.Id, recordNo, ProofPurpose, call.Now, cancel))
        {
            await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), LooseLedger.NameOf(item.Id), "建需求", null, recordNo), cancel);
        }
    }

    public async Task UndoneAsync(string recordNo, string by, DateTimeOffset now, CancellationToken cancel)
    {
        // What was undone may have been a reminder about the need; only a need that is gone gives its origin back.
        if (!recordNo.StartsWith(RecordNo.Need, StringComparison.Ordinal) || await needs.FindAsync(recordNo, cancel) is not null) return;
        if (await notes.OfNeedAsync(recordNo, cancel) is { } noteNo)
        {
            await notes.SetNeedAsync(noteNo, null, cancel);
            await ledger.AppendAsync(new LedgerEntry(now, by, "undo", noteNo, "撤销建需求", recordNo), cancel);
        }

        if (await loose.FindAsync(recordNo, cancel) is { State: LooseState.Linked } item)
        {
            await loose.ReopenAsync([item.Id], recordNo, cancel);
            await ledger.AppendAsync(new LedgerEntry(now, by, "undo", LooseLedger.NameOf(item.Id), "撤销建需求", recordNo), cancel);
        }
    }
}
