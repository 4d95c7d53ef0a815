namespace ChatBot.Features.Kernel;

/// <summary>Where the texts lie that an admin edits: <c>messages/</c>, <c>flows/</c>, <c>duty.yaml</c>, <c>people.yaml</c>.</summary>
/// <param name="Root">Absolute folder; by default <c>templates/</c> beside the binary, <c>Content:Templates</c> overrides.</param>
public sealed record ContentOptions(string Root);

/// <summary>Something wrong in a file that an admin edits. Line is 1-based, 0 where it concerns the whole file.</summary>
public sealed record ContentProblem(string File, int Line, string Problem, string Remedy)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Problem}; {Remedy}" : $"{File}: {Problem}; {Remedy}";
}
