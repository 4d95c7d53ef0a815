using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatBot.Features.People;

/// <summary>Reads <c>people.yaml</c> and <c>duty.yaml</c>. A missing file means "nothing to say"; a broken one is a problem with its line.</summary>
internal static class PeopleContent
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build();

    public static PeopleOverrides ReadOverrides(string folder, List<ContentProblem> problems)
    {
        var file = Read<PeopleFile>(folder, "people.yaml", problems);
        if (file is null) return PeopleOverrides.None;
        return new PeopleOverrides
        {
            Leaders = new Dictionary<string, string>(file.Leaders ?? [], StringComparer.OrdinalIgnoreCase),
            Admins = file.Admins ?? [],
            LastResort = file.LastResort,
            Regions = new Dictionary<string, string>(file.Regions ?? [], StringComparer.Ordinal),
            Aliases = new Dictionary<string, string>(file.Aliases ?? [], StringComparer.OrdinalIgnoreCase),
        };
    }

    public static DutyTable ReadDuty(string folder, List<ContentProblem> problems)
    {
        var file = Read<Dictionary<string, Dictionary<string, List<string>>>>(folder, "duty.yaml", problems);
        return file is null
            ? DutyTable.Empty
            : new DutyTable(file.ToDictionary(
                role => role.Key,
                role => (IReadOnlyDictionary<string, IReadOnlyList<string>>)role.Value.ToDictionary(line => line.Key, line => (IReadOnlyList<string>)line.Value, StringComparer.Ordinal),
                StringComparer.Ordinal));
    }

    private static T? Read<T>(string folder, string name, List<ContentProblem> problems)
        where T : class
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return null;
        try
        {
            return Yaml.Deserialize<T?>(File.ReadAllText(path));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem("templates/" + name, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form"));
            return null;
        }
    }

    private sealed class PeopleFile
    {
        public Dictionary<string, string>? Leaders { get; set; }

        public List<string>? Admins { get; set; }

        public string? LastResort { get; set; }

        public Dictionary<string, string>? Regions { get; set; }

        public Dictionary<string, string>? Aliases { get; set; }
    }
}
