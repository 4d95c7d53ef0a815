using ChatBot.Features.Kernel;

namespace ChatBot.Features.Leads;

internal static class LeadWordings
{
    public static readonly Wording<LeadModel> Logged = new("leads/logged");
    public static readonly Wording<LeadGivenModel> Given = new("leads/given");
    public static readonly Wording<LeadModel> Shown = new("leads/shown");
    public static readonly Wording<LeadListModel> Listed = new("leads/listed");
    public static readonly Wording<LeadAmountModel> AmountChanged = new("leads/amount-changed");
    public static readonly Wording<LeadMovedModel> Moved = new("leads/moved");
    public static readonly Wording<LeadMovedModel> MovedTold = new("leads/moved-told");
    public static readonly Wording<WhichLinkModel> WhichLink = new("leads/which-link");
    public static readonly Wording<LeadNotMovedModel> SameLink = new("leads/same-link");
    public static readonly Wording<LeadNotMovedModel> SkipNeedsSuperior = new("leads/skip-needs-superior");
    public static readonly Wording<LeadNotMovedModel> SkipNeedsReason = new("leads/skip-needs-reason");
    public static readonly Wording<LeadNotMovedModel> SkipWanted = new("leads/skip-wanted");
    public static readonly Wording<LeadNotMovedModel> NotWon = new("leads/not-won");
    public static readonly Wording<LeadNotMovedModel> NotSigning = new("leads/not-signing");
    public static readonly Wording<LeadNotMovedModel> IsLost = new("leads/is-lost");
    public static readonly Wording<LeadNotYoursModel> NotYours = new("leads/not-yours");
    public static readonly Wording<LeadClosedModel> AlreadyClosed = new("leads/already-closed");
    public static readonly Wording<WhichReasonModel> WhichReason = new("leads/which-reason");
    public static readonly Wording<LeadLostModel> Lost = new("leads/lost");
    public static readonly Wording<LeadLostModel> LostTold = new("leads/lost-told");
    public static readonly Wording<LeadNotLostModel> NotLost = new("leads/not-lost");
    public static readonly Wording<LossDisputedModel> Disputed = new("leads/disputed");
    public static readonly Wording<LossDisputedModel> DisputedTold = new("leads/disputed-told");
    public static readonly Wording<LeadNotYoursModel> DisputeNotYours = new("leads/dispute-not-yours");
    public static readonly Wording<LeadModel> Reopened = new("leads/reopened");
    public static readonly Wording<OtherCustomerModel> OtherCustomer = new("leads/other-customer");
    public static readonly Wording<LeadContractTakenModel> ContractTaken = new("leads/contract-taken");
    public static readonly Wording<LeadWonModel> Won = new("leads/won");
    public static readonly Wording<LeadWonModel> WonTold = new("leads/won-told");
    public static readonly Wording<FunnelModel> Funnel = new("leads/funnel");
    public static readonly Wording<LeadsStandingModel> Standing = new("leads/standing");
    public static readonly Wording<LeadChangedSinceModel> ChangedSince = new("leads/changed-since");
}

/// <param name="Amount">Empty where nobody has said.</param>
/// <param name="State">进行中, 已赢单, 已丢单.</param>
/// <param name="Next">Title of the link to go to by 推进; empty where there is none.</param>
public sealed record LeadModel(
    string RecordNo, string Customer, bool IsNewCustomer, string Title, string Amount, string Source, string Owner, string Link, string LinkSince, string State, string Contract, string LossReason,
    IReadOnlyList<LeadStayLine> Stays, IReadOnlyList<ExitLine> Exits, string Next, int UndoMinutes);

/// <param name="SkipReason">Why links were left out before it; empty where none were.</param>
public sealed record LeadStayLine(string Title, string Since, string Took, bool IsCurrent, string By, string Note, string SkipReason);

/// <summary>One thing that should be there before a link is left.</summary>
public sealed record ExitLine(bool IsMet, string Text);

public sealed record LeadGivenModel(LeadModel Lead, string By);

public sealed record LeadLine(string RecordNo, string Customer, string Amount, string Link, string Owner);

/// <param name="Left">How many wait for 更多.</param>
public sealed record LeadListModel(IReadOnlyList<LeadLine> Lines, int Left);

public sealed record LeadAmountModel(string RecordNo, string Customer, string Before, string After, int UndoMinutes);

/// <param name="Took">How long the last stay in the link before took.</param>
/// <param name="Left">What should have been there before the link was left.</param>
/// <param name="Skipped">Titles of the links that were left out; empty where none were.</param>
/// <param name="Ahead">What should be there before the new link is left.</param>
/// <param name="Told">Who else was told; empty where nobody was.</param>
public sealed record LeadMovedModel(
    string RecordNo, string Customer, string From, string To, string Took, bool IsBack, IReadOnlyList<ExitLine> Left, string Skipped, string SkipReason, IReadOnlyList<ExitLine> Ahead, string Told,
    string By, string Note, int UndoMinutes);

/// <param name="Words">What was typed; empty where the lead is in the last link.</param>
public sealed record WhichLinkModel(string RecordNo, string Words, string Current, IReadOnlyList<string> Titles);

/// <param name="Superior">Who may leave links out; empty where nobody else can be found.</param>
public sealed record LeadNotMovedModel(string RecordNo, string Customer, string From, string To, string Skipped, string Owner, string Superior, string Reason, string Signing);

public sealed record LeadNotYoursModel(string RecordNo, string Owner);

public sealed record LeadClosedModel(string RecordNo, bool IsWon, string By, string At, string Contract);

public sealed record WhichReasonModel(string RecordNo, string Words, IReadOnlyList<string> Titles);

/// <param name="Waited">How long colleagues were waited for; empty where the clocks know of nothing.</param>
/// <param name="SlowNo">The record of the slowest stage; empty where there is none.</param>
/// <param name="IsUnmeasured">It was put down to us, and the clocks have measured less than <paramref name="Least"/>.</param>
/// <param name="Told">The superior of the slowest stage who hears of it.</param>
public sealed record LeadLostModel(
    string RecordNo, string Customer, string Amount, string Link, string Reason, string Note, string Life, string Waited, string SlowNo, string SlowStage, string SlowHolder, string SlowTook,
    bool IsInternal, bool IsUnmeasured, string Least, string Told, string By, int UndoMinutes);

public sealed record LeadNotLostModel(string RecordNo);

public sealed record LossDisputedModel(string RecordNo, string Customer, string LossReason, string By, string DisputeReason, int UndoMinutes);

public sealed record OtherCustomerModel(string RecordNo, string Customer, string ContractNo, string ContractCustomer);

public sealed record LeadContractTakenModel(string ContractNo, string OtherNo);

/// <param name="Expected">What was expected of it; empty where nobody had said.</param>
/// <param name="Life">From the first day to the signing.</param>
/// <param name="Next">The link that it is in now.</param>
public sealed record LeadWonModel(string RecordNo, string Customer, string Contract, string Amount, string Expected, string Life, string Next, string Told, string By, int UndoMinutes);

/// <param name="Days">The median; empty where no lead has left the link.</param>
/// <param name="Left">Of how many leads.</param>
public sealed record FunnelLine(string Title, int Leads, string Amount, int WithoutAmount, string Days, int Left);

public sealed record FunnelModel(IReadOnlyList<FunnelLine> Lines, int Leads, string Amount);

public sealed record LeadStandingLine(string RecordNo, string Customer, string Amount, string Since, string Owner);

/// <param name="Left">How many wait for 更多.</param>
public sealed record LeadsStandingModel(string Link, IReadOnlyList<LeadStandingLine> Lines, int Left);

public sealed record LeadChangedSinceModel(string RecordNo);
