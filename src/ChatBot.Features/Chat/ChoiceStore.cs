using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>The numbered choices that a person saw last. An answer without choices leaves the earlier ones valid, one with choices replaces them.</summary>
public sealed class ChoiceStore(DbSession db)
{
    public async Task<Offered> FindAsync(string person, CancellationToken cancel) =>
        await db.FindAsync<ChoicesRow>("select acts, shown_at from choices where person = @person", new { person }, cancel) is { } row
            ? new Offered(JsonSerializer.Deserialize<List<Act>>(row.Acts, ChatJson.Options)!, row.ShownAt)
            : new Offered([], DateTimeOffset.MinValue);

    public Task RememberAsync(string person, IReadOnlyList<Act> acts, DateTimeOffset now, CancellationToken cancel) =>
        acts.Count == 0
            ? Task.CompletedTask
            : db.ExecuteAsync(
                "insert into choices (person, acts, shown_at) values (@person, @acts, @now) on conflict (person) do update set acts = excluded.acts, shown_at = excluded.shown_at",
                new { person, acts = JsonSerializer.Serialize(acts, ChatJson.Options), now },
                cancel);

    private sealed record ChoicesRow
    {
        public string Acts { get; init; } = "[]";

        public DateTimeOffset ShownAt { get; init; }
    }
}

/// <param name="ShownAt">UTC.</param>
public sealed record Offered(IReadOnlyList<Act> Acts, DateTimeOffset ShownAt);
