using ChatBot.Features.Kernel;

namespace ChatBot.Features.Deadlines;

internal static class DeadlineWordings
{
    public static readonly Wording<TodosModel> Todos = new("deadlines/todos");
    public static readonly Wording<NotYoursModel> NotYours = new("deadlines/not-yours");
    public static readonly Wording<StuckModel> Stuck = new("deadlines/stuck");
    public static readonly Wording<StuckRecordModel> StuckRecord = new("deadlines/stuck-record");
    public static readonly Wording<StuckTeamModel> StuckTeam = new("deadlines/stuck-team");
    public static readonly Wording<NudgeModel> Nudge = new("deadlines/nudge");
    public static readonly Wording<NudgedModel> Nudged = new("deadlines/nudged");
    public static readonly Wording<NudgedLatelyModel> NudgedLately = new("deadlines/nudged-lately");
    public static readonly Wording<NothingToNudgeModel> NothingToNudge = new("deadlines/nothing-to-nudge");
    public static readonly Wording<AcknowledgedModel> Acknowledged = new("deadlines/acknowledged");
    public static readonly Wording<AlreadyHandledModel> AlreadyHandled = new("deadlines/already-handled");
    public static readonly Wording<NothingAwaitedModel> NothingAwaited = new("deadlines/nothing-awaited");
    public static readonly Wording<NoticeWithWordsModel> NoticeWithWords = new("deadlines/notice-with-words");
    public static readonly Wording<WhichNoticeModel> WhichNotice = new("deadlines/which-notice");
    public static readonly Wording<AgainModel> Again = new("deadlines/again");
    public static readonly Wording<CardUsedModel> CardUsed = new("deadlines/card-used");
    public static readonly Wording<DelayedModel> Delayed = new("deadlines/delayed");
    public static readonly Wording<DelayGrantedModel> DelayGranted = new("deadlines/delay-granted");
    public static readonly Wording<DelayOverModel> DelayOver = new("deadlines/delay-over");
    public static readonly Wording<DelayTooLongModel> DelayTooLong = new("deadlines/delay-too-long");
    public static readonly Wording<DelaysUsedUpModel> DelaysUsedUp = new("deadlines/delays-used-up");
    public static readonly Wording<DelayNotYoursModel> DelayNotYours = new("deadlines/delay-not-yours");
    public static readonly Wording<TakenOverModel> TakenOver = new("deadlines/taken-over");
    public static readonly Wording<AlreadyYoursModel> AlreadyYours = new("deadlines/already-yours");
    public static readonly Wording<TakeOverNotYoursModel> TakeOverNotYours = new("deadlines/take-over-not-yours");
    public static readonly Wording<WhichToTakeOverModel> WhichToTakeOver = new("deadlines/which-to-take-over");
    public static readonly Wording<CannotTakeOverModel> CannotTakeOver = new("deadlines/cannot-take-over");
    public static readonly Wording<DigestModel> Digest = new("deadlines/digest");
    public static readonly Wording<EscalationsModel> Escalations = new("deadlines/escalations");
    public static readonly Wording<RedModel> Red = new("deadlines/red");
    public static readonly Wording<WhyModel> Why = new("deadlines/why");
    public static readonly Wording<OutcomeModel> Outcome = new("deadlines/outcome");
    public static readonly Wording<MissedStepsModel> MissedSteps = new("deadlines/missed-steps");
    public static readonly Wording<CardPassedOnModel> CardPassedOn = new("deadlines/card-passed-on");
}

/// <param name="Left">How many wait for 更多.</param>
/// <param name="HowTo">How each kind of these is finished, as typed commands.</param>
public sealed record TodosModel(string Whose, IReadOnlyList<ClockLine> Lines, int Left, string HowTo);

public sealed record NotYoursModel(string Name);

/// <param name="Count">Overdue clocks in the viewer's scope; when 0, <paramref name="Lines"/> holds the one that is due first.</param>
/// <param name="Left">How many wait for 更多.</param>
public sealed record StuckModel(int Count, int Open, IReadOnlyList<ClockLine> Lines, int Left);

/// <param name="Command">Hands it to the superior; empty where that is not done by a command.</param>
public sealed record GoneHolder(string Name, string Superior, string Command);

/// <param name="Nudge">The record numbers for which 催办 makes sense.</param>
/// <param name="Left">How many wait for 更多.</param>
public sealed record StuckRecordModel(string RecordNo, string Customer, IReadOnlyList<ClockLine> Lines, IReadOnlyList<GoneHolder> Gone, IReadOnlyList<string> Nudge, int Left);

/// <param name="Amount">What hangs on it; empty where nobody knows.</param>
/// <param name="Over">How long it is past its limit.</param>
/// <param name="Superior">Who should get it, where the holder has left; else empty.</param>
/// <param name="Remedy">The command that helps.</param>
public sealed record StuckTeamLine(ClockLine Clock, string Amount, string Over, string Superior, string Remedy);

/// <param name="Left">How many wait for 更多.</param>
public sealed record StuckTeamModel(int Count, int Open, IReadOnlyList<StuckTeamLine> Lines, int Left);

public sealed record NudgeModel(string By, ClockLine Line);

public sealed record NudgedModel(string RecordNo, string Holders);

public sealed record NudgedLatelyModel(string RecordNo, int Hours);

public sealed record NothingToNudgeModel(string RecordNo);

/// <param name="Act">How it is finished, for who has it in hand; else empty.</param>
public sealed record AcknowledgedModel(string RecordNo, string Until, string Holders, string Act);

public sealed record NothingAwaitedModel;

/// <param name="Words">What stood behind 收到.</param>
public sealed record NoticeWithWordsModel(string Words);

/// <param name="Left">How many are not listed.</param>
public sealed record WhichNoticeModel(IReadOnlyList<AwaitedLine> Lines, int Left);

public sealed record AwaitedLine(string Label, string Command);

/// <param name="Name">Who had taken notice.</param>
public sealed record AgainModel(ClockLine Line, string Name, bool IsHolder);

/// <summary>C8: what a stale click or a late command is told.</summary>
public sealed record AlreadyHandledModel(string RecordNo, string Name, string At);

/// <summary>The grey text on the cards of who had it before.</summary>
public sealed record CardPassedOnModel(string Name);

/// <summary>The grey text on a used card.</summary>
public sealed record CardUsedModel(string Name, string What);

/// <param name="Nth">Which delay this is, of <paramref name="Most"/>.</param>
public sealed record DelayedModel(string RecordNo, string Until, string Reason, string Holders, int Nth, int Most);

public sealed record DelayGrantedModel(ClockLine Line, string By, string Until, string Reason);

/// <param name="Name">Who had granted it.</param>
public sealed record DelayOverModel(ClockLine Line, string Name, string Reason, bool IsHolder);

/// <param name="Longest">「1 天」</param>
public sealed record DelayTooLongModel(string RecordNo, string Longest, string Reason);

public sealed record DelaysUsedUpModel(string RecordNo, int Most, string Holder);

/// <param name="Superior">Who may; empty where that is nobody in particular.</param>
public sealed record DelayNotYoursModel(string RecordNo, string Superior);

/// <param name="Line">As it stood before: the holder is who had it.</param>
/// <param name="Act">How it is finished.</param>
public sealed record TakenOverModel(ClockLine Line, string Act);

public sealed record AlreadyYoursModel(string RecordNo, string Act);

public sealed record TakeOverNotYoursModel(string RecordNo, string Holder);

public sealed record WhichToTakeOverModel(string RecordNo, IReadOnlyList<ClockLine> Lines);

public sealed record CannotTakeOverModel(string RecordNo, string Holder);

/// <param name="Openings">The first lines of the first alarms.</param>
/// <param name="Left">How many more there are.</param>
public sealed record DigestModel(int Count, IReadOnlyList<string> Openings, int Left);

/// <param name="Left">How many wait for 更多.</param>
public sealed record EscalationsModel(int Count, IReadOnlyList<ClockLine> Lines, int Left);

/// <param name="Left">How many wait for 更多.</param>
/// <param name="HowTo">How each kind of these is finished, as typed commands.</param>
public sealed record RedModel(int Count, IReadOnlyList<ClockLine> Lines, int Left, string HowTo);

/// <param name="At">Empty for a heading.</param>
public sealed record HistoryLine(string At, string What, IReadOnlyList<string> Details);

/// <param name="Left">How many lines wait for 更多.</param>
public sealed record WhyModel(string RecordNo, string Customer, bool IsFirst, IReadOnlyList<HistoryLine> Lines, int Left);

/// <param name="Name">Who ended it; empty where nobody in particular did.</param>
/// <param name="How">「兑现」, 「已同意」</param>
/// <param name="After">How long after the first escalation.</param>
public sealed record OutcomeModel(string RecordNo, string Title, string Customer, string Name, string How, string After);

/// <param name="Due">When the step was due.</param>
public sealed record MissedStepLine(string RecordNo, string Title, string Step, string Due, string Since);

/// <param name="Left">How many more there are.</param>
public sealed record MissedStepsModel(int Count, IReadOnlyList<MissedStepLine> Lines, int Left);
