using ChatBot.Sandbox.Approvals;

namespace ChatBot.Sandbox.Stories;

/// <summary>
/// One thing that happens. Texts may hold terms in braces, see <see cref="StoryTerms"/>. <see cref="Explain"/> is what the reader is told about it.
/// </summary>
internal abstract record StoryStep(string Explain);

/// <summary>Types a sentence and sends it.</summary>
/// <param name="Expect">What the bot's answer has to contain.</param>
/// <param name="Catch">Prefix of the record numbers to be remembered from the answer: <c>XQ</c> gives {XQ}, a second one {XQ2}.</param>
internal sealed record Say(string Who, string Text, string Expect, string Explain, string? Catch = null) : StoryStep(Explain);

/// <summary>Presses a button of the newest card on which it still works.</summary>
/// <param name="On">What the card has to contain.</param>
/// <param name="Expect">What the bot says to it on the same phone; null when the card only changes.</param>
internal sealed record Press(string Who, string Button, string On, string? Expect, string Explain) : StoryStep(Explain);

/// <summary>Sends one of the sample pictures.</summary>
internal sealed record Picture(string Who, string Sample, string Expect, string Explain) : StoryStep(Explain);

/// <summary>Sends the place where somebody stands, a hospital's by default.</summary>
internal sealed record Place(string Who, string Label, string Expect, string Explain) : StoryStep(Explain);

/// <summary>Somebody outside the company opens the newest link to sign that stands on a phone, fills the bot's page in and agrees.</summary>
/// <param name="Who">On whose phone the link stands.</param>
/// <param name="Expect">What that phone is told of the signature.</param>
internal sealed record Sign(string Who, string Signer, string Expect, string Explain) : StoryStep(Explain);

/// <summary>Sends a voice message. The bot gets its sound only; the words stay on the phone, as in WeCom.</summary>
internal sealed record Voice(string Who, string Spoken, string Expect, string Explain) : StoryStep(Explain);

/// <summary>Waits until something has arrived on a phone that contains these words.</summary>
internal sealed record Push(string Who, string Contains, string Explain) : StoryStep(Explain)
{
    /// <summary>At which minute of the day it has to have arrived, Shanghai; null for any.</summary>
    public TimeOnly? At { get; init; }
}

/// <summary>Sees to it that nothing with these words has come to a phone in this story.</summary>
internal sealed record Nothing(string Who, string Contains, string Explain) : StoryStep(Explain);

/// <summary>Moves the clock to five in the afternoon of the Friday before the next Saturday that is worked; all days of the story are counted from it.</summary>
internal sealed record FridayAfternoon(string Explain) : StoryStep(Explain);

/// <summary>Moves the clock to nine in the morning of the next working day.</summary>
internal sealed record NextWorkingDay(string Explain) : StoryStep(Explain);

/// <summary>Moves the clock on by a span.</summary>
internal sealed record ClockBy(TimeSpan Span, string Explain) : StoryStep(Explain);

/// <summary>Moves the clock to this time of the day, tomorrow if it is over today.</summary>
internal sealed record ClockTo(TimeOnly Time, string Explain) : StoryStep(Explain);

/// <summary>Moves the clock to a morning so many days before the day {due1}, {due2} …, or to the first working day so many days after it; nothing happens when that is over.</summary>
internal sealed record ClockToDue(int Part, int Shift, TimeOnly Time, string Explain) : StoryStep(Explain);

/// <summary>Begins in the morning of a working day: nothing happens when it is one already. All days of the story are counted from it.</summary>
internal sealed record Morning(string Explain) : StoryStep(Explain);

/// <summary>Cuts the bot off in the middle of its work, starts it again and waits until it is ready.</summary>
internal sealed record Restart(string Explain) : StoryStep(Explain);

/// <summary>Hands in an approval form; its number becomes {SP}.</summary>
internal sealed record HandIn(string Who, string TemplateId, string Name, IReadOnlyDictionary<string, string> Form, string Explain) : StoryStep(Explain);

/// <summary>Does something to the form {SP} as one of its approvers.</summary>
internal sealed record Decide(string Who, ApprovalAction Action, string Speech, string Explain) : StoryStep(Explain);
