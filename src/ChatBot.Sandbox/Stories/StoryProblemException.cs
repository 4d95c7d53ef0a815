namespace ChatBot.Sandbox.Stories;

/// <summary>A story cannot go on; the message is shown on the page.</summary>
internal sealed class StoryProblemException(string message) : Exception(message);
