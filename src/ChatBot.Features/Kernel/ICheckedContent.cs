namespace ChatBot.Features.Kernel;

/// <summary>Files that an admin edits and a feature reads, such as flows: found by itself, checked at start and by <c>chatbot check</c>.</summary>
public interface ICheckedContent
{
    IReadOnlyList<ContentProblem> Check();
}
