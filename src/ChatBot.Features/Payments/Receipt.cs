namespace ChatBot.Features.Payments;

/// <summary>Money that came in for an item, or for the contract where it belongs to none yet (预收); below zero where it went back or was moved on.</summary>
public sealed record Receipt
{
    public string ContractNo { get; init; } = "";

    public string? ItemNo { get; init; }

    public long AmountFen { get; init; }

    /// <summary>The day on which the money moved, by the bank.</summary>
    public DateOnly Day { get; init; }

    public ReceiptKind Kind { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The record that was named when it was booked.</summary>
    public string AskedOf { get; init; } = "";

    public string RecordedBy { get; init; } = "";

    public DateTimeOffset RecordedAt { get; init; }

    public long Cause { get; init; }
}

public enum ReceiptKind
{
    Receipt,
    Refund,

    /// <summary>预收 that was used for an item: one row out, one row in, together nothing.</summary>
    Transfer,
}
