using System.Text.RegularExpressions;

namespace ChatBot.Tests.Architecture;

/// <summary>A file without a role in its name is a rule: it can be read and tested without clock, database, log or waiting.</summary>
public sealed partial class PureFilesTests
{
    /// <summary>
    /// Last words of names of files that touch the world. The first row is the usual roles; the second is of those that carry a decision out
    /// (save, note, tell) for several commands; the third holds what stands between files or caches and the rules;
    /// the next brings files in, on a thread of its own; a Figure, and a Board, says what it shows and loads it.
    /// </summary>
    private static readonly string[] Roles =
    [
        "Command", "Commands", "Job", "Metric", "Store", "Options", "Setup", "Log", "Handler", "Undo",
        "Starter", "Finisher", "Progress", "Desk", "Book", "Pushes", "Facts",
        "Directory", "Files", "Library", "Content", "Reader", "Finder", "Numbers", "Ledger",
        "Writer", "Worker", "Signal",
        "Figure", "Board",
    ];

    private static readonly string[] PureThroughout = ["Kernel", "Calendar", "Language"];

    /// <summary>Machinery by trade.</summary>
    private static readonly string[] Machinery = ["Chat", "Scheduling"];

    [Fact]
    public void A_file_without_a_role_in_its_name_is_pure()
    {
        var wrong = Repository.Sources("src/ChatBot.Features")
            .Where(file => file.Folder.Length > 0 && !Machinery.Contains(file.Folder))
            .Where(file => PureThroughout.Contains(file.Folder) ? !IsComposition(file) : !IsContract(file) && !Roles.Any(role => file.Name.Length > role.Length && file.Name.EndsWith(role, StringComparison.Ordinal)))
            .SelectMany(file => file.Code.Select(line => (file.File, line.Number, Found: Impure().Match(line.Text))).Where(line => line.Found.Success))
            .Select(found => $"{found.File}:{found.Number} has '{found.Found.Value}'.")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong)
            + "\nPass the instant or the loaded rows in as a value and leave the rule here; what loads, saves or waits goes to a file named by its role: " + string.Join(", ", Roles) + ".");
    }

    [Fact]
    public void Sql_stands_in_stores_only()
    {
        var wrong = Repository.Sources("src/ChatBot.Features")
            .Where(file => !Machinery.Contains(file.Folder) && !file.Name.EndsWith("Store", StringComparison.Ordinal) && file.Name is not ("RecordNumbers" or "HealthLedger" or "CleanupJob"))
            .SelectMany(file => file.Code.Where(line => Sql().IsMatch(line.Text)).Select(line => $"{file.File}:{line.Number}: {line.Text}"))
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nMove the statement into the feature's …Store.cs, beside the row that it fills.");
    }

    /// <summary>Registration and discovery belong to the kernel and are no rules.</summary>
    private static bool IsComposition(SourceFile file) =>
        file.File is "Kernel/Discovery.cs" or "Kernel/OptionSections.cs" or "Kernel/Reflected.cs"
        || Roles.Any(role => role is "Options" or "Setup" or "Content" or "Library" or "Job" && file.Name.EndsWith(role, StringComparison.Ordinal));

    private static bool IsContract(SourceFile file) => file.Name.Length > 1 && file.Name[0] == 'I' && char.IsUpper(file.Name[1]);

    [GeneratedRegex(@"\b(TimeProvider|GetUtcNow|GetLocalNow|DbSession|UnitOfWork|ILogger\w*|LoggerMessage|async(?= )|await(?= \w+[.(])|Task<|Task\b(?=\s+\w+Async)|IServiceProvider|HttpClient|File\.(Read|Write|Open|Exists|Delete|Move)\w*|Directory\.(Get|Enumerate|Exists|Create)\w*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Impure();

    [GeneratedRegex(@"\b(select \w+.* from |insert into |delete from |update \w+ set )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sql();
}
