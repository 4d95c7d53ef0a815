using ChatBot.Features.Kernel;

namespace ChatBot.Features.Handovers;

internal static class HandoverWordings
{
    public static readonly Wording<HandoverPlanModel> Plan = new("handovers/plan");
    public static readonly Wording<HandoverBegunModel> Begun = new("handovers/begun");
    public static readonly Wording<HandoverDoneModel> Finished = new("handovers/finished");
    public static readonly Wording<HandoverReceiptModel> Receipt = new("handovers/receipt");
    public static readonly Wording<HandoverUnreadableModel> Unreadable = new("handovers/unreadable");
    public static readonly Wording<MayNotHandOverModel> MayNot = new("handovers/may-not");
    public static readonly Wording<SamePersonModel> SamePerson = new("handovers/same-person");
    public static readonly Wording<NothingInHandModel> NothingInHand = new("handovers/nothing-in-hand");
    public static readonly Wording<ToWhomModel> ToWhom = new("handovers/to-whom");
    public static readonly Wording<ProposalModel> Proposal = new("handovers/proposal");
    public static readonly Wording<NoSuchHandoverModel> NoSuch = new("handovers/no-such");
    public static readonly Wording<TakenOverModel> TakenOver = new("handovers/taken-over");
    public static readonly Wording<TakenNewsModel> TakenNews = new("handovers/taken-news");
    public static readonly Wording<MayNotTakeModel> MayNotTake = new("handovers/may-not-take");
}

public sealed record KindCount(string Kind, int Count);

/// <param name="Left">How many items of an earlier try are still to do; 0 for a fresh one.</param>
/// <param name="Done">How many of it are done.</param>
/// <param name="Stays">Clocks that are not handed over here, in words; else empty.</param>
public sealed record HandoverPlanModel(string From, string To, int Total, IReadOnlyList<KindCount> Kinds, int Left, int Done, string Stays, string Command);

public sealed record HandoverBegunModel(string From, string To, int Total, long No);

public sealed record HandoverFault(string Kind, string RecordNo, string Title, string Reason);

/// <param name="Again">The command that goes on; empty where all is done.</param>
/// <param name="IsReverse">It took an earlier one back.</param>
public sealed record HandoverDoneModel(string From, string To, string By, long No, int Total, int Done, IReadOnlyList<KindCount> Kinds, IReadOnlyList<HandoverFault> Faults, int More, string Again, bool IsReverse);

public sealed record ReceiptLine(int Number, string Kind, string RecordNo, string Title, string Customer, string State, string Reason);

/// <param name="Left">How many wait for 更多.</param>
public sealed record HandoverReceiptModel(long No, string From, string To, string By, string At, IReadOnlyList<ReceiptLine> Lines, int Left);

public sealed record HandoverUnreadableModel(string Example);

public sealed record MayNotHandOverModel(string Name, string Superior);

public sealed record SamePersonModel(string Name);

public sealed record NothingInHandModel(string Name);

public sealed record PersonOffer(string Name, string Department, string Command);

public sealed record ToWhomModel(string From, int Total, IReadOnlyList<KindCount> Kinds, IReadOnlyList<PersonOffer> Options);

/// <param name="Why">停用, 离职 or 不可见.</param>
public sealed record ProposalModel(string Name, string Why, long Count, string Command);

public sealed record NoSuchHandoverModel(string Example);

/// <param name="More">How many further ones were taken.</param>
/// <param name="Faults">What could not be taken.</param>
public sealed record TakenOverModel(string From, IReadOnlyList<ReceiptLine> Lines, int More, IReadOnlyList<HandoverFault> Faults, string Told);

public sealed record TakenNewsModel(string By, IReadOnlyList<ReceiptLine> Lines, int More);

/// <param name="Holder">Who has it.</param>
public sealed record MayNotTakeModel(string RecordNo, string Holder);
