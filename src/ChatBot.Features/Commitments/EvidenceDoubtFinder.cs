using ChatBot.Features.Evidence;

namespace ChatBot.Features.Commitments;

/// <summary>What stands out in the proofs of a promise without refusing them: above all that the same picture proves another promise as well (R23).</summary>
internal sealed class EvidenceDoubtFinder(EvidenceStore evidence, RecordSights sights)
{
    /// <summary>Of one proof, for news: other records are not named, since who reads it may not know of them (C9).</summary>
    public async Task<string> OfProofAsync(long? id, CancellationToken cancel) =>
        id is { } known && await evidence.FindAsync(known, cancel) is { } row ? string.Join("；", DoubtsOf(row).Select(check => check.Reason.Replace(EvidenceCheck.OtherRecord, "另一件事", StringComparison.Ordinal))) : "";

    /// <summary>Of all proofs of a promise that count, one line each, with the other records named to those who may know of them.</summary>
    public async Task<IReadOnlyList<string>> OfRecordAsync(string no, string reader, CancellationToken cancel)
    {
        var doubts = (await evidence.OfAsync(no, cancel)).Where(row => row.Accepted).SelectMany(row => DoubtsOf(row).Select(check => (row.Number, Check: check))).ToList();
        if (doubts.Count == 0) return [];
        var mayKnow = await sights.KnownToAsync(reader, doubts.Select(doubt => doubt.Check), cancel);
        return [.. doubts.Select(doubt => $"图{doubt.Number} {doubt.Check.InWords(mayKnow.Contains)}")];
    }

    private static IEnumerable<EvidenceCheck> DoubtsOf(EvidenceRow row) => row.CheckList.Where(check => check.Mark == CheckMark.Warn);
}
