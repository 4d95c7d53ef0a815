using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

internal static class CollaborationWordings
{
    public static readonly Wording<StageCardModel> StageOpened = new("collaboration/stage-opened");
    public static readonly Wording<StageCardModel> StageGiven = new("collaboration/stage-given");
    public static readonly Wording<StageStoppedModel> StageStopped = new("collaboration/stage-stopped");
    public static readonly Wording<StageGoesOnModel> StageGoesOn = new("collaboration/stage-goes-on");
    public static readonly Wording<HeldModel> Held = new("collaboration/held");
    public static readonly Wording<CalledOffModel> CalledOff = new("collaboration/called-off");
    public static readonly Wording<CallOffDoneModel> CallOffDone = new("collaboration/call-off-done");
    public static readonly Wording<CannotCallOffModel> CannotCallOff = new("collaboration/cannot-call-off");
    public static readonly Wording<CheckInModel> CheckIn = new("collaboration/check-in");
    public static readonly Wording<PlaceKeptModel> PlaceKept = new("collaboration/place-kept");
    public static readonly Wording<PlaceNotAgreedModel> PlaceNotAgreed = new("collaboration/place-not-agreed");
    public static readonly Wording<PlaceNoticeModel> PlaceNotice = new("collaboration/place-notice");
    public static readonly Wording<PlaceConsentModel> PlaceConsent = new("collaboration/place-consent");
    public static readonly Wording<CustomerUnhappyModel> CustomerUnhappy = new("collaboration/customer-unhappy");
    public static readonly Wording<CustomerReopenedModel> CustomerReopened = new("collaboration/customer-reopened");
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
    public static readonly Wording<RehearsalModel> Rehearsal = new("collaboration/rehearsal");
    public static readonly Wording<RehearsalWhatModel> RehearsalWhat = new("collaboration/rehearsal-what");
    public static readonly Wording<RehearsalUnreadModel> RehearsalUnread = new("collaboration/rehearsal-unread");
    public static readonly Wording<TimelineModel> Timeline = new("collaboration/timeline");
    public static readonly Wording<ChangedMeanwhileModel> ChangedMeanwhile = new("collaboration/changed-meanwhile");
    public static readonly Wording<ActedSinceModel> ActedSince = new("collaboration/acted-since");
    public static readonly Wording<RoleMissingModel> RoleMissing = new("collaboration/role-missing");
    public static readonly Wording<LackingModel> Lacking = new("collaboration/lacking");
    public static readonly Wording<NotUsableModel> NotUsable = new("collaboration/not-usable");
    public static readonly Wording<StageRefusedModel> StageRefused = new("collaboration/stage-refused");
    public static readonly Wording<SuppliedModel> Supplied = new("collaboration/supplied");
    public static readonly Wording<StageReturnedModel> StageReturned = new("collaboration/stage-returned");
    public static readonly Wording<ReturnDoneModel> ReturnDone = new("collaboration/return-done");
    public static readonly Wording<CannotReturnModel> CannotReturn = new("collaboration/cannot-return");
    public static readonly Wording<SkipWantedModel> SkipWanted = new("collaboration/skip-wanted");
    public static readonly Wording<SkipAskedForModel> SkipAskedFor = new("collaboration/skip-asked-for");
    public static readonly Wording<SkipRefusedModel> SkipRefused = new("collaboration/skip-refused");
    public static readonly Wording<SkipDeclinedModel> SkipDeclined = new("collaboration/skip-declined");
    public static readonly Wording<WaitProofWantedModel> WaitProofWanted = new("collaboration/wait-proof-wanted");
    public static readonly Wording<WaitBegunModel> WaitBegun = new("collaboration/wait-begun");
    public static readonly Wording<WaitStartedModel> WaitStarted = new("collaboration/wait-started");
    public static readonly Wording<WaitOverModel> WaitOver = new("collaboration/wait-over");
    public static readonly Wording<MayNotPassModel> MayNotPass = new("collaboration/may-not-pass");
    public static readonly Wording<NothingToPassModel> NothingToPass = new("collaboration/nothing-to-pass");
    public static readonly Wording<StageTipModel> StageTip = new("collaboration/stage-tip");
    public static readonly Wording<NothingToExplainModel> NothingToExplain = new("collaboration/nothing-to-explain");
    public static readonly Wording<ShareProposedModel> ShareProposed = new("collaboration/share-proposed");
    public static readonly Wording<ShareAnsweredModel> ShareAnswered = new("collaboration/share-answered");
    public static readonly Wording<ShareDisputedModel> ShareDisputed = new("collaboration/share-disputed");
    public static readonly Wording<SplitSettledModel> SplitSettled = new("collaboration/split-settled");
    public static readonly Wording<NoShareModel> NoShare = new("collaboration/no-share");
    public static readonly Wording<ObjectionWantedModel> ObjectionWanted = new("collaboration/objection-wanted");
    public static readonly Wording<NoDisputeModel> NoDispute = new("collaboration/no-dispute");
    public static readonly Wording<StartableModel> Startable = new("collaboration/startable");
    public static readonly Wording<SignLinkModel> SignLink = new("collaboration/sign-link");
    public static readonly Wording<NoSignPageModel> NoSignPage = new("collaboration/no-sign-page");
    public static readonly Wording<SignatureCameModel> SignatureCame = new("collaboration/signature-came");
    public static readonly Wording<StartedModel> Started = new("collaboration/started");
}

/// <summary>A stage in somebody's hands: the card.</summary>
/// <param name="About">What the case is about.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Due">Empty while the stage is still to come.</param>
/// <param name="TakesCode">A code is to be asked for before the photo.</param>
/// <param name="Before">Results of the stages just before, one line each.</param>
/// <param name="Pictures">What was checked of the pictures of the case, one line each.</param>
/// <param name="ActLabel">Label of the button.</param>
/// <param name="MayReturn">The holder may give the case back to an earlier stage.</param>
/// <param name="Command">What it types.</param>
public sealed record StageCardModel(
    string RecordNo, string Stage, string Flow, string Customer, string About, string By, string Due, string Limit, string Output, bool TakesCode, string How,
    IReadOnlyList<string> Before, IReadOnlyList<string> Pictures, string ActLabel, string Command, string Reassign, bool MayReturn);

public sealed record StageTakenModel(string RecordNo, string Stage, string Customer, string By, string To);

/// <param name="OnBehalfOf">The holder in whose stead it was completed, or empty.</param>
/// <param name="Finished">The whole case is done.</param>
/// <param name="Shortage">What the warehouse lacks, or empty.</param>
/// <param name="Lacking">What was lacking when it was let pass, or empty.</param>
public sealed record StageDoneModel(
    string RecordNo, string Stage, string Customer, string By, string OnBehalfOf, string Result, IReadOnlyList<StageLine> Next, bool Finished, string Shortage, string Lacking, string OverrideReason);

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
    string RecordNo, string Stage, string OnBehalfOf, string Result, long Photos, IReadOnlyList<StageLine> Next, IReadOnlyList<StageLine> StillOpen, bool Finished, string Told, int UndoMinutes, string Shortage, string Lacking);

/// <param name="Others">What else is lacking, or empty.</param>
public sealed record ResultWantedModel(string RecordNo, string Stage, string Customer, string Output, string Others, string How, string Sample);

/// <param name="Lacking">The photos that are lacking.</param>
/// <param name="Wants">照片, 截图, or either.</param>
/// <param name="TakesCode">A code follows.</param>
public sealed record PhotoWantedModel(string RecordNo, string Stage, string Result, string Lacking, string Wants, bool TakesCode);

/// <param name="Code">What has to be on the photo.</param>
/// <param name="Until">How long it counts.</param>
/// <param name="OrScreenshot">A screenshot without it will do.</param>
public sealed record CodeAskedModel(string RecordNo, string Stage, string Code, string Until, int Minutes, bool OrScreenshot);

public sealed record NoCodeNeededModel(string RecordNo, string Stage, bool WantsScreenshot);

/// <param name="Output">For which output it was taken.</param>
/// <param name="IsPhoto">Further ones may be added.</param>
/// <param name="NeedsDate">Its last day has still to be written.</param>
/// <param name="Command">Finishes the stage; empty where it is done.</param>
public sealed record PhotoKeptModel(string RecordNo, string Stage, string Output, int Photos, bool IsPhoto, bool NeedsDate, string Command);

/// <param name="Wants">照片, 截图, 文件或图片.</param>
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

public sealed record ChangedMeanwhileModel(string RecordNo);

public sealed record ActedSinceModel(string RecordNo, string Name, string At);

public sealed record RoleMissingModel(string Flow, string Roles);

/// <summary>All that keeps a gate shut, at once (R45).</summary>
/// <param name="Items">「《医疗器械使用备案表》(步骤14)、护士长签字(步骤9)」</param>
/// <param name="HowTo">How the own ones are brought, one line each.</param>
/// <param name="IsKept">What was given is kept.</param>
/// <param name="OverrideBy">The role that may let it pass, or empty.</param>
public sealed record LackingModel(string RecordNo, string Stage, string Items, IReadOnlyList<string> HowTo, bool IsKept, string OverrideBy)
{
    internal static LackingModel Of(Case now, FlowStage rule, IReadOnlyList<Lack> lacking, bool isKept) => new(
        now.RecordNo, rule.Title, string.Join("、", lacking.Select(lack => lack.InWords)),
        [.. lacking.Take(6).Select(lack => (Lack: lack, Stage: now.Flow.Stage(lack.Stage), Output: now.Flow.Stage(lack.Stage).Outputs.FirstOrDefault(output => output.Title == lack.What)))
            .Where(one => one.Output is not null).Select(one => HowToBring(now.RecordNo, rule, one.Stage, one.Output!, one.Lack)).Distinct(StringComparer.Ordinal)],
        isKept, now.Flow.OverrideBy ?? "");

    private static string HowToBring(string recordNo, FlowStage here, FlowStage stage, FlowOutput output, Lack lack)
    {
        var command = stage.Id == here.Id ? $"完成 {recordNo} {stage.Title}" : $"补交 {recordNo} 步骤{lack.Number}";
        return output.Type switch
        {
            OutputType.Photo when StagePhoto.TakesCode(output) => $"{output.Title}：发 拍照 {recordNo} {stage.Title} 取口令，带着口令拍好发来",
            OutputType.Photo => $"{output.Title}：直接发{output.Wants}",
            OutputType.Document when output.ValidUntil => $"{output.Title}：发 {command} 有效期至:年-月-日，再发文件的图片",
            OutputType.Document => $"{output.Title}：发 {command}，再发文件的图片",
            OutputType.Signature => $"{output.Title}：发 {command} 签字人:姓名，再发签字件的照片",
            OutputType.Location => $"{output.Title}：在现场发送位置",
            OutputType.Split => $"{output.Title}：{(lack.Why.Contains("异议", StringComparison.Ordinal) ? "等上级裁定" : "发 定责 " + recordNo + " 物流 60% 销售 40% 依据:…")}",
            _ => $"{output.Title}：发 {command} {output.Title}:{(output.Type == OutputType.Choice ? string.Join('/', output.Options) : "…")}",
        };
    }
}

/// <param name="Problems">One sentence each.</param>
/// <param name="Sample">What would be right, or empty.</param>
public sealed record NotUsableModel(string RecordNo, string Stage, IReadOnlyList<string> Problems, string Sample);

/// <param name="Why">not-allowed, no-reason, wrong-type, in-review, waiting, not-waiting, waited-enough, wrong-moment.</param>
/// <param name="Detail">A name or a number that belongs to it.</param>
public sealed record StageRefusedModel(string RecordNo, string Stage, string Why, string Detail);

/// <param name="Given">What was taken with the words, or empty.</param>
/// <param name="Media">What can be sent as a picture now.</param>
public sealed record SuppliedModel(string RecordNo, string Stage, string Given, IReadOnlyList<string> Media);

public sealed record StageReturnedModel(string RecordNo, string Stage, string Customer, string From, string By, string Reason, string Holder, string Due, string Limit, string Command);

public sealed record ReturnDoneModel(string RecordNo, string Stage, string From, string Holder, string Reason, string Due, string Limit);

/// <param name="Options">Where it could go; empty: nowhere.</param>
public sealed record CannotReturnModel(string RecordNo, string Stage, IReadOnlyList<StageOption> Options);

public sealed record SkipWantedModel(string RecordNo, string Stage, string Customer, string By, string Reason, string Due, string Command, string Refuse);

public sealed record SkipAskedForModel(string RecordNo, string Stage, string Reason, string Reviewer, string Due);

public sealed record SkipRefusedModel(string RecordNo, string Stage, string Customer, string By, string Reason, string Due, string Command);

public sealed record SkipDeclinedModel(string RecordNo, string Stage, string Holder, string Reason);

public sealed record WaitProofWantedModel(string RecordNo, string Stage, string Reason);

/// <param name="Days">All pauses of the stage together, working days.</param>
public sealed record WaitBegunModel(string RecordNo, string Stage, string Reason, string Until, int Days);

public sealed record WaitStartedModel(string RecordNo, string Stage, string Customer, string Holder, string Reason, string Until);

/// <param name="IsTimeUp">The time to wait is over; else the customer has answered.</param>
/// <param name="After">How long it waited.</param>
public sealed record WaitOverModel(string RecordNo, string Stage, string Customer, bool IsTimeUp, string After, string Holder, string Due, string Left, string Command);

/// <param name="Role">Who may; empty: nobody.</param>
public sealed record MayNotPassModel(string RecordNo, string Role, string Name);

public sealed record NothingToPassModel(string RecordNo, string Stage, string Holder, string Left);

/// <param name="Command">Finishes it, for who may; else empty.</param>
/// <param name="MaySkip">It can be left out.</param>
/// <param name="WaitDays">Working days for which it may wait for the customer.</param>
public sealed record StageTipModel(
    string RecordNo, int Number, string Stage, string Why, string How, string Output, string Sample, string Ask, string Holder, string Limit, string Command, bool MaySkip, int WaitDays);

public sealed record NothingToExplainModel;

/// <param name="Mine">The reader's own share.</param>
public sealed record ShareProposedModel(string RecordNo, string Stage, string Customer, string About, string By, string Shares, string Mine, string Basis);

public sealed record ShareAnsweredModel(string RecordNo, string Mine, bool Agrees, string Reason, string Judge);

/// <param name="Decides">Whether the reader is the one who rules.</param>
public sealed record ShareDisputedModel(string RecordNo, string Stage, string Customer, string Shares, string By, string Mine, string Reason, string Basis, string Judge, string Due, bool Decides);

public sealed record SplitSettledModel(string RecordNo, string Stage, string Customer, string By, string Shares, string Reason);

public sealed record NoShareModel(string RecordNo);

public sealed record ObjectionWantedModel(string RecordNo, string Mine);

/// <param name="Judge">Who decides; empty: nobody objects.</param>
public sealed record NoDisputeModel(string RecordNo, string Judge);

public sealed record StartableModel(IReadOnlyList<StartableFlow> Flows);

public sealed record StartableFlow(string Title, string Verb, string Summary, string Example);

/// <param name="Fields">What was understood, one line each.</param>
/// <param name="Now">The stages that are open.</param>
/// <param name="Later">The stages to come.</param>
public sealed record StartedModel(
    string RecordNo, string Flow, string Customer, bool IsNewCustomer, IReadOnlyList<string> Fields, IReadOnlyList<StageLine> Now, IReadOnlyList<StageLine> Later, int Count, string Verb, int UndoMinutes);

public sealed record SignLinkModel(string RecordNo, string Stage, string Customer, string Signer, string Link, string Until);

public sealed record NoSignPageModel(string RecordNo, string Stage);

/// <param name="IsDone">The stage was finished by it.</param>
public sealed record SignatureCameModel(string RecordNo, string Stage, string Customer, string Signer, bool Agrees, string Remark, bool IsDone, string Command);

/// <summary>What other values would have told in the last thirty days, against what happened.</summary>
/// <param name="Whose">The flow, or all.</param>
/// <param name="What">What is tried.</param>
/// <param name="Clocks">How many clocks of stages were gone through.</param>
/// <param name="IsCut">There were more.</param>
/// <param name="More">How many people are not listed.</param>
/// <param name="IsFlow">It would be changed in the flow file.</param>
/// <param name="IsQuiet">It would be changed in the settings.</param>
public sealed record RehearsalModel(
    string Whose, string What, string From, string Until, int Clocks, int Running, bool IsCut, IReadOnlyList<RehearsalLine> Lines, IReadOnlyList<RehearsalPerson> People, int More, bool IsFlow, bool IsQuiet);

public sealed record RehearsalLine(string What, int Before, int After)
{
    /// <summary>「（多4）」, or empty.</summary>
    public string Change => ChangeOf(Before, After);

    internal static string ChangeOf(int before, int after) => after == before ? "" : after > before ? $"（多{after - before}）" : $"（少{before - after}）";
}

public sealed record RehearsalPerson(string Name, int Before, int After)
{
    /// <summary>「（多4）」, or empty.</summary>
    public string Change => RehearsalLine.ChangeOf(Before, After);
}

/// <param name="Word">What was taken for a flow, or empty.</param>
public sealed record RehearsalWhatModel(string Word, IReadOnlyList<string> Flows);

/// <param name="IsKey">The key is known and its value was not understood.</param>
/// <param name="Stages">Titles, for a stage that is not there.</param>
public sealed record RehearsalUnreadModel(string Key, string Value, bool IsKey, string Flow, IReadOnlyList<string> Stages);

/// <param name="Change">Number of the case that changes what this one delivers.</param>
public sealed record StageStoppedModel(string RecordNo, string Stage, string Customer, string About, string Change, string By);

public sealed record StageGoesOnModel(string RecordNo, string Stage, string Customer, string Change, string Due, string Limit, string Command);

public sealed record HeldModel(string RecordNo, string Stage, string Change);

public sealed record CalledOffModel(string RecordNo, string Flow, string Customer, string About, string By, string Reason);

/// <param name="Verb">By which it can be started anew, or empty.</param>
public sealed record CallOffDoneModel(string RecordNo, string Flow, string Customer, string Reason, string Verb);

/// <param name="Why">finished, never, too-late or not-yours.</param>
/// <param name="Until">Title of the stage before whose end it could have been called off.</param>
public sealed record CannotCallOffModel(string RecordNo, string Flow, string Why, string Until, string Initiator);

/// <param name="HasSite">It is known where the customer is.</param>
/// <param name="Days">For so many days a position is kept.</param>
public sealed record CheckInModel(string RecordNo, string Stage, string Customer, bool HasSite, string Within, int Days, bool TakesCode);

/// <param name="Verdict">How far it is from the customer's site, in words.</param>
/// <param name="HasPhoto">A photo is there already.</param>
public sealed record PlaceKeptModel(string RecordNo, string Stage, string Verdict, bool WantsReason, bool HasPhoto, string Command);

public sealed record PlaceNotAgreedModel(string RecordNo, string Stage);

public sealed record PlaceNoticeModel(int Days);

/// <param name="Erased">So many positions are erased.</param>
public sealed record PlaceConsentModel(bool Withdrawn, int Erased, int Days);

/// <param name="Score">Of 5; 0 where none was given.</param>
/// <param name="Refused">Did not sign.</param>
public sealed record CustomerUnhappyModel(string RecordNo, string Stage, string Customer, string Signer, int Score, string Remark, string Holder, bool Refused);

public sealed record CustomerReopenedModel(string RecordNo, string Flow, string Customer, string Signer, string Reason, string Stage, string Holder, string Due);
