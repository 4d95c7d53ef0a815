namespace ChatBot.Features.Language;

/// <summary>One whole expression, resolved.</summary>
internal readonly record struct Candidate(int From, int To, DeadlineKind Kind, DateTime Value, bool HasClock)
{
    public bool HasLimit { get; init; }

    public bool Ambiguous { get; init; }

    public DateTime? Alternative { get; init; }

    public DeadlineProblem Problem { get; init; }

    public int? MissingYear { get; init; }
}

/// <summary>R11: one with a limit word beats one without, then the last wins.</summary>
internal struct Choice
{
    public Candidate? Best { get; private set; }

    /// <summary>Why something that looked like a deadline was set aside; the last such reason.</summary>
    public DeadlineProblem Refused { get; private set; }

    public void Offer(Candidate candidate)
    {
        if (Best is { HasLimit: true } && !candidate.HasLimit)
            return;
        Best = candidate;
    }

    public void Refuse(DeadlineProblem problem) => Refused = problem;
}
