using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using ChatBot.WeCom.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Architecture;

/// <summary>What is found by itself stays visible: docs/catalog.md is written from the code and read in the diff.</summary>
public sealed partial class CatalogTests
{
    private static readonly Dictionary<string, string> Documented =
        new[] { "ChatBot.Features", "ChatBot.Storage", "ChatBot.WeCom" }
            .SelectMany(name => XDocument.Load(Path.Combine(AppContext.BaseDirectory, name + ".xml")).Descendants("member"))
            .Where(member => member.Element("summary") is not null)
            // Source generators leave the same helper in each assembly.
            .DistinctBy(member => member.Attribute("name")!.Value)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal);

    [Fact]
    public async Task The_catalog_lists_what_there_is()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var differences = Repository.Differences("docs/catalog.md", Catalog(bot.Services));

        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void Every_setting_has_a_meaning()
    {
        var silent = Settings().Where(setting => setting.Meaning.Length == 0).Select(setting => setting.Key).ToList();

        Assert.True(silent.Count == 0, $"{string.Join(", ", silent)}: write a <summary> on the property; an admin reads it in docs/catalog.md.");
    }

    [Fact]
    public void A_setting_is_named_as_it_is_read()
    {
        var wrong = OptionSections.All.SelectMany(section => section.Type.GetProperties().SelectMany(property => property.GetCustomAttributes<ValidationAttribute>()
                .Where(rule => rule.ErrorMessage is { } text && text.Contains($":{property.Name}", StringComparison.Ordinal) && !text.StartsWith($"{section.Name}:", StringComparison.Ordinal))
                .Select(rule => $"{section.Type.Name} is read from section '{section.Name}', but its message says: {rule.ErrorMessage}"))).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nRename the class to <Section>Options and register it by AddSection, or the check at start looks in another place than the product.");
    }

    [Fact]
    public async Task Every_job_and_clock_says_what_it_is_for()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var silent = bot.Services.GetRequiredService<JobRunner>().Jobs.Cast<object>().Concat(bot.Services.GetServices<IDeadlinePolicy>())
            .Select(one => one.GetType()).Where(type => Meaning(type).Length == 0).Select(type => type.Name).ToList();

        Assert.True(silent.Count == 0, $"{string.Join(", ", silent)}: write a <summary> on the class.");
    }

    private static string Catalog(IServiceProvider services)
    {
        var text = new StringBuilder("# Catalog\n\nWritten by `make golden` from the code; a test compares it. Do not edit by hand.\n");
        Table(text, "Commands", "verbs | for | needs | can take | summary",
            new CommandCatalog().Specs.OrderBy(spec => spec.Name, StringComparer.Ordinal).Select(spec =>
                $"{string.Join("、", spec.Verbs)} | {spec.For} | {Slots(spec, required: true)} | {Slots(spec, required: false)} | {spec.Summary}"));
        Table(text, "Jobs", "name | when (Quartz cron, Shanghai time, by default) | at start | what for",
            services.GetRequiredService<JobRunner>().Jobs.Select(job => $"{job.Name} | `{job.Cron}` | {(job.AtStart ? "yes" : "no")} | {Meaning(job.GetType())}"));
        Table(text, "Clocks", "policy | what for",
            services.GetServices<IDeadlinePolicy>().OrderBy(policy => policy.Name, StringComparer.Ordinal).Select(policy => $"{policy.Name} | {Meaning(policy.GetType())}"));
        Table(text, "Flows", "flow | record | stage | role | limit | after | escalates to | outputs | verb",
            services.GetRequiredService<FlowLibrary>().Flows.OrderBy(flow => flow.Id, StringComparer.Ordinal).SelectMany(flow => flow.Stages.Select(stage =>
                $"{flow.Title} ({flow.Id}) | {flow.Record} | {stage.Title} ({stage.Id}) | {stage.Role} | {stage.Due.InWords} | {string.Join(", ", stage.After)} | {stage.EscalateTo} | {stage.OutputInWords} | {(stage == flow.Stages[0] && flow.Start is { } start ? start.Verb + " (starts) " : "")}{stage.Verb}")));
        Table(text, "Health actions", "kind", HealthActionKind.All);
        Table(text, "Wordings", "template | facts",
            Reflected.StaticFields<IWording>().DistinctBy(wording => wording.Name).OrderBy(wording => wording.Name, StringComparer.Ordinal).Select(wording =>
                $"{wording.Name} | {string.Join(", ", wording.ModelType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => Snake().Replace(property.Name, "_").ToLowerInvariant()))}"));
        Table(text, "Settings", "key | default | meaning", Settings().Select(setting => $"`{setting.Key}` | {(setting.Default.Length == 0 ? "" : $"`{setting.Default}`")} | {setting.Meaning}"));
        return text.ToString();
    }

    private static string Slots(CommandSpec spec, bool required) =>
        string.Join("、", spec.Slots.Where(slot => slot.Required == required).Select(slot => $"{slot.Name} ({slot.Kind})"));

    private static IEnumerable<(string Key, string Default, string Meaning)> Settings() =>
        new (string Name, Type Type)[] { (WeComOptions.Section, typeof(WeComOptions)), (StorageOptions.Section, typeof(StorageOptions)) }
            .Concat(OptionSections.All.Select(section => (section.Name, section.Type)))
            .OrderBy(section => section.Name, StringComparer.Ordinal)
            .SelectMany(section => section.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => (
                $"{section.Name}:{property.Name}",
                Shown(property.GetValue(Activator.CreateInstance(section.Type))),
                Documented.GetValueOrDefault($"P:{section.Type.FullName}.{property.Name}") ?? property.GetCustomAttribute<RequiredAttribute>()?.ErrorMessage ?? "")));

    private static string Shown(object? value) => value switch
    {
        null or "" or 0 => "",
        System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object>()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Meaning(Type type) => Documented.GetValueOrDefault($"T:{type.FullName}") ?? "";

    private static void Table(StringBuilder text, string title, string columns, IEnumerable<string> rows)
    {
        text.Append("\n## ").Append(title).Append("\n\n| ").Append(columns).Append(" |\n|").Append(string.Concat(columns.Split('|').Select(_ => "---|"))).Append('\n');
        foreach (var row in rows) text.Append("| ").Append(row).Append(" |\n");
    }

    /// <summary>A summary as one line of plain text.</summary>
    private static string Plain(XElement summary)
    {
        foreach (var reference in summary.Descendants("see").Concat(summary.Descendants("paramref")).ToList())
            reference.ReplaceWith(((reference.Attribute("cref") ?? reference.Attribute("name"))?.Value ?? "").Split('.', ':')[^1]);
        return Blanks().Replace(summary.Value, " ").Trim().Replace("|", "/", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snake();
}
