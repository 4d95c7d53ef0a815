using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Links;

/// <summary>Section <c>Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>The address under which phones reach this service; without it there are no links, and the bot says so.</summary>
    [PublicUrl]
    public string? PublicUrl { get; set; }

    /// <summary>Whether links can be made at all.</summary>
    public bool HasPublicUrl => !string.IsNullOrWhiteSpace(PublicUrl);
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class PublicUrlAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string { Length: > 0 } url || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")
            ? ValidationResult.Success
            : new ValidationResult("must be the http or https address under which phones reach this service, for instance https://bot.example.com", [validationContext.MemberName!]);
}
