namespace ChatBot.Features.Handovers;

/// <summary>Items as lines of a receipt. Pure.</summary>
internal static class HandoverLines
{
    public static ReceiptLine Of(HandoverItem item, int number) => new(number, item.Kind, item.RecordNo, item.Title, item.Customer, Word(item.State), item.Reason ?? "");

    private static string Word(HandoverState state) => state switch
    {
        HandoverState.Done => "已转",
        HandoverState.Refused => "未转",
        HandoverState.Cancelled => "已取消",
        _ => "等待",
    };
}
