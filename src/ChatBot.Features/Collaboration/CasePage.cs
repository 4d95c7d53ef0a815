namespace ChatBot.Features.Collaboration;

/// <summary>A case on a page: the timeline, and what each stage is about.</summary>
/// <param name="Reader">Whom the link was made for.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Stages">In the order of the flow.</param>
public sealed record CasePage(TimelineModel Timeline, string Reader, string AsOf, IReadOnlyList<CasePageStage> Stages)
{
    /// <summary>Also the first part of the page's path.</summary>
    public const string Purpose = "case";
}

/// <param name="Outputs">What was handed in, one line each.</param>
/// <param name="Stays">Who had it from when for how long, where that was more than one.</param>
public sealed record CasePageStage(StageLine Line, string Wants, string Why, string How, IReadOnlyList<string> Outputs, IReadOnlyList<string> Stays);
