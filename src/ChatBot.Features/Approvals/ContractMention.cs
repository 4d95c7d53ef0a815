using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

/// <summary>Which contracts a text names. Pure.</summary>
internal static class ContractMention
{
    public static IReadOnlyList<string> In(params ReadOnlySpan<string?> texts)
    {
        var found = new List<string>();
        foreach (var text in texts)
        {
            for (var at = 0; text is not null && RecordNo.Find(text, at) is { } record; at = record.Start + record.Length)
            {
                if (RecordNo.PrefixOf(record.No) == RecordNo.Contract && !found.Contains(record.No)) found.Add(record.No);
            }
        }

        return found;
    }
}
