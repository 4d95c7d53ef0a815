using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatBot.Tests.Architecture;

/// <summary>Six projects; an arrow means "may use", and there is no other arrow.</summary>
public sealed partial class ProjectArrowTests
{
    private static readonly string[] DatabasePackages = ["Dapper", "Microsoft.Data.Sqlite", "Npgsql", "dbup-sqlite", "dbup-postgresql"];

    [Theory]
    [InlineData("ChatBot.WeCom")]
    [InlineData("ChatBot.Storage")]
    [InlineData("ChatBot.Features", "ChatBot.Storage")]
    [InlineData("ChatBot.Web", "ChatBot.Features")]
    [InlineData("ChatBot", "ChatBot.Features", "ChatBot.WeCom", "ChatBot.Web")]
    [InlineData("ChatBot.Sandbox", "ChatBot")]
    public void A_project_refers_to_exactly_these(string project, params string[] allowed)
    {
        var references = Project(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);

        Assert.True(allowed.Order(StringComparer.Ordinal).SequenceEqual(references),
            $"{project} refers to {string.Join(", ", references)}; allowed is {(allowed.Length == 0 ? "none" : string.Join(", ", allowed))}. Another arrow is a design decision: write it into docs/decisions and here.");
    }

    [Fact]
    public void There_are_no_other_projects() =>
        Assert.Equal(
            ["ChatBot", "ChatBot.Features", "ChatBot.Sandbox", "ChatBot.Storage", "ChatBot.WeCom", "ChatBot.Web"],
            Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_storage_sees_the_database_drivers()
    {
        var packages = Projects().Where(project => project != "ChatBot.Storage")
            .SelectMany(project => Project(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).Intersect(DatabasePackages)
                .Select(package => $"src/{project}/{project}.csproj refers to {package}."));
        var visible = Project("ChatBot.Storage").Descendants("PackageReference")
            .Where(package => DatabasePackages.Contains(package.Attribute("Include")!.Value) && package.Attribute("PrivateAssets")?.Value != "compile")
            .Select(package => $"src/ChatBot.Storage/ChatBot.Storage.csproj: {package.Attribute("Include")!.Value} needs PrivateAssets=\"compile\".");
        var used = Projects().Where(project => project != "ChatBot.Storage").SelectMany(project => Repository.Sources($"src/{project}")
            .SelectMany(file => file.Code.Where(line => Driver().IsMatch(line.Text)).Select(line => $"src/{project}/{file.File}:{line.Number}: {line.Text}")));

        var wrong = packages.Concat(visible).Concat(used).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nSQL goes through DbSession; what differs between the databases sits in Storage's Dialect.");
    }

    [Fact]
    public void The_protocol_knows_nothing_of_us()
    {
        var wrong = Repository.Sources("src/ChatBot.WeCom")
            .SelectMany(file => file.Code.Where(line => OursInProtocol().IsMatch(line.Text)).Select(line => $"{file.File}:{line.Number}: {line.Text}")).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nChatBot.WeCom could be published alone: translate in src/ChatBot/Wire instead.");
    }

    [Fact]
    public void The_product_sees_neither_the_web_nor_the_protocol()
    {
        var wrong = Repository.Sources("src/ChatBot.Features")
            .SelectMany(file => file.Code.Where(line => Edges().IsMatch(line.Text)).Select(line => $"{file.File}:{line.Number}: {line.Text}")).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nA feature is a conversation: give it a port (as IMessenger) and implement that in the host.");
    }

    [Fact]
    public void The_pretend_platform_has_a_protocol_of_its_own()
    {
        var wrong = Repository.Sources("src/ChatBot.Sandbox").Where(file => file.Folder != "Launch")
            .SelectMany(file => file.Code.Where(line => line.Text.Contains("ChatBot.WeCom", StringComparison.Ordinal)).Select(line => $"{file.File}:{line.Number}: {line.Text}")).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nThe sandbox is written from the platform's pages, so that one mistake cannot hide on both sides; only Launch/ starts the bot.");
    }

    private static IEnumerable<string> Projects() => Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file));

    private static XDocument Project(string name) => XDocument.Load(Repository.Path($"src/{name}/{name}.csproj"));

    [GeneratedRegex(@"\b(using Dapper|Microsoft\.Data\.Sqlite|using Npgsql|DbUp)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Driver();

    [GeneratedRegex(@"\bChatBot\.(?!WeCom\b)[A-Z]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OursInProtocol();

    [GeneratedRegex(@"\b(ChatBot\.WeCom|ChatBot\.Web|Microsoft\.AspNetCore)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Edges();
}
