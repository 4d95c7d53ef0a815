using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Contracts;

internal static class ContractWordings
{
    public static readonly Wording<NotExactModel> NotExact = new("contracts/not-exact");
    public static readonly Wording<ContractModel> Registered = new("contracts/registered");
    public static readonly Wording<ContractModel> Shown = new("contracts/shown");
    public static readonly Wording<ContractTakenModel> Taken = new("contracts/taken");
    public static readonly Wording<NumberTakenModel> NumberTaken = new("contracts/number-taken");
    public static readonly Wording<ContractIncompleteModel> Incomplete = new("contracts/incomplete");
    public static readonly Wording<ContractChangeModel> ConfirmChange = new("contracts/confirm-change");
    public static readonly Wording<ContractChangeModel> Changed = new("contracts/changed");
    public static readonly Wording<ContractNotYoursModel> NotYours = new("contracts/not-yours");
    public static readonly Wording<ContractTransferModel> Transferred = new("contracts/transferred");
    public static readonly Wording<ContractTransferModel> TransferredBefore = new("contracts/transferred-before");
    public static readonly Wording<ContractTransferModel> Given = new("contracts/given");
    public static readonly Wording<ContractTransferModel> GivenAway = new("contracts/given-away");
    public static readonly Wording<ContractListModel> Listed = new("contracts/listed");
    public static readonly Wording<ContractChangedSinceModel> ChangedSince = new("contracts/changed-since");
}

/// <param name="Why">unreadable, currency, inexact, not-positive or too-large.</param>
public sealed record NotExactModel(string Words, string Why);

public sealed record ContractModel(
    string RecordNo, string Customer, bool IsNewCustomer, string Amount, string Title, string Owner, string LoggedBy, string LoggedAt,
    IReadOnlyList<string> Lines, IReadOnlyList<Act> Acts, int UndoMinutes);

/// <param name="Command">The command that changes the amount, or empty where it is the same or the sender may not.</param>
public sealed record ContractTakenModel(string RecordNo, string Customer, string Amount, string Owner, string LoggedBy, string LoggedAt, string Asked, string Command);

/// <summary>The number belongs to a contract that the sender may not see: nothing is said about it.</summary>
public sealed record NumberTakenModel(string RecordNo, string Without);

/// <param name="Lacks">What is missing, in Chinese.</param>
public sealed record ContractIncompleteModel(string RecordNo, string Lacks, string Example);

public sealed record ContractChangeModel(string RecordNo, string Customer, string Before, string After, string Command, int UndoMinutes);

/// <param name="From">Who answered for it.</param>
/// <param name="To">Who answers for it from now on.</param>
/// <param name="By">Who said so.</param>
public sealed record ContractTransferModel(string RecordNo, string Customer, string Amount, string From, string To, string By, string Reason, int UndoMinutes);

public sealed record ContractNotYoursModel(string RecordNo, string Owner);

public sealed record ContractLine(string RecordNo, string Customer, string Amount, string Owner);

/// <param name="Customer">Whose contracts were asked for, or empty.</param>
public sealed record ContractListModel(string Customer, IReadOnlyList<ContractLine> Lines, bool More);

public sealed record ContractChangedSinceModel(string RecordNo);
