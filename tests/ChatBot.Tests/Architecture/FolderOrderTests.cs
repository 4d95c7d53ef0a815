using System.Text.RegularExpressions;

namespace ChatBot.Tests.Architecture;

/// <summary>A folder of ChatBot.Features uses only folders to its left. Moving a folder in the line is a design decision; it is made here.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Line =
    [
        "Kernel", "Calendar", "Language", "Ledger", "People", "Chat", "Scheduling", "Evidence", "Links", "Deadlines", "Absences", "Handovers", "Health", "Customers", "Commitments", "Collaboration",
        "Needs", "Notes",
        "AfterSales", "Contracts", "Approvals", "Payments", "Leads", "Inventory", "Figures", "Imports", "Reports", "Exports", "Boards", "Pictures", "Administration",
    ];

    [Fact]
    public void A_folder_uses_only_folders_to_its_left()
    {
        var wrong = Repository.Sources("src/ChatBot.Features")
            .Where(file => file.Folder.Length > 0)
            .SelectMany(file => file.Code.SelectMany(line => Ours().Matches(line.Text).Select(match => (File: file, line.Number, Used: match.Groups["folder"].Value))))
            .Where(use => use.Used != use.File.Folder && Array.IndexOf(Line, use.Used) > Array.IndexOf(Line, use.File.Folder))
            .Select(use => $"{use.File.File}:{use.Number} uses {use.Used}, which stands to the right of {use.File.Folder}.")
            .Distinct()
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong)
            + $"\nMove the class to where both may use it, or let the left folder own a small interface that the right one implements (as IDeadlinePolicy and ITakeEvidence do)."
            + $"\nThe line: {string.Join(' ', Line)}");
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_line()
    {
        var homeless = Repository.Sources("src/ChatBot.Features").Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct(StringComparer.Ordinal).Except(Line, StringComparer.Ordinal).ToList();

        Assert.True(homeless.Count == 0, $"{string.Join(", ", homeless)}: give the folder its place in FolderOrderTests.Line and in docs/developers.md.");
    }

    [Fact]
    public void A_file_says_the_folder_that_it_lies_in()
    {
        var astray = Repository.Sources("src/ChatBot.Features")
            .Where(file => file.Folder.Length > 0 && !file.Lines.Contains($"namespace ChatBot.Features.{file.Folder};", StringComparer.Ordinal))
            .Select(file => $"{file.File}: write 'namespace ChatBot.Features.{file.Folder};'")
            .ToList();

        Assert.True(astray.Count == 0, string.Join('\n', astray));
    }

    /// <summary>Using lines and names that are written out in full.</summary>
    [GeneratedRegex(@"\bChatBot\.Features\.(?<folder>[A-Z]\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
