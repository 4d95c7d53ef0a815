using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Commitments;

/// <summary>Section <c>Commitments</c>.</summary>
public sealed class CommitmentsOptions
{
    /// <summary>Due sooner than this after now locks as too tight (decision 5).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ErrorMessage = "Commitments:MinimumLead must lie between 0 and 30 days, for instance \"02:00:00\".")]
    public TimeSpan MinimumLead { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Within this time the notified person confirms, or the promise is locked again (R22).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:ConfirmWithin must lie between 1 minute and 7 days, for instance \"02:00:00\".")]
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromHours(2);

    /// <summary>A responsible person who is silent this long is taken up with the superior (R20).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:AnswerWithin must lie between 1 minute and 7 days, for instance \"04:00:00\".")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromHours(4);

    /// <summary>This long after the deadline the superiors hear of it (R27).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:EscalateAfter must lie between 1 minute and 7 days, for instance \"04:00:00\".")]
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>A promise that is not in force yet is brought to mind once after this time.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:RemindDraftAfter must lie between 1 minute and 7 days, for instance \"02:00:00\".")]
    public TimeSpan RemindDraftAfter { get; set; } = TimeSpan.FromHours(2);
}
