using ChatBot.Features.Kernel;

namespace ChatBot.Features.Absences;

internal static class AbsenceWordings
{
    public static readonly Wording<AnnouncedModel> Announced = new("absences/announced");
    public static readonly Wording<LeaveNewsModel> News = new("absences/news");
    public static readonly Wording<UnclearLeaveModel> Unclear = new("absences/unclear");
    public static readonly Wording<OverlapModel> Overlap = new("absences/overlap");
    public static readonly Wording<NotYoursToAnnounceModel> NotYours = new("absences/not-yours");
    public static readonly Wording<OwnDelegateModel> OwnDelegate = new("absences/own-delegate");
    public static readonly Wording<NoLeaveModel> NoLeave = new("absences/no-leave");
    public static readonly Wording<WhichLeaveModel> WhichLeave = new("absences/which-leave");
    public static readonly Wording<EndedModel> Ended = new("absences/ended");
    public static readonly Wording<EndedNewsModel> EndedNews = new("absences/ended-news");
    public static readonly Wording<DelegatesModel> Delegates = new("absences/delegates");
    public static readonly Wording<BegunModel> Begun = new("absences/begun");
    public static readonly Wording<BegunOwnModel> BegunOwn = new("absences/begun-own");
    public static readonly Wording<ReturnedModel> Returned = new("absences/returned");
}

/// <param name="Whose">您, or the name of whom somebody announced it for.</param>
/// <param name="Span">The time in words.</param>
/// <param name="Acting">Who will act when it begins.</param>
/// <param name="Way">How that person was found, where it is not the delegate himself; else empty.</param>
/// <param name="Named">A delegate was named.</param>
/// <param name="InHand">How many clocks run in that person's hands.</param>
/// <param name="Items">The first of them.</param>
/// <param name="More">How many further ones.</param>
/// <param name="Changed">It was announced before, and only the delegate is new.</param>
public sealed record AnnouncedModel(
    string Whose, string Span, string Acting, string Way, bool Named, int InHand, IReadOnlyList<LeaveItem> Items, int More, bool Changed, string Told);

/// <param name="Act">A typed command, or empty.</param>
public sealed record LeaveItem(string RecordNo, string Title, string Customer, string Due, string State, string Act, string Label);

/// <param name="IsDelegate">The reader stands in.</param>
public sealed record LeaveNewsModel(string Name, string Span, string Acting, bool IsDelegate, int InHand);

/// <param name="Problem">Name of the problem: NoDay, NoSuchDay, WhichHalf, Backwards, Past, TooLong.</param>
public sealed record UnclearLeaveModel(string Problem, string Words);

public sealed record OverlapModel(string Whose, string Span, string Command);

public sealed record NotYoursToAnnounceModel(string Name);

public sealed record OwnDelegateModel(string Name);

public sealed record NoLeaveModel(string Whose);

public sealed record LeaveChoice(string Span, string Label, string Command);

public sealed record WhichLeaveModel(string Whose, IReadOnlyList<LeaveChoice> Options);

/// <param name="IsGivenUp">It had not begun.</param>
/// <param name="IsForm">It came from an approval form, which stays as it is.</param>
public sealed record EndedModel(string Whose, string Span, bool IsGivenUp, bool IsForm, string Told);

public sealed record EndedNewsModel(string Name, string Span, bool IsGivenUp);

/// <param name="Acting">Who acts then.</param>
/// <param name="Way">How found, where it is not simply the delegate.</param>
public sealed record DelegateLine(string Name, string Span, string Acting, string Way, bool IsNow);

/// <param name="Own">The absences asked about.</param>
/// <param name="Others">Whom the person stands in for.</param>
public sealed record DelegatesModel(string Whose, IReadOnlyList<DelegateLine> Own, IReadOnlyList<DelegateLine> Others, string Superior);

/// <param name="All">The command that takes all of them.</param>
public sealed record BegunModel(string Name, string Span, int Count, IReadOnlyList<LeaveItem> Items, int More, string All);

public sealed record BegunOwnModel(string Span, string Acting, int Count);

/// <param name="Done">Done meanwhile, by whom.</param>
/// <param name="Moved">With somebody else now.</param>
/// <param name="Open">Still in one's own hands.</param>
/// <param name="New">Came to others in one's place.</param>
public sealed record ReturnedModel(string Span, IReadOnlyList<LeaveItem> Done, IReadOnlyList<LeaveItem> Moved, IReadOnlyList<LeaveItem> Open, IReadOnlyList<LeaveItem> New, int More);
