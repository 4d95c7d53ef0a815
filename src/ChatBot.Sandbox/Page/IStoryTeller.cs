namespace ChatBot.Sandbox.Page;

/// <summary>A story that can be told, under which heading it stands, and whose phones it plays on.</summary>
internal sealed record StoryTitle(string Id, string Title, string Summary, string Group, IReadOnlyList<string> People);

/// <summary>What the story does next, so that the page can show it as if a hand did it.</summary>
/// <param name="Kind">say, press, picture, voice, wait, clock, form, decide, restart.</param>
/// <param name="Text">What is typed or spoken; the label of the button that is pressed; the opinion on a form.</param>
/// <param name="BubbleId">The card that is pressed, or the push that was waited for.</param>
/// <param name="Key">The button; the template of a form that is handed in; the number of a form that is decided.</param>
/// <param name="Done">False while it is only announced.</param>
/// <param name="Milliseconds">How long it stays announced.</param>
/// <param name="Form">What is filled in, by the titles of the template.</param>
/// <param name="Opinion">What is done to a form: Agree, Reject ….</param>
internal sealed record StoryCue(
    string Kind, string? UserId, string? Text, long? BubbleId, string? Key, bool Done, int Milliseconds, IReadOnlyDictionary<string, string>? Form = null, string? Opinion = null);

/// <summary>The story that is being told: <see cref="Step"/> of <see cref="Steps"/>, counted from 1.</summary>
/// <param name="Explain">What happens in this step and why.</param>
/// <param name="Problem">Why it could not go on; null when nothing went wrong.</param>
internal sealed record StoryProgress(
    string Id, string Title, int Step, int Steps, bool Running, string Explain, StoryCue? Cue, string? Problem, IReadOnlyList<string> People);

/// <summary>Plays scripted demonstrations on the phones.</summary>
internal interface IStoryTeller
{
    event Action? Changed;

    IReadOnlyList<StoryTitle> Stories { get; }

    /// <summary>Null when none was started.</summary>
    StoryProgress? Current { get; }

    /// <summary>Starts and returns at once; a running story is stopped first.</summary>
    /// <exception cref="InvalidOperationException">No such story.</exception>
    Task StartAsync(string id, CancellationToken stop);

    Task StopAsync(CancellationToken stop);

    /// <summary>Does not wait for the reader any longer in this step.</summary>
    void Hurry();
}
