using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Exports;

/// <summary>Section <c>Exports</c>. The secret comes from the environment: <c>Exports__WebhookSecret</c>.</summary>
public sealed class ExportsOptions : IValidatableObject
{
    private const int ShortestSecret = 16;

    /// <summary>Who takes the monthly sheet over: a department or a role of duty.yaml.</summary>
    [Required(ErrorMessage = "Exports:HrRole names a department or a role of duty.yaml, for instance \"人事\".")]
    public string HrRole { get; set; } = "人事";

    /// <summary>So long a link to a file can be opened.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ErrorMessage = "Exports:LinkLife lies between 5 minutes and 30 days, for instance \"1.00:00:00\".")]
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Where a frozen month is sent to; empty: nowhere. Only https, or http on this machine.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>Signs what is sent.</summary>
    public string WebhookSecret { get; set; } = "";

    public Uri? Webhook => WebhookUrl.Length == 0 ? null : new Uri(WebhookUrl);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebhookUrl.Length == 0) yield break;
        if (!IsAllowed(WebhookUrl)) yield return new ValidationResult("Exports:WebhookUrl must be an https address without user name and password, for instance https://hr.example.com/hook; http only on this machine.", [nameof(WebhookUrl)]);
        if (WebhookSecret.Length < ShortestSecret) yield return new ValidationResult($"Exports:WebhookSecret has to be set with the address, at least {ShortestSecret} signs; give it by the environment as Exports__WebhookSecret.", [nameof(WebhookSecret)]);
    }

    /// <summary>https anywhere, http on loopback only; nothing with a name and password in it.</summary>
    internal static bool IsAllowed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0 && parsed.Fragment.Length == 0
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));
}
