using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Something that happened to a run. Kept as JSON with the case, in order; together they rebuild it without asking a calendar, the org or the
/// evidence again: whatever was looked up then stands in the event.
/// </summary>
/// <param name="By">Userid of who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "started")]
[JsonDerivedType(typeof(OutputsGiven), "outputs-given")]
[JsonDerivedType(typeof(StageCompleted), "completed")]
[JsonDerivedType(typeof(StageAssigned), "assigned")]
[JsonDerivedType(typeof(StageReturned), "returned")]
[JsonDerivedType(typeof(SkipAsked), "skip-asked")]
[JsonDerivedType(typeof(SkipDecided), "skip-decided")]
[JsonDerivedType(typeof(WaitBegun), "wait-begun")]
[JsonDerivedType(typeof(WaitEnded), "wait-ended")]
[JsonDerivedType(typeof(ShareAnswered), "share-answered")]
[JsonDerivedType(typeof(SplitDecided), "split-decided")]
[JsonDerivedType(typeof(StageReopened), "reopened")]
[JsonDerivedType(typeof(ActTakenBack), "taken-back")]
[JsonDerivedType(typeof(RunWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(RunHeld), "held")]
[JsonDerivedType(typeof(RunFreed), "freed")]
[JsonDerivedType(typeof(RunComplained), "complained")]
[JsonDerivedType(typeof(InitiatorChanged), "initiator-changed")]
[JsonDerivedType(typeof(JudgeChanged), "judge-changed")]
public abstract record RunEvent(string By);

/// <param name="Initiator">Who wants it done.</param>
/// <param name="Holders">Stage id → who its role is today, for every stage.</param>
public sealed record RunStarted(string By, string Initiator, IReadOnlyDictionary<string, Assignment> Holders) : RunEvent(By);

/// <param name="Completes">Somebody said 完成: it is finished as soon as nothing is lacking any more.</param>
public sealed record OutputsGiven(string By, string Stage, IReadOnlyList<OutputValue> Values, bool Completes) : RunEvent(By);

/// <param name="Lost">Rows of evidence that could not be fetched: they count for nothing.</param>
/// <param name="Holders">Who the roles of the stages still to come are now; only those that open are taken.</param>
/// <param name="Override">Why it passes although something is lacking; null: it does not.</param>
public sealed record StageCompleted(string By, string Stage, IReadOnlyList<long> Lost, IReadOnlyDictionary<string, Assignment> Holders, string? Override = null) : RunEvent(By);

public sealed record StageAssigned(string By, string Stage, Assignment To) : RunEvent(By);

/// <param name="Stage">The stage of who returns it.</param>
/// <param name="To">The stage that has to be done again; what lies behind it waits again.</param>
public sealed record StageReturned(string By, string Stage, string To, string Reason, Assignment Holder) : RunEvent(By);

public sealed record SkipAsked(string By, string Stage, string Reason, Assignment Reviewer) : RunEvent(By);

public sealed record SkipDecided(string By, string Stage, bool Agreed, string Reason, IReadOnlyList<long> Lost, IReadOnlyDictionary<string, Assignment> Holders) : RunEvent(By);

/// <param name="Until">It ends by itself then.</param>
/// <param name="Evidence">Row of the proof.</param>
public sealed record WaitBegun(string By, string Stage, string Reason, DateTimeOffset Until, long Evidence) : RunEvent(By);

/// <param name="DueAt">The limit, moved by as much of the holder's time as the pause took.</param>
public sealed record WaitEnded(string By, string Stage, DateTimeOffset DueAt) : RunEvent(By);

/// <param name="Judge">Who decides on an objection; null where there is none.</param>
public sealed record ShareAnswered(string By, string Stage, string Output, bool Agrees, string Reason, string? Judge) : RunEvent(By);

/// <param name="Shares">The new shares; empty: they stay as they are.</param>
public sealed record SplitDecided(string By, string Stage, string Output, IReadOnlyList<OutputValue> Shares, string Reason) : RunEvent(By);

public sealed record StageReopened(string By, string Stage) : RunEvent(By);

/// <summary>The last act was taken back by who did it: the stages that it changed are as they were (C5).</summary>
/// <param name="Act">Which one, in Chinese.</param>
/// <param name="Stages">Those stages as they were before it.</param>
public sealed record ActTakenBack(string By, string Act, IReadOnlyList<StageRun> Stages) : RunEvent(By);

/// <param name="Reason">Why it was called off; empty where its start was taken back.</param>
public sealed record RunWithdrawn(string By, string Reason = "") : RunEvent(By);

/// <summary>What it delivers is being changed: the stages that must not go on before that is settled stand still (R05).</summary>
/// <param name="Change">Number of the case that changes it.</param>
public sealed record RunHeld(string By, string Change) : RunEvent(By);

/// <param name="DueAt">Stage id → its limit, moved by as much of the holder's time as it stood still.</param>
public sealed record RunFreed(string By, string Change, IReadOnlyDictionary<string, DateTimeOffset> DueAt) : RunEvent(By);

/// <summary>Whoever had signed says that it is not solved (R65).</summary>
/// <param name="Stage">Where it was signed.</param>
/// <param name="Holder">Of the stage to which it goes back.</param>
public sealed record RunComplained(string By, string Stage, string Reason, Assignment Holder) : RunEvent(By);

/// <summary>Somebody else decides on the objection from now on (R80); the objection stays as it is.</summary>
public sealed record JudgeChanged(string By, string Stage, string From, string To) : RunEvent(By);

/// <summary>Somebody else follows the case from now on (R80); its stages are as they were.</summary>
public sealed record InitiatorChanged(string By, string To) : RunEvent(By);

/// <summary>One named person, and in Chinese how that person was found.</summary>
/// <param name="DueAt">The limit by that person's own hours if the stage opens at this moment; unused where it does not open.</param>
public sealed record Assignment(string UserId, string Path, DateTimeOffset DueAt);

/// <summary>What an event led to: the run afterwards, and what others have to be told. Refused: the run is unchanged.</summary>
/// <param name="Lacking">What keeps the gate shut.</param>
public sealed record Advance(FlowRun Run, IReadOnlyList<RunNotice> Notices, RunRefusal Refusal, IReadOnlyList<Lack> Lacking)
{
    public bool IsRefused => Refusal != RunRefusal.None;
}

public enum RunRefusal
{
    None,
    NotStarted,
    AlreadyStarted,
    Withdrawn,
    UnknownStage,
    NotOpen,
    AlreadyDone,
    SameHolder,

    /// <summary>Whoever started it may not (R28).</summary>
    FourEyes,

    /// <summary>The gate is shut: <see cref="Advance.Lacking"/> says why.</summary>
    Lacking,

    /// <summary>The value is not of the output's type.</summary>
    WrongType,

    /// <summary>The flow does not allow it at this stage.</summary>
    NotAllowed,

    /// <summary>A reason or a proof is missing.</summary>
    NoReason,

    /// <summary>It stands still until a change is settled (R05).</summary>
    Held,

    /// <summary>A review, a pause or an objection is under way, or none is.</summary>
    WrongMoment,
}

public abstract record RunNotice;

public sealed record StageOpened(StageRun Stage) : RunNotice;

public sealed record StageClosed(StageRun Stage) : RunNotice;

public sealed record HolderChanged(StageRun Stage, string Before) : RunNotice;

/// <summary>It has to be done again.</summary>
/// <param name="From">Title of the stage that returned it.</param>
public sealed record StageCameBack(StageRun Stage, string From, string Reason) : RunNotice;

/// <summary>Its reviewer has to say whether it may be left out.</summary>
public sealed record SkipWanted(StageRun Stage, string Before) : RunNotice;

/// <summary>It may not be left out, and is its holder's again.</summary>
public sealed record SkipRefused(StageRun Stage, string Reviewer, string Reason) : RunNotice;

public sealed record WaitStarted(StageRun Stage, CustomerWait Wait) : RunNotice;

public sealed record WaitOver(StageRun Stage, CustomerWait Wait) : RunNotice;

/// <summary>Shares were proposed or changed: those named have to hear of it.</summary>
public sealed record SplitProposed(StageRun Stage, string Output) : RunNotice;

public sealed record ShareDisputed(StageRun Stage, OutputValue Share) : RunNotice;

/// <summary>The one who was to decide has decided.</summary>
public sealed record SplitSettled(StageRun Stage, string Output, string Reason) : RunNotice;

/// <summary>What had closed it was taken back: its clock runs again as if it had never stopped.</summary>
public sealed record StageTakenBack(StageRun Stage) : RunNotice;

/// <summary>An open stage is no longer open, without having been done.</summary>
/// <param name="How">Why, in Chinese.</param>
public sealed record StageShut(StageRun Stage, string How = "撤销") : RunNotice;

/// <summary>It is in the hands again of who had it; nobody has to be told but by the correction.</summary>
public sealed record HolderRestored(StageRun Stage) : RunNotice;

/// <summary>A pause that had just begun or ended did not.</summary>
public sealed record WaitTakenBack(StageRun Stage) : RunNotice;

/// <summary>An objection or a ruling is as if it had not been made.</summary>
public sealed record DisputeTakenBack(StageRun Stage, bool IsOpen) : RunNotice;

public sealed record RunFinished : RunNotice;

/// <summary>An open stage stands still until a change is settled.</summary>
public sealed record StageStopped(StageRun Stage) : RunNotice;

/// <summary>It goes on, with a later limit.</summary>
public sealed record StageGoesOn(StageRun Stage, string Change) : RunNotice;

/// <summary>It was called off.</summary>
public sealed record RunCalledOff(string Reason) : RunNotice;

/// <summary>How flows and events are written into text columns: raw UTF-8, enums by name.</summary>
internal static class RunJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
