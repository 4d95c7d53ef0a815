using System.Globalization;
using ChatBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Features.Health;

/// <summary>Reads the catalogue of health actions. Every fault is named with its line, all at once.</summary>
internal static class HealthCatalogReader
{
    public const string FileName = "templates/health.yaml";

    private const string ListRemedy = "write \"actions:\" and below it \"- id: need-response\" with its keys";

    private const decimal MostHours = 24 * 366;

    private static readonly string[] Keys = ["id", "name", "aliases", "object", "only", "start", "hit", "limit", "credit", "exclude", "target", "version", "valid_from"];

    public static IReadOnlyList<HealthAction> Read(string text, List<ContentProblem> problems)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(FileName, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form"));
            return [];
        }

        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            problems.Add(new ContentProblem(FileName, 0, "the file is missing or empty", "restore it from the release; for no actions at all write \"actions: []\""));
            return [];
        }

        var file = new YamlFields(FileName, root, "the file", ["actions"], problems);
        if (file["actions"] is null) file.Problem(1, "there is no list 'actions'", ListRemedy);
        var read = file.Each("actions", ListRemedy, node => ActionOf(node, problems));
        var good = read.Where(one => one.Action is not null).Select(one => (Action: one.Action!, one.Line)).ToList();
        Twice(good.SelectMany(one => new[] { one.Action.Id }.Select(id => (id, one.Line))), "id");
        Twice(good.SelectMany(one => one.Action.Aliases.Prepend(one.Action.Name).Select(name => (name, one.Line))), "name");
        return [.. good.Select(one => one.Action)];

        void Twice(IEnumerable<(string Word, int Line)> words, string what)
        {
            foreach (var twice in words.GroupBy(word => word.Word, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                problems.Add(new ContentProblem(FileName, twice.Last().Line, $"the {what} '{twice.Key}' stands twice", $"give each action {(what == "id" ? "an id" : "names")} of its own"));
        }
    }

    private static (HealthAction? Action, int Line) ActionOf(YamlMappingNode node, List<ContentProblem> problems)
    {
        var before = problems.Count;
        var fields = new YamlFields(FileName, node, "the action", Keys, problems);
        var id = fields.Required("id");
        if (id is not null && !id.Value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            fields.Problem(id.Line, $"the id '{id.Value}' has other signs than a-z, 0-9 and -", "write a short English word that stays the same, for instance need-response");
        var name = fields.Required("name");
        var about = Known(fields, "object", HealthObject.All.Keys);
        var what = about is null ? null : HealthObject.All[about];
        var start = what is null ? null : Known(fields, "start", what.Starts.Keys);
        var hit = what is null ? null : Known(fields, "hit", what.Hits.Keys);
        var limit = LimitOf(fields, what);
        var credit = fields.Choice<HealthCredit>("credit", required: true);
        var exclude = fields.Words("exclude", "write \"exclude: [split]\"");
        foreach (var odd in exclude.Where(mark => !HealthMark.All.Contains(mark.Value)))
            fields.Problem(odd.Line, $"'exclude' knows no '{odd.Value}'", $"write one of: {string.Join(", ", HealthMark.All)}; what was withdrawn is always left out");
        var target = fields.Number("target", 0.1m, 100, "write a rate in percent from 0.1 to 100, for instance \"target: 92\"");
        if (fields["version"] is null) fields.Problem(fields.Line, "the action has no 'version'", "write \"version: 1\", and count up with every change of what is counted");
        var version = fields.Number("version", 1, 10_000, "write a whole number from 1 on");
        if (version is { } counted && counted.Value != decimal.Truncate(counted.Value)) fields.Problem(counted.Line, "'version' is no whole number", "write a whole number from 1 on");
        var from = DayOf(fields, version?.Value ?? 1);
        if (problems.Count > before) return (null, fields.Line);
        return (new HealthAction
        {
            Id = id!.Value, Name = name!.Value, Aliases = [.. fields.Words("aliases", "write \"aliases: [需求响应率]\"").Select(word => word.Value)], Object = about!,
            Only = [.. fields.Words("only", "write \"only: [法务]\"").Select(word => word.Value)], Start = start!, Hit = hit!, Limit = limit!, Credit = credit!.Value,
            Exclude = [.. exclude.Select(word => word.Value)], Target = target?.Value, Version = (int)version!.Value, ValidFrom = from!.Value,
        }, fields.Line);
    }

    private static string? Known(YamlFields fields, string key, IEnumerable<string> allowed)
    {
        if (fields.Required(key) is not { } word) return null;
        if (allowed.Contains(word.Value, StringComparer.Ordinal)) return word.Value;
        fields.Problem(word.Line, $"'{key}' knows no '{word.Value}'{(key == "object" ? "" : " for this object")}", $"write one of: {string.Join(", ", allowed)}");
        return null;
    }

    private static HealthLimit? LimitOf(YamlFields fields, HealthObject? what)
    {
        const string remedy = "write \"limit: { hours: 2, clock: natural }\" or \"clock: working\", \"limit: own\", or \"limit: none\" for a rate without a limit";
        switch (fields["limit"])
        {
            case YamlScalarNode { Value: "none" }:
                return HealthLimit.None;
            case YamlScalarNode { Value: "own" } own:
                if (what is { HasOwnLimit: false })
                {
                    fields.Problem((int)own.Start.Line, "this object has no limit of its own", "write \"limit: { hours: 2, clock: natural }\" or \"limit: none\"");
                    return null;
                }

                return HealthLimit.Own;
            case YamlMappingNode node:
                var inner = fields.Below(node, "the limit", ["hours", "clock"]);
                if (inner["hours"] is null) inner.Problem(inner.Line, "the limit has no 'hours'", remedy);
                var hours = inner.Number("hours", 0.01m, MostHours, $"write hours from 0.01 to {MostHours}");
                var clock = inner.Choice<LimitClockWord>("clock", required: true);
                return hours is null || clock is null ? null : new HealthLimit(clock == LimitClockWord.Working ? HealthLimitKind.Working : HealthLimitKind.Natural, hours.Value);
            default:
                fields.Problem(fields.LineOf("limit"), "the action has no usable 'limit'", remedy);
                return null;
        }
    }

    /// <summary>A later version begins with a month, so that a month has one version and is never rewritten.</summary>
    private static DateOnly? DayOf(YamlFields fields, decimal version)
    {
        if (fields.Required("valid_from") is not { } word) return null;
        if (!DateOnly.TryParseExact(word.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            fields.Problem(word.Line, $"'valid_from' is no day: '{word.Value}'", "write it as 2026-01-01");
            return null;
        }

        if (version <= 1 || day.Day == 1) return day;
        fields.Problem(word.Line, $"version {version:0} begins in the middle of a month", $"write the first of a month, for instance {day.AddMonths(1):yyyy-MM}-01: a month keeps the version that it began with");
        return null;
    }

    private enum LimitClockWord
    {
        Natural,
        Working,
    }
}
