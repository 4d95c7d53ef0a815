using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Deadlines;

/// <summary>Section <c>Escalation</c>.</summary>
public sealed class EscalationOptions : IValidatableObject
{
    /// <summary>How long 收到 holds the ladder back.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "2.00:00:00", ErrorMessage = "Escalation:AcknowledgedFor must lie between 5 minutes and 2 days, for instance \"04:00:00\".")]
    public TimeSpan AcknowledgedFor { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How often a superior may grant a delay (延时) for one clock.</summary>
    [Range(0, 10, ErrorMessage = "Escalation:MostDelays must lie between 0 and 10; 0 means that there are no delays.")]
    public int MostDelays { get; set; } = 2;

    /// <summary>How long one delay (延时) may be.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00", ErrorMessage = "Escalation:LongestDelay must lie between 5 minutes and 7 days, for instance \"1.00:00:00\".")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Shanghai time. From then on warnings and escalations wait for the morning, unless the case is of severity 高; red marks are set on time.</summary>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>Shanghai time; the same as QuietFrom means that there are no quiet hours.</summary>
    public TimeOnly QuietUntil { get; set; } = new(8, 0);

    /// <summary>More alarms than this to one person within BundleWithin become one digest; severity 高 always goes by itself.</summary>
    [Range(1, 15, ErrorMessage = "Escalation:BundleAbove must lie between 1 and 15: WeCom drops more than 30 messages a minute silently.")]
    public int BundleAbove { get; set; } = 5;

    /// <summary>The span in which alarms to one person are counted.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "04:00:00", ErrorMessage = "Escalation:BundleWithin must lie between 1 minute and 4 hours, for instance \"00:30:00\".")]
    public TimeSpan BundleWithin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>More alarms than this in an hour do not reach one person; a digest counts as one, severity 高 not at all.</summary>
    [Range(2, 60, ErrorMessage = "Escalation:MostPerHour must lie between 2 and 60.")]
    public int MostPerHour { get; set; } = 12;

    /// <summary>An address outside that is called after every good sweep, without any data: whoever watches it learns that the service has stopped.</summary>
    public Uri? HeartbeatUrl { get; set; }

    /// <summary>How long the heartbeat waits for its answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Escalation:HeartbeatTimeout must lie between 1 second and 1 minute, for instance \"00:00:05\".")]
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal QuietHours Quiet => new(QuietFrom, QuietUntil);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeartbeatUrl is { } url && !(url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps))
            yield return new ValidationResult("Escalation:HeartbeatUrl must be an https address, for instance \"https://hc.example.com/ping/chatbot\".", [nameof(HeartbeatUrl)]);
    }
}
