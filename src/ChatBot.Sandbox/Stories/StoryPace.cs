namespace ChatBot.Sandbox.Stories;

/// <summary>How much time a reader gets. Real time: the sandbox's clock has nothing to do with it.</summary>
/// <param name="Letter">For each letter of an explanation or of a sentence that is typed.</param>
/// <param name="Pause">After each step, to look at what it did.</param>
/// <param name="Patience">How long to wait for what has to come.</param>
internal sealed record StoryPace(TimeSpan Letter, TimeSpan Pause, TimeSpan Patience)
{
    public static StoryPace Reading { get; } = new(TimeSpan.FromMilliseconds(75), TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(20));

    /// <summary>For tests: as fast as the bot can, with more patience for a busy machine.</summary>
    public static StoryPace AtOnce { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(60));
}
