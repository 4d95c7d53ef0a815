using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Kernel;

/// <summary>A section of the settings and the options that it is read into.</summary>
public sealed record OptionSection(string Name, Type Type);

/// <summary>All sections of the product: each feature's <c>&lt;Section&gt;Options</c> class is read from the section of that name.</summary>
public static class OptionSections
{
    private const string Suffix = "Options";

    public static IReadOnlyList<OptionSection> All { get; } =
        [.. typeof(OptionSections).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type != typeof(ContentOptions)
                && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => new OptionSection(type.Name[..^Suffix.Length], type))];

    /// <summary>Reads options from the section that their class is named after, checked at start, and hands them out as they are.</summary>
    public static IServiceCollection AddSection<TOptions>(this IServiceCollection services)
        where TOptions : class
    {
        services.AddOptionsWithValidateOnStart<TOptions>().BindConfiguration(typeof(TOptions).Name[..^Suffix.Length]).ValidateDataAnnotations();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
    }
}
