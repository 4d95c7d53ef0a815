using ChatBot.Features.Kernel;

namespace ChatBot.Features.Notes;

internal static class NotesWordings
{
    public static readonly Wording<LooseAskedModel> Asked = new("notes/asked");
    public static readonly Wording<LooseKeptModel> Kept = new("notes/kept");
    public static readonly Wording<LooseJoinedModel> Joined = new("notes/joined");
    public static readonly Wording<LooseSameModel> Same = new("notes/same");
    public static readonly Wording<ContinuedModel> Continued = new("notes/continued");
    public static readonly Wording<PutOffModel> PutOff = new("notes/put-off");
    public static readonly Wording<InboxModel> Inbox = new("notes/inbox");
    public static readonly Wording<ReminderModel> Reminder = new("notes/reminder");
    public static readonly Wording<NoSuchLooseModel> NoSuchLoose = new("notes/no-such-loose");
    public static readonly Wording<LooseSettledModel> Settled = new("notes/settled");
    public static readonly Wording<WhichCustomerModel> WhichCustomer = new("notes/which-customer");
    public static readonly Wording<IgnoredModel> Ignored = new("notes/ignored");
    public static readonly Wording<NotedModel> Noted = new("notes/noted");
    public static readonly Wording<EditedModel> Edited = new("notes/edited");
    public static readonly Wording<NotYourNoteModel> NotYours = new("notes/not-yours");
    public static readonly Wording<NoteChangedModel> Changed = new("notes/changed");
    public static readonly Wording<NeedMadeModel> NeedMade = new("notes/need-made");
    public static readonly Wording<NoteListModel> Listed = new("notes/listed");
    public static readonly Wording<NoteShownModel> ShownOne = new("notes/shown");
}

/// <param name="What">What has come, in one line.</param>
/// <param name="Unheard">A voice without words: it has to be typed if it is to be read.</param>
/// <param name="IsMedia">A picture or file for which no record waits.</param>
/// <param name="Stages">Stages in the sender's hand of which it may be the result.</param>
/// <param name="Found">What a need would want to know and the text says, or empty.</param>
/// <param name="Need">The command that logs it as a need, or empty.</param>
public sealed record LooseAskedModel(long Number, string What, bool Unheard, bool IsMedia, IReadOnlyList<GuessLine> Stages, string Found, string Need, IReadOnlyList<GuessLine> Guesses);

/// <param name="Label">The customer's name as it fits on a button.</param>
public sealed record GuessLine(string Label, string Command);

public sealed record LooseKeptModel(long Number, string What);

public sealed record LooseJoinedModel(long Number, string What);

public sealed record LooseSameModel(long Number);

/// <param name="Target">The note or the loose item that was continued.</param>
/// <param name="Length">Characters of the whole.</param>
public sealed record ContinuedModel(string Target, int Length, string Found, string Need);

public sealed record PutOffModel(long Number, int Count);

/// <param name="Left">How many wait for 更多.</param>
/// <param name="Choose">Items of this page that can be linked with one tap.</param>
public sealed record InboxModel(IReadOnlyList<LooseLine> Lines, int Left, IReadOnlyList<ChooseLine> Choose);

public sealed record LooseLine(long Number, string At, string What);

public sealed record ChooseLine(string Label, string Command);

/// <param name="Left">How many are not listed.</param>
public sealed record ReminderModel(int Count, IReadOnlyList<LooseLine> Lines, int Left);

public sealed record NoSuchLooseModel(string Which, int Count);

/// <param name="RecordNo">What it became; empty where it was thrown away.</param>
public sealed record LooseSettledModel(long Number, string RecordNo);

/// <param name="Problem">Why what was given is no customer's name, or empty.</param>
public sealed record WhichCustomerModel(string What, string Problem, IReadOnlyList<GuessLine> Guesses);

public sealed record IgnoredModel(string Numbers, int Left, int UndoMinutes);

/// <param name="Fields">What was understood, one line each.</param>
/// <param name="Left">How much loose input the person still has.</param>
public sealed record NotedModel(string RecordNo, IReadOnlyList<string> Fields, string Found, string Need, int Left, int UndoMinutes);

public sealed record EditedModel(string RecordNo, string Before, string Words, bool HasVoice, string Found, string Need, int UndoMinutes);

public sealed record NotYourNoteModel(string RecordNo, string Author);

public sealed record NoteChangedModel(string RecordNo);

public sealed record NeedMadeModel(string RecordNo, string NeedNo);

/// <param name="About">The customer's name as asked for; empty for all.</param>
public sealed record NoteListModel(string About, IReadOnlyList<NoteLine> Lines, int Left);

/// <param name="NeedNo">The need that was made of it, or empty.</param>
public sealed record NoteLine(string RecordNo, string Customer, string At, string Author, string Words, string Origin, string NeedNo);

/// <param name="Proofs">What is kept with it: pictures, sound, files.</param>
/// <param name="Edited">When it was changed last, or empty.</param>
public sealed record NoteShownModel(string RecordNo, string Customer, string At, string Author, string Words, string Origin, string Proofs, string Edited, string NeedNo, string Found, string Need);
