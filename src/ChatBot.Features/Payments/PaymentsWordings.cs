using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

internal static class PaymentsWordings
{
    public static readonly Wording<PlanModel> Planned = new("payments/planned");
    public static readonly Wording<PlanModel> SamePlan = new("payments/same-plan");
    public static readonly Wording<PlanCancelledModel> PlanCancelled = new("payments/plan-cancelled");
    public static readonly Wording<NothingToCancelModel> NothingToCancel = new("payments/nothing-to-cancel");
    public static readonly Wording<ReceivedAlreadyModel> ReceivedAlready = new("payments/received-already");
    public static readonly Wording<UnreadableModel> Unreadable = new("payments/unreadable");
    public static readonly Wording<TooManyModel> TooMany = new("payments/too-many");
    public static readonly Wording<TooSmallModel> TooSmall = new("payments/too-small");
    public static readonly Wording<MixedModel> Mixed = new("payments/mixed");
    public static readonly Wording<SharesOffModel> SharesOff = new("payments/shares-off");
    public static readonly Wording<AmountsOffModel> AmountsOff = new("payments/amounts-off");
    public static readonly Wording<MayNotBookModel> MayNotBook = new("payments/may-not-book");
    public static readonly Wording<NegativeReceiptModel> NegativeReceipt = new("payments/negative-receipt");
    public static readonly Wording<NotYetReceivedModel> NotYetReceived = new("payments/not-yet-received");
    public static readonly Wording<SameReceiptModel> SameReceipt = new("payments/same-receipt");
    public static readonly Wording<ReplacedModel> Replaced = new("payments/replaced");
    public static readonly Wording<TooMuchModel> TooMuch = new("payments/too-much");
    public static readonly Wording<RefundTooMuchModel> RefundTooMuch = new("payments/refund-too-much");
    public static readonly Wording<BookedModel> Booked = new("payments/booked");
    public static readonly Wording<BookedModel> BookedNews = new("payments/booked-news");
    public static readonly Wording<UnknownEventModel> UnknownEvent = new("payments/unknown-event");
    public static readonly Wording<SameEventModel> SameEvent = new("payments/same-event");
    public static readonly Wording<EventNotedModel> EventNoted = new("payments/event-noted");
    public static readonly Wording<NothingToChaseModel> NothingToChase = new("payments/nothing-to-chase");
    public static readonly Wording<ChaseModel> Chase = new("payments/chase");
    public static readonly Wording<ChasedModel> Chased = new("payments/chased");
    public static readonly Wording<ReminderNewsModel> ReminderSent = new("payments/reminder-sent");
    public static readonly Wording<ReminderNewsModel> ReminderOpened = new("payments/reminder-opened");
    public static readonly Wording<ReminderNewsModel> ReminderConfirmed = new("payments/reminder-confirmed");
    public static readonly Wording<ReminderNewsModel> ReminderSilent = new("payments/reminder-silent");
    public static readonly Wording<ReminderNewsModel> ReminderSeen = new("payments/reminder-seen");
    public static readonly Wording<NothingToSendModel> NothingToSend = new("payments/nothing-to-send");
    public static readonly Wording<MeantReceiptModel> MeantReceipt = new("payments/meant-receipt");
    public static readonly Wording<PaymentListModel> Listed = new("payments/listed");
    public static readonly Wording<PaymentReminderModel> DueSoon = new("payments/due-soon");
    public static readonly Wording<PaymentReminderModel> Overdue = new("payments/overdue");
    public static readonly Wording<ContractHasPaymentsModel> ContractHasPayments = new("payments/contract-has-payments");
}

/// <param name="Ended">Numbers of the items that it replaces.</param>
/// <param name="Used">Prepaid money that went into it, or empty.</param>
/// <param name="Waiting">Events that items wait for.</param>
/// <param name="IsShifted">A due day falls on a day on which nobody works.</param>
/// <param name="RemindAt">The time of day at which reminders leave.</param>
public sealed record PlanModel(
    string ContractNo, string Customer, string Amount, IReadOnlyList<PaymentLine> Lines, IReadOnlyList<string> Ended, string Used, IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Waiting, bool IsShifted, string RemindAt, int UndoMinutes);

public sealed record PlanCancelledModel(string ContractNo, IReadOnlyList<PaymentLine> Lines, int UndoMinutes);

public sealed record NothingToCancelModel(string ContractNo);

public sealed record ReceivedAlreadyModel(string ContractNo, string Received, string Left, string Items);

public sealed record UnreadableModel(string ContractNo, IReadOnlyList<PlanProblem> Problems);

public sealed record TooManyModel(int Count, int Most);

public sealed record TooSmallModel(string ContractNo, string Amount);

public sealed record MixedModel(string ContractNo);

public sealed record SharesOffModel(string ContractNo, string Sum, string Off, bool IsLess);

/// <param name="IsRest">Only what has not come in was planned.</param>
public sealed record AmountsOffModel(string ContractNo, string Sum, string Target, string Off, bool IsLess, bool IsRest);

public sealed record MayNotBookModel(string RecordNo, string Owner);

public sealed record NegativeReceiptModel(string RecordNo, string Amount);

public sealed record NotYetReceivedModel(string RecordNo, string Amount, string Day);

public sealed record SameReceiptModel(string RecordNo, string Amount, string Again);

public sealed record ReplacedModel(string RecordNo, string ContractNo, string Amount);

/// <param name="Fits">What the record can take.</param>
/// <param name="Next">The item that would take the rest, or empty.</param>
/// <param name="Only">The command for what fits, or empty where nothing does.</param>
public sealed record TooMuchModel(string RecordNo, string Amount, string Fits, string Surplus, string Next, string ToNext, string ToPrepaid, string Only);

public sealed record RefundTooMuchModel(string RecordNo, string Amount, string There, bool IsContract);

/// <param name="What">到账 or 退款.</param>
/// <param name="Held">What was held for the contract this time, or empty.</param>
/// <param name="Prepaid">What is held for it in all, or empty.</param>
/// <param name="Open">What is still to come for the contract, or empty.</param>
/// <param name="Stopped">Reminders ended.</param>
public sealed record BookedModel(
    string What, string RecordNo, string ContractNo, string Customer, string By, string Amount, string Day, IReadOnlyList<PaymentLine> Lines, string Held, string Prepaid, string Received,
    string Total, string Open, bool HasNoPlan, bool Stopped, string Reason, int UndoMinutes);

public sealed record UnknownEventModel(string ContractNo, string Word, IReadOnlyList<string> Events);

public sealed record SameEventModel(string ContractNo, string Event, string Day, string By);

/// <param name="Before">The day that it had before, or empty.</param>
/// <param name="IsAhead">The day lies ahead: clocks run by expectation.</param>
public sealed record EventNotedModel(
    string ContractNo, string Customer, string Event, string Day, string Before, bool IsAhead, IReadOnlyList<PaymentLine> Lines, bool HasNoPlan, int UndoMinutes);

public sealed record NothingToChaseModel(string RecordNo, string ContractNo, bool IsReplaced, bool IsPaid);

/// <summary>Goes to the customer: nothing of ours but the contract's number.</summary>
public sealed record ChaseModel(string RecordNo, string Customer, string ContractNo, string Open, string Received, string Due, string Event, bool IsOverdue, bool IsToday);

/// <param name="Link">On which the customer confirms; empty where the service has no public address.</param>
/// <param name="Until">How long the link lives, or empty.</param>
public sealed record ChasedModel(string RecordNo, string Link, string Until);

/// <param name="Open">What is still owed; empty when it was paid.</param>
/// <param name="Name">Who confirmed, as written on the page; empty for nobody.</param>
public sealed record ReminderNewsModel(string RecordNo, string Customer, string Contact, string Open, string Name, string Sent, string Opened);

/// <param name="RecordNo">What was asked for, or empty.</param>
public sealed record NothingToSendModel(string RecordNo);

public sealed record MeantReceiptModel(string RecordNo, string Amount);

/// <param name="Kind">mine, customer or contract.</param>
/// <param name="NextPage">The command for the next page, or empty.</param>
public sealed record PaymentListModel(string Title, string Kind, int Page, IReadOnlyList<PaymentLine> Lines, string NextPage)
{
    /// <summary>A contract's number for the example, or empty.</summary>
    public string Example { get; init; } = "";

    public string Received { get; init; } = "";

    public string Open { get; init; } = "";

    public string Prepaid { get; init; } = "";
}

/// <param name="Title">What is to come, with its contract.</param>
/// <param name="Late">The true time where it leaves late, or empty.</param>
public sealed record PaymentReminderModel(
    string RecordNo, string Title, string Customer, string Open, string Due, string Left, string Holder, string Path, bool IsForHolder, bool IsForFinance, string Late);

/// <param name="Asked">The new amount; empty where the contract is to be taken back.</param>
public sealed record ContractHasPaymentsModel(string ContractNo, bool HasPlan, string Received, string Asked, bool IsWithdrawal);
