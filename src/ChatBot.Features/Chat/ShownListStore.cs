using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>Which record was number 2 of the list that a person saw last, so that <c>完成 2</c> is understood.</summary>
internal sealed partial class ShownListStore(DbSession db)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    public async Task<ShownList> FindAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        await db.FindAsync<ShownListRow>("select records, shown_at from shown_lists where person = @person and shown_at > @since", new { person, since = now - Remembered }, cancel) is { } row
            ? new ShownList(JsonSerializer.Deserialize<Dictionary<int, string>>(row.Records, ChatJson.Options)!, row.ShownAt)
            : ShownList.None;

    /// <summary>Notes the numbered records of an answer as it was shown; an answer without any leaves the earlier list valid.</summary>
    public Task RememberAsync(string person, string shown, DateTimeOffset now, CancellationToken cancel)
    {
        var records = In(shown);
        return records.Count == 0
            ? Task.CompletedTask
            : db.ExecuteAsync(
                """
                insert into shown_lists (person, records, shown_at) values (@person, @records, @now)
                on conflict (person) do update set records = excluded.records, shown_at = excluded.shown_at
                """,
                new { person, records = JsonSerializer.Serialize(records, ChatJson.Options), now },
                cancel);
    }

    /// <summary>The lines that begin with a number and name a record. What people saw counts, whichever command showed it.</summary>
    internal static Dictionary<int, string> In(string shown)
    {
        var records = new Dictionary<int, string>();
        foreach (var line in shown.Split('\n'))
        {
            if (Numbered().Match(line) is { Success: true } match && RecordNo.Find(line) is { } record)
                records[int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)] = record.No;
        }

        return records;
    }

    [GeneratedRegex(@"^\s*(?<number>[1-9][0-9]?)[.、．]\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    private sealed record ShownListRow
    {
        public string Records { get; init; } = "{}";

        public DateTimeOffset ShownAt { get; init; }
    }
}

/// <param name="Records">By the number in front of them.</param>
/// <param name="ShownAt">UTC.</param>
internal sealed record ShownList(IReadOnlyDictionary<int, string> Records, DateTimeOffset ShownAt)
{
    public static readonly ShownList None = new(new Dictionary<int, string>(), DateTimeOffset.MinValue);
}
