using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Notes;

/// <summary>Takes loose words as the result of a stage: 「有货，都有」 was the answer to what the warehouse had just been asked.</summary>
internal sealed class StageResultDesk(LooseStore loose, CaseStore cases, Conversation conversation, LedgerStore ledger)
{
    private const string ProofPurpose = "环节附件";

    /// <param name="stage">The title of the stage; empty where the record has only one in the sender's hand.</param>
    public async Task<Reply> GiveAsync(LooseItem item, string recordNo, string stage, CommandCall call, CancellationToken cancel)
    {
        // A colon in the words would be taken for a key.
        var result = string.Join(' ', item.Words.Split([' ', '\t', '\r', '\n', ':', '：'], StringSplitOptions.RemoveEmptyEntries));
        var before = await cases.FindAsync(recordNo, cancel);
        var reply = await conversation.SayAsync(call.SenderId, $"完成 {recordNo} {stage} 结果:{result}", call.Now, call.MessageId, call.Source, cancel);
        // Whether it was taken is seen by the case alone: the answer may also be a question or a refusal.
        if (before is null || (await cases.FindAsync(recordNo, cancel))?.Version == before.Version) return reply;
        await loose.LinkAsync(item.Id, recordNo, ProofPurpose, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), LooseLedger.NameOf(item.Id), "作为环节结果", null, recordNo), cancel);
        return reply;
    }
}
