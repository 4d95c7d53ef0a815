using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

internal static class CollaborationWordings
{
    public static readonly Wording<StageCardModel> StageOpened = new("collaboration/stage-opened");
    public static readonly Wording<StageCardModel> StageGiven = new("collaboration/stage-given");
    public static readonly Wording<StageTakenModel> StageTaken = new("collaboration/stage-taken");
    public static readonly Wording<StageDoneModel> StageDone = new("collaboration/stage-done");
    public static readonly Wording<EscalationSolvedModel> EscalationSolved = new("collaboration/escalation-solved");
    public static readonly Wording<StageAlarmModel> StageWarning = new("collaboration/stage-warning");
    public static readonly Wording<StageAlarmModel> StageRed = new("collaboration/stage-red");
    public static readonly Wording<StageAlarmModel> StageEscalated = new("collaboration/stage-escalated");
    public static readonly Wording<CompletedModel> Completed = new("collaboration/completed");
    public static readonly Wording<ResultWantedModel> ResultWanted = new("collaboration/result-wanted");
    public static readonly Wording<PhotoWantedModel> PhotoWanted = new("collaboration/photo-wanted");
    public static readonly Wording<PhotoKeptModel> PhotoKept = new("collaboration/photo-kept");
    public static readonly Wording<CodeAskedModel> CodeAsked = new("collaboration/code-asked");
    public static readonly Wording<NoCodeNeededModel> NoCodeNeeded = new("collaboration/no-code-needed");
    public static readonly Wording<NotAPhotoModel> NotAPhoto = new("collaboration/not-a-photo");
    public static readonly Wording<AlreadyDoneModel> AlreadyDone = new("collaboration/already-done");
    public static readonly Wording<WithdrawnModel> Withdrawn = new("collaboration/withdrawn");
    public static readonly Wording<NotOpenYetModel> NotOpenYet = new("collaboration/not-open-yet");
    public static readonly Wording<NotYourStageModel> NotYourStage = new("collaboration/not-your-stage");
    public static readonly Wording<WhichStageModel> WhichStage = new("collaboration/which-stage");
    public static readonly Wording<AssignedModel> Assigned = new("collaboration/assigned");
    public static readonly Wording<MayNotAssignModel> MayNotAssign = new("collaboration/may-not-assign");
    public static readonly Wording<SameHolderModel> SameHolder = new("collaboration/same-holder");
    public static readonly Wording<WhomToAssignModel> WhomToAssign = new("collaboration/whom-to-assign");
    public static readonly Wording<FourEyesModel> FourEyes = new("collaboration/four-eyes");
    public static readonly Wording<UnknownStageModel> UnknownStage = new("collaboration/unknown-stage");
    public static readonly Wording<OtherRecordModel> OtherRecord = new("collaboration/other-record");
    public static readonly Wording<TimelineModel> Timeline = new("collaboration/timeline");
    public static readonly Wording<ChangedMeanwhileModel> ChangedMeanwhile = new("collaboration/changed-meanwhile");
    public static readonly Wording<ActedSinceModel> ActedSince = new("collaboration/acted-since");
    public static readonly Wording<RoleMissingModel> RoleMissing = new("collaboration/role-missing");
}

/// <summary>A stage in somebody's hands: the card.</summary>
/// <param name="About">What the case is about.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Due">Empty while the stage is still to come.</param>
/// <param name="Before">Results of the stages just before, one line each.</param>
/// <param name="Wants">照片, 截图, or either.</param>
/// <param name="TakesCode">A code is to be asked for before the photo.</param>
/// <param name="Pictures">What was checked of the pictures of the case, one line each.</param>
/// <param name="ActLabel">Label of the button.</param>
/// <param name="Command">What it types.</param>
public sealed record StageCardModel(
    string RecordNo, string Stage, string Flow, string Customer, string About, string By, string Due, string Limit, string Output, bool NeedsPhoto, string Wants, bool TakesCode, string How,
    IReadOnlyList<string> Before, IReadOnlyList<string> Pictures, string ActLabel, string Command, string Reassign);

public sealed record StageTakenModel(string RecordNo, string Stage, string Customer, string By, string To);

/// <param name="OnBehalfOf">The holder in whose stead it was completed, or empty.</param>
/// <param name="Finished">The whole case is done.</param>
/// <param name="Shortage">What the warehouse lacks, or empty.</param>
public sealed record StageDoneModel(
    string RecordNo, string Stage, string Customer, string By, string OnBehalfOf, string Result, IReadOnlyList<StageLine> Next, bool Finished, string Shortage);

/// <param name="After">「35 分钟」</param>
public sealed record EscalationSolvedModel(string RecordNo, string Stage, string Customer, string By, string Result, string After);

/// <summary>A warning, a breach, an escalation.</summary>
/// <param name="Late">The true time when it comes late, else empty.</param>
/// <param name="Path">How the reader was found.</param>
/// <param name="IsHolder">The reader is the one who has it.</param>
public sealed record StageAlarmModel(
    string RecordNo, string Stage, string Customer, string Holder, string Department, string Since, string Due, string Left, string Missing, string Late, string Path,
    bool IsHolder, int Level);

/// <param name="Told">Who has been informed, or empty.</param>
public sealed record CompletedModel(
    string RecordNo, string Stage, string OnBehalfOf, string Result, long Photos, IReadOnlyList<StageLine> Next, IReadOnlyList<StageLine> StillOpen, bool Finished, string Told, int UndoMinutes, string Shortage);

public sealed record ResultWantedModel(string RecordNo, string Stage, string Customer, string Output, string How);

/// <param name="Wants">照片, 截图, or either.</param>
/// <param name="TakesCode">A code follows.</param>
public sealed record PhotoWantedModel(string RecordNo, string Stage, string Result, string Wants, bool TakesCode);

/// <param name="Code">What has to be on the photo.</param>
/// <param name="Until">How long it counts.</param>
/// <param name="OrScreenshot">A screenshot without it will do.</param>
public sealed record CodeAskedModel(string RecordNo, string Stage, string Code, string Until, int Minutes, bool OrScreenshot);

public sealed record NoCodeNeededModel(string RecordNo, string Stage, bool WantsScreenshot);

public sealed record PhotoKeptModel(string RecordNo, string Stage, long Photos);

public sealed record NotAPhotoModel(string RecordNo, string Stage, string Wants);

/// <summary>C8.</summary>
public sealed record AlreadyDoneModel(string RecordNo, string Stage, string Name, string At, string Result);

public sealed record WithdrawnModel(string RecordNo);

public sealed record NotOpenYetModel(string RecordNo, string Stage, IReadOnlyList<StageLine> Before);

public sealed record NotYourStageModel(string RecordNo, IReadOnlyList<StageLine> Open);

/// <param name="Verb">What is asked about: 完成, 指派.</param>
public sealed record WhichStageModel(string RecordNo, string Verb, IReadOnlyList<StageOption> Options);

public sealed record StageOption(string Stage, string Holder, string Command);

public sealed record AssignedModel(string RecordNo, string Stage, string From, string To, string Due, string Left, string Told);

public sealed record MayNotAssignModel(string RecordNo, string Stage, string Holder, string Initiator);

public sealed record SameHolderModel(string RecordNo, string Stage, string Holder);

public sealed record WhomToAssignModel(string RecordNo, string Stage, string Holder, IReadOnlyList<StageOption> Options);

public sealed record FourEyesModel(string RecordNo, string Stage, string Initiator);

/// <param name="Words">What was typed for a stage.</param>
/// <param name="Options">The stages that can still be given away.</param>
public sealed record UnknownStageModel(string RecordNo, string Words, IReadOnlyList<StageOption> Options);

/// <param name="Command">By which command this kind of record is finished.</param>
/// <param name="IsWhole">The command can be sent as it stands.</param>
public sealed record OtherRecordModel(string RecordNo, string Command, bool IsWhole);

public sealed record TimelineModel(
    string RecordNo, string Flow, string Customer, string About, string Initiator, string Started, string State, IReadOnlyList<StageLine> Lines, bool IsRunning);

public sealed record ChangedMeanwhileModel(string RecordNo);

public sealed record ActedSinceModel(string RecordNo, string Name, string At);

public sealed record RoleMissingModel(string Flow, string Roles);
