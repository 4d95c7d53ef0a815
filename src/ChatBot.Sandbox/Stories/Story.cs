namespace ChatBot.Sandbox.Stories;

/// <summary>A demonstration as plain data. It brings its own customers and numbers, so it can be told at any time and again.</summary>
/// <param name="People">Whose phones have to be seen; at most four.</param>
internal sealed record Story(string Id, string Title, string Summary, IReadOnlyList<string> People, IReadOnlyList<StoryStep> Steps);
