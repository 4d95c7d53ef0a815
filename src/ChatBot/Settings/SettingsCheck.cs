using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ChatBot.Features.Kernel;
using ChatBot.Storage;
using ChatBot.WeCom.Api;

namespace ChatBot.Settings;

/// <summary>
/// Checks every setting by its key and says all that is wrong at once, each with the remedy. Binding alone would stop at the first value that
/// is not a number, and validation would name a property instead of a key.
/// </summary>
internal static class SettingsCheck
{
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. OptionTypes().SelectMany(section => Problems(configuration.GetSection(section.Name), section.Type))];

    /// <summary>The host's own sections, and each feature's <c>…Options</c> under the name of its section.</summary>
    private static IEnumerable<(string Name, Type Type)> OptionTypes() =>
        new (string, Type)[] { (WeComOptions.Section, typeof(WeComOptions)), (StorageOptions.Section, typeof(StorageOptions)) }
            .Concat(OptionSections.All.Select(section => (section.Name, section.Type)));

    private static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        var options = Activator.CreateInstance(type)!;
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            if (section[property.Name] is not { } text) continue;
            var target = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (target == typeof(string)) property.SetValue(options, text);
            else if (TryRead(target, text, out var value)) property.SetValue(options, value);
            else
            {
                unreadable.Add(property.Name);
                yield return $"{section.Key}:{property.Name}: '{Shown(property.Name, text)}' is not {Form(target)}";
            }
        }

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var name = result.MemberNames.FirstOrDefault() ?? "";
            if (unreadable.Contains(name)) continue;
            var key = $"{section.Key}:{name}";
            var message = result.ErrorMessage ?? "is wrong";
            yield return message.StartsWith(key, StringComparison.Ordinal) ? message : $"{key}: {message}";
        }
    }

    private static bool TryRead(Type type, string text, out object? value)
    {
        value = null;
        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string))) return true;
        try
        {
            value = converter.ConvertFromInvariantString(text);
            return true;
        }
        // The converters of the framework wrap FormatException and OverflowException in an ArgumentException or throw them bare.
        catch (Exception notReadable) when (notReadable is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Never echoes what may be a secret.</summary>
    private static string Shown(string name, string text) =>
        name.Contains("Secret", StringComparison.Ordinal) || name.Contains("Key", StringComparison.Ordinal) || name.Contains("Token", StringComparison.Ordinal) ? "***" : text;

    private static string Form(Type type) => type switch
    {
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:02 (hours:minutes:seconds)",
        _ when type == typeof(TimeOnly) => "a time of day such as 09:30",
        _ => "of the right form (" + type.Name + ")",
    };
}
