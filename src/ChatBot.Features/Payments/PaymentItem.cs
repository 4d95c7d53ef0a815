using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>One part of what a customer is to pay for a contract (HK-9), with what has come in for it.</summary>
public record PaymentItem
{
    public string RecordNo { get; init; } = "";

    public string ContractNo { get; init; } = "";

    /// <summary>1 is the first part of its plan.</summary>
    public long Position { get; init; }

    public long AmountFen { get; init; }

    /// <summary>As it was said, 30%; empty where an amount was said.</summary>
    public string Share { get; init; } = "";

    /// <summary>What it waits for, one of <see cref="PaymentEvents.All"/>; empty where a day was agreed.</summary>
    public string Event { get; init; } = "";

    /// <summary>So long after the event it is due.</summary>
    public long Wait { get; init; }

    public WaitUnit WaitUnit { get; init; }

    /// <summary>As agreed, or as it follows from the event; null while the event is waited for.</summary>
    public DateOnly? DueDay { get; init; }

    public string Note { get; init; } = "";

    public PaymentState State { get; init; }

    /// <summary>The sum of its receipts and refunds.</summary>
    public long ReceivedFen { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public long Version { get; init; }

    public Money Amount => new(AmountFen);

    public Money Received => new(ReceivedFen);

    /// <summary>What is still to come; zero for an item that no longer counts.</summary>
    public Money Open => State == PaymentState.Open ? Amount - Received : Money.Zero;

    /// <summary>A clock runs for it exactly while money is owed and the day is known.</summary>
    public bool HasClock => State == PaymentState.Open && DueDay is not null;

    public bool Counts => State != PaymentState.Void;

    /// <summary>The item after money came (or, below zero, went back). The state follows from the sums and from nothing else.</summary>
    public PaymentItem With(Money received)
    {
        var sum = Received + received;
        if (sum < Money.Zero || sum > Amount) throw new ArgumentOutOfRangeException(nameof(received), received, $"{RecordNo} would hold {sum} of {Amount}");
        return this with { ReceivedFen = sum.Fen, State = sum == Amount ? PaymentState.Paid : PaymentState.Open };
    }

    /// <summary>The item when its plan is replaced: what has come in stays, the rest is no longer owed.</summary>
    public PaymentItem Ended() => ReceivedFen == 0 ? this with { State = PaymentState.Void } : this with { AmountFen = ReceivedFen, State = PaymentState.Paid };

    /// <summary>What matters for the audit log, short and stable.</summary>
    public string InShort() => $"{State};amount={AmountFen};received={ReceivedFen};due={DueDay:yyyy-MM-dd};event={Event}+{Wait}{WaitUnit}";
}

public enum PaymentState
{
    Open,
    Paid,

    /// <summary>Replaced by another plan, or taken back.</summary>
    Void,
}

public enum WaitUnit
{
    Days,
    WorkingDays,
    Months,
}
