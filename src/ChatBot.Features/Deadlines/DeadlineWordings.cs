using ChatBot.Features.Kernel;

namespace ChatBot.Features.Deadlines;

internal static class DeadlineWordings
{
    public static readonly Wording<TodosModel> Todos = new("deadlines/todos");
    public static readonly Wording<NotYoursModel> NotYours = new("deadlines/not-yours");
    public static readonly Wording<StuckModel> Stuck = new("deadlines/stuck");
    public static readonly Wording<StuckRecordModel> StuckRecord = new("deadlines/stuck-record");
    public static readonly Wording<NudgeModel> Nudge = new("deadlines/nudge");
    public static readonly Wording<NudgedModel> Nudged = new("deadlines/nudged");
    public static readonly Wording<NudgedLatelyModel> NudgedLately = new("deadlines/nudged-lately");
    public static readonly Wording<NothingToNudgeModel> NothingToNudge = new("deadlines/nothing-to-nudge");
    public static readonly Wording<AcknowledgedModel> Acknowledged = new("deadlines/acknowledged");
    public static readonly Wording<AlreadyHandledModel> AlreadyHandled = new("deadlines/already-handled");
    public static readonly Wording<NothingAwaitedModel> NothingAwaited = new("deadlines/nothing-awaited");
    public static readonly Wording<WhichNoticeModel> WhichNotice = new("deadlines/which-notice");
    public static readonly Wording<AgainModel> Again = new("deadlines/again");
    public static readonly Wording<CardUsedModel> CardUsed = new("deadlines/card-used");
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

/// <param name="Nudge">The record number where 催办 makes sense, else empty.</param>
public sealed record StuckRecordModel(string RecordNo, string Customer, IReadOnlyList<ClockLine> Lines, IReadOnlyList<GoneHolder> Gone, IReadOnlyList<string> Nudge);

public sealed record NudgeModel(string By, ClockLine Line);

public sealed record NudgedModel(string RecordNo, string Holders);

public sealed record NudgedLatelyModel(string RecordNo, int Hours);

public sealed record NothingToNudgeModel(string RecordNo);

/// <param name="Act">How it is finished, for who has it in hand; else empty.</param>
public sealed record AcknowledgedModel(string RecordNo, string Until, string Holders, string Act);

public sealed record NothingAwaitedModel;

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
