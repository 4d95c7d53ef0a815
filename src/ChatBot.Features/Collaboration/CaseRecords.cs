using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>The kinds of records that run through flows.</summary>
internal static class CaseRecords
{
    public static readonly string[] Prefixes =
        [RecordNo.Need, RecordNo.Complaint, RecordNo.Acceptance, RecordNo.Repair, RecordNo.Transfer, RecordNo.Delivery];
}
