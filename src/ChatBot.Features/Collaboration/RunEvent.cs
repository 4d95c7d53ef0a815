using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>Something that happened to a run. Kept as JSON with the case, in order; together they rebuild it.</summary>
/// <param name="By">Userid of who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "started")]
[JsonDerivedType(typeof(StageCompleted), "completed")]
[JsonDerivedType(typeof(PhotoAwaited), "photo-awaited")]
[JsonDerivedType(typeof(StageAssigned), "assigned")]
[JsonDerivedType(typeof(StageReopened), "reopened")]
[JsonDerivedType(typeof(RunWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(InitiatorChanged), "initiator-changed")]
public abstract record RunEvent(string By);

/// <param name="Holders">Stage id → who its role is today, for every stage.</param>
public sealed record RunStarted(string By, IReadOnlyDictionary<string, Assignment> Holders) : RunEvent(By);

/// <param name="Photos">How many pictures lie with the stage.</param>
/// <param name="Holders">Who the roles of the stages still to come are now; only those that open are taken.</param>
public sealed record StageCompleted(string By, string Stage, string Result, long Photos, IReadOnlyDictionary<string, Assignment> Holders) : RunEvent(By);

public sealed record PhotoAwaited(string By, string Stage, string Result) : RunEvent(By);

public sealed record StageAssigned(string By, string Stage, Assignment To) : RunEvent(By);

public sealed record StageReopened(string By, string Stage) : RunEvent(By);

public sealed record RunWithdrawn(string By) : RunEvent(By);

/// <summary>Somebody else follows the case from now on (R80); its stages are as they were.</summary>
public sealed record InitiatorChanged(string By, string To) : RunEvent(By);

/// <summary>One named person, and in Chinese how that person was found.</summary>
public sealed record Assignment(string UserId, string Path);

/// <summary>What an event led to: the run afterwards, and what others have to be told. Refused: the run is unchanged.</summary>
public sealed record Advance(FlowRun Run, IReadOnlyList<RunNotice> Notices, RunRefusal Refusal)
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
    ResultMissing,
    PhotoMissing,
    SameHolder,
}

public abstract record RunNotice;

public sealed record StageOpened(StageRun Stage) : RunNotice;

public sealed record StageClosed(StageRun Stage) : RunNotice;

public sealed record HolderChanged(StageRun Stage, string Before) : RunNotice;

/// <summary>A completion was taken back: its clock runs again as if it had never stopped.</summary>
public sealed record StageTakenBack(StageRun Stage) : RunNotice;

/// <summary>An open stage is no longer open, without having been done.</summary>
public sealed record StageShut(StageRun Stage) : RunNotice;

public sealed record RunFinished : RunNotice;

/// <summary>How flows and events are written into text columns: raw UTF-8, enums by name.</summary>
internal static class RunJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
