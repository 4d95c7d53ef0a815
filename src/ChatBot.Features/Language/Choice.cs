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

    /// <summary>What looked like a deadline and was set aside, with the reason; the last such.</summary>
    public Candidate? Refused { get; private set; }

    public void Offer(Candidate candidate)
    {
        if (Best is { HasLimit: true } && !candidate.HasLimit)
            return;
        Best = candidate;
    }

    public void Refuse(int from, int to, DeadlineProblem problem) => Refused = new Candidate(from, to, DeadlineKind.None, default, false) { Problem = problem };
}
