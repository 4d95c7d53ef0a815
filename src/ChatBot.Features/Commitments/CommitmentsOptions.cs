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

    /// <summary>A superior who does not answer whether a promise is approved is reminded after this time, together with the next one up (R24).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:ApproveWithin must lie between 1 minute and 7 days, for instance \"04:00:00\".")]
    public TimeSpan ApproveWithin { get; set; } = TimeSpan.FromHours(4);

    /// <summary>This long after the deadline the superiors hear of it (R27).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:EscalateAfter must lie between 1 minute and 7 days, for instance \"04:00:00\".")]
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>A promise that is not in force yet is brought to mind once after this time.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Commitments:RemindDraftAfter must lie between 1 minute and 7 days, for instance \"02:00:00\".")]
    public TimeSpan RemindDraftAfter { get; set; } = TimeSpan.FromHours(2);

    /// <summary>So long after a promise ended late or broken its sides may appeal (R26).</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00", ErrorMessage = "Commitments:AppealWithin must lie between 1 hour and 90 days, for instance \"5.00:00:00\".")]
    public TimeSpan AppealWithin { get; set; } = TimeSpan.FromDays(5);

    /// <summary>Within this time the superior decides an appeal; then it climbs (R26).</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00", ErrorMessage = "Commitments:DecideAppealWithin must lie between 1 hour and 30 days, for instance \"2.00:00:00\".")]
    public TimeSpan DecideAppealWithin { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Shanghai time: on the first of a month the figures of the month before are fixed (R26).</summary>
    public TimeOnly FreezeAt { get; set; } = new(8, 0);

    /// <summary>Shanghai time: on the first working day of a week, mostly Monday, the heads of teams are told how the week before was kept (R25).</summary>
    public TimeOnly TellKeepingAt { get; set; } = new(9, 0);
}
