using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Tests.Architecture;

/// <summary>All that the bot can say, held against what it is given and what it may claim.</summary>
public sealed partial class TemplateTests
{
    private const int LongestLabel = 14;

    private static readonly TemplateRenderer Renderer = new(new ContentOptions(Repository.Path("templates")), NullLogger<TemplateRenderer>.Instance);

    private static readonly CommandCatalog Catalog = new();

    /// <summary>Words that say more than the bot knows: that one thing follows from another, or what will happen (decision 13).</summary>
    private static readonly string[] Claims = ["自然稳定", "必然", "一定会", "保证", "确保", "绝对", "百分之百", "100%", "就会成交", "提升业绩", "业绩翻", "肯定会"];

    public static TheoryData<string> Wordings => [.. Renderer.Wordings.Select(wording => wording.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_template_reads_without_a_problem() =>
        Assert.True(Renderer.Problems.Count == 0, string.Join('\n', Renderer.Problems));

    [Fact]
    public void Every_template_file_is_said_by_somebody()
    {
        var unused = Repository.Files("templates/messages", "*.scriban").Select(file => file[..^".scriban".Length])
            .Except(Renderer.Wordings.Select(wording => wording.Name), StringComparer.Ordinal).ToList();

        Assert.True(unused.Count == 0, $"{string.Join(", ", unused)}: no static Wording<TModel> field names it. Delete the file, or give it a wording.");
    }

    [Fact]
    public void A_wording_lies_in_the_folder_of_its_feature()
    {
        var wrong = Reflected.StaticFields<IWording>().Where(wording => !Wording().IsMatch(wording.Name)).Select(wording => wording.Name).ToList();

        Assert.True(wrong.Count == 0, $"{string.Join(", ", wrong)}: a wording is named <feature>/<what-is-said> in lower case with hyphens.");
    }

    [Theory]
    [MemberData(nameof(Wordings))]
    public void It_can_be_said_with_much_and_with_little(string name)
    {
        var wording = Renderer.Wordings.Single(one => one.Name == name);

        Assert.NotEqual("", Renderer.Render(new Said(name, Samples.Full(wording))).AsNumberedText().Trim());
        Assert.NotNull(Renderer.Render(new Said(name, Samples.Bare(wording))));
    }

    [Theory]
    [MemberData(nameof(Wordings))]
    public void Its_buttons_type_commands(string name)
    {
        var wording = Renderer.Wordings.Single(one => one.Name == name);
        var acts = Renderer.Render(new Said(name, Samples.Full(wording))).Acts;

        Assert.All(acts, act => Assert.True(Catalog.Match(act.Command) is { Sure: true },
            $"{name}: the button [{act.Label}] types '{act.Command}', which is no command. If the text is made by code, give Samples.Text a value for that property."));
        Assert.All(acts, act => Assert.True(act.Label.Length <= LongestLabel, $"{name}: the label [{act.Label}] does not fit on a button; {LongestLabel} characters at most."));
    }

    [Fact]
    public void Nothing_is_claimed_that_the_bot_cannot_know()
    {
        var wrong = Repository.Files("templates", "*.*").SelectMany(file => Repository.Read($"templates/{file}").Split('\n').Select((text, index) => (file, Line: index + 1, text)))
            .SelectMany(line => Claims.Where(claim => line.text.Contains(claim, StringComparison.Ordinal)).Select(claim => $"templates/{line.file}:{line.Line}: '{claim}' is a claim; say what was counted instead."))
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_template_only_lays_out()
    {
        var wrong = Repository.Files("templates/messages", "*.scriban").SelectMany(file => Repository.Read($"templates/messages/{file}").Split('\n').Select((text, index) => (file, Line: index + 1, text)))
            .Where(line => Reckons().IsMatch(line.text)).Select(line => $"templates/messages/{line.file}:{line.Line}: {line.text.Trim()}").ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nArithmetic and dates belong to the model; a template only lays out what it says.");
    }

    [GeneratedRegex("^[a-z]+/[a-z0-9-]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wording();

    [GeneratedRegex(@"\{\{[^}]*(\bdate\.|\bmath\.|[\w)]\s[-+*/]\s[\w(])[^}]*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reckons();
}
