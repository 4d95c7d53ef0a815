using ChatBot.Features.Kernel;

namespace ChatBot.Features.Administration;

/// <summary>What was wrong in people.yaml and duty.yaml when they were last read, so that 体检 need not read files inside its transaction.</summary>
internal sealed class ContentState
{
    private volatile IReadOnlyList<ContentProblem> _people = [];

    public IReadOnlyList<ContentProblem> People => _people;

    public void Checked(IReadOnlyList<ContentProblem> problems) => _people = problems;
}
