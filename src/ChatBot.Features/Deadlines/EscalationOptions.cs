namespace ChatBot.Features.Deadlines;

/// <summary>Section <c>Escalation</c>.</summary>
public sealed class EscalationOptions
{
    /// <summary>How long 收到 holds the ladder back.</summary>
    public TimeSpan AcknowledgedFor { get; set; } = TimeSpan.FromHours(4);
}
