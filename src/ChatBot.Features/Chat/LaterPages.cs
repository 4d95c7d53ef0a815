using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>What is left of the long list that a person saw last, as it was when they asked; it survives restarts and is forgotten after its time.</summary>
internal sealed class LaterPages(DbSession db)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>A page that is made when it is asked for: no text yet, only the command that makes it.</summary>
    public static Rendered Typed(string command) => new("", [new Act("更多", command)]);

    public Task KeepAsync(string person, IReadOnlyList<Rendered> pages, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into later_pages (person, pages, shown_at, expires_at) values (@person, @pages, @now, @Expires)
            on conflict (person) do update set pages = excluded.pages, shown_at = excluded.shown_at, expires_at = excluded.expires_at
            """,
            new { person, pages = JsonSerializer.Serialize(pages, ChatJson.Options), now, Expires = now + Life },
            cancel);

    public async Task<KeptPages?> FindAsync(string person, CancellationToken cancel) =>
        await db.FindAsync<LaterRow>("select pages, shown_at, expires_at from later_pages where person = @person", new { person }, cancel) is { } row
            ? new KeptPages(JsonSerializer.Deserialize<List<Rendered>>(row.Pages, ChatJson.Options)!, row.ShownAt, row.ExpiresAt)
            : null;

    private sealed record LaterRow
    {
        public string Pages { get; init; } = "[]";

        public DateTimeOffset ShownAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }
    }
}

internal sealed record KeptPages(IReadOnlyList<Rendered> Pages, DateTimeOffset ShownAt, DateTimeOffset ExpiresAt);
