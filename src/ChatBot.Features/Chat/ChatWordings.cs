using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

internal static class ChatWordings
{
    public static readonly Wording<FailedModel> Failed = new("chat/failed");
    public static readonly Wording<NotUnderstoodModel> NotUnderstood = new("chat/not-understood");
    public static readonly Wording<NoSuchChoiceModel> NoSuchChoice = new("chat/no-such-choice");
    public static readonly Wording<NotForYouModel> NotForYou = new("chat/not-for-you");
    public static readonly Wording<AskSlotModel> AskSlot = new("chat/ask-slot");
    public static readonly Wording<ExplainSlotModel> ExplainSlot = new("chat/explain-slot");
    public static readonly Wording<CorrectByUndoModel> CorrectByUndo = new("chat/correct-by-undo");
    public static readonly Wording<SmallTalkModel> SmallTalk = new("chat/small-talk");
    public static readonly Wording<NoHumanModel> NoHuman = new("chat/no-human");
    public static readonly Wording<HumanWantedModel> HumanWanted = new("chat/human-wanted");
    public static readonly Wording<HumanAskedModel> HumanAsked = new("chat/human-asked");
    public static readonly Wording<MissesModel> Misses = new("chat/misses");
    public static readonly Wording<MissesModel> WeeklyMisses = new("chat/weekly-misses");
    public static readonly Wording<MediaMeanwhileModel> MediaMeanwhile = new("chat/media-meanwhile");
    public static readonly Wording<SameAgainModel> SameAgain = new("chat/same-again");
    public static readonly Wording<FinalActModel> FinalAct = new("chat/final-act");
    public static readonly Wording<DraftWaitsModel> DraftWaits = new("chat/draft-waits");
    public static readonly Wording<DraftParkedModel> DraftParked = new("chat/draft-parked");
    public static readonly Wording<DraftDroppedModel> DraftDropped = new("chat/draft-dropped");
    public static readonly Wording<NoDraftModel> NoDraft = new("chat/no-draft");
    public static readonly Wording<NothingToUndoModel> NothingToUndo = new("chat/nothing-to-undo");
    public static readonly Wording<TooLateToUndoModel> TooLateToUndo = new("chat/too-late-to-undo");
    public static readonly Wording<UndoDoneModel> UndoDone = new("chat/undo-done");
    public static readonly Wording<CorrectedModel> Corrected = new("chat/corrected");
    public static readonly Wording<HelpModel> Help = new("chat/help");
    public static readonly Wording<HelpOneModel> HelpOne = new("chat/help-one");
    public static readonly Wording<WelcomeModel> Welcome = new("chat/welcome");
    public static readonly Wording<EvidenceKeptModel> EvidenceKept = new("chat/evidence-kept");
    public static readonly Wording<WhichRecordModel> WhichRecord = new("chat/which-record");
    public static readonly Wording<NoLooseEvidenceModel> NoLooseEvidence = new("chat/no-loose-evidence");
    public static readonly Wording<NotWaitingForEvidenceModel> NotWaitingForEvidence = new("chat/not-waiting-for-evidence");
    public static readonly Wording<NoSuchRecordModel> NoSuchRecord = new("chat/no-such-record");
    public static readonly Wording<PassedOnModel> PassedOn = new("chat/passed-on");
    public static readonly Wording<PlaceSeenModel> PlaceSeen = new("chat/place-seen");
    public static readonly Wording<LinkSeenModel> LinkSeen = new("chat/link-seen");
    public static readonly Wording<CodeScannedModel> CodeScanned = new("chat/code-scanned");
    public static readonly Wording<WordsRefusedModel> WordsRefused = new("chat/words-refused");
    public static readonly Wording<CannotReadModel> CannotRead = new("chat/cannot-read");
    public static readonly Wording<TemplatesRefusedModel> TemplatesRefused = new("chat/templates-refused");
}

public sealed record FailedModel(string ErrorNo);

/// <param name="Near">What may have been meant.</param>
/// <param name="Human">Whom to ask after several misses in a row, or empty.</param>
/// <param name="Keep">The command that keeps the words as they are, or empty.</param>
public sealed record NotUnderstoodModel(IReadOnlyList<ProposedLine> Near, string Human, string Keep);

/// <param name="Label">As much of the line as a choice shows.</param>
/// <param name="Command">The whole line as corrected.</param>
public sealed record ProposedLine(string Label, string Command);

public sealed record ExplainSlotModel(string Command, string Slot, string Ask, string Hint, string Example, bool Required);

public sealed record CorrectByUndoModel(string What);

/// <param name="IsThanks">It was a word of thanks.</param>
public sealed record SmallTalkModel(string Name, bool IsThanks);

public sealed record NoHumanModel;

public sealed record HumanWantedModel(string Who, string Problem);

public sealed record HumanAskedModel(string Admin);

/// <param name="Share">Misses of all texts, in percent.</param>
public sealed record MissesModel(int Days, long Total, long Messages, string Share, IReadOnlyList<MissedLine> Lines);

public sealed record MissedLine(string Word, long Times, string Proposed);

public sealed record DraftWaitsModel(string Command);

/// <param name="Spoken">A voice message without words: it has to be typed.</param>
public sealed record MediaMeanwhileModel(string Kind, bool Spoken, string Command);


/// <param name="Command">The same once more, as one line.</param>
public sealed record SameAgainModel(string RecordNo, string Command);

public sealed record FinalActModel(string What, string Why);

public sealed record NoSuchChoiceModel(int Number, int Count);

public sealed record NotForYouModel(string Command);

/// <param name="Known">What has been understood so far, one line each.</param>
/// <param name="Problem">Why the last value cannot be, empty when there was none.</param>
/// <param name="Hint">All ways to write it, or empty.</param>
/// <param name="SetAside">The command that waits because this one came between, or empty.</param>
public sealed record AskSlotModel(string Command, string Ask, string Example, string Hint, string Problem, IReadOnlyList<string> Known, string SetAside, bool Again, IReadOnlyList<MeantLine> Options, bool More);

/// <param name="Label">What the record is about, as much as a choice shows.</param>
/// <param name="Command">All that was said, with its number.</param>
public sealed record MeantLine(string Label, string Command);

public sealed record DraftParkedModel(string Command);

public sealed record DraftDroppedModel(string Command);

public sealed record NoDraftModel;

public sealed record NothingToUndoModel;

public sealed record TooLateToUndoModel(string What, int Minutes);

public sealed record UndoDoneModel(string What, string Told);

public sealed record CorrectedModel(string Author, string What);

public sealed record HelpLine(string Name, string Summary);

public sealed record HelpModel(IReadOnlyList<HelpLine> Lines, string Others);

public sealed record HelpOneModel(
    string Name, string Summary, IReadOnlyList<string> Examples, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, string Synonyms, IReadOnlyList<string> Notes);

public sealed record WelcomeModel(string Name);

public sealed record EvidenceKeptModel(string Kind);

public sealed record WhichRecordModel(string Kind, IReadOnlyList<WhichRecordOption> Options);

public sealed record WhichRecordOption(string RecordNo, string Purpose, string Command);

/// <summary>The same words whether it does not exist or may not be seen, so that nothing is learnt from the difference (C9).</summary>
public sealed record NoSuchRecordModel(string RecordNo);

public sealed record PassedOnModel(string Recipient, string Body);

/// <param name="Label">The place by name; the coordinates where it has none.</param>
public sealed record PlaceSeenModel(string Label);

public sealed record LinkSeenModel(string Title);

/// <param name="RecordNo">The record that the code names, or empty.</param>
public sealed record CodeScannedModel(string Code, string RecordNo);

public sealed record WordsRefusedModel(IReadOnlyList<string> Problems);
/// <summary>A kind of message that no app is given the contents of, such as chat records forwarded together.</summary>
public sealed record CannotReadModel;

public sealed record TemplatesRefusedModel(IReadOnlyList<string> Problems);

public sealed record NoLooseEvidenceModel(string RecordNo);

public sealed record NotWaitingForEvidenceModel(string RecordNo);
