using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>The numbered choices that a person saw last. An answer without choices leaves the earlier ones valid, one with choices replaces them.</summary>
public sealed class ChoiceStore(DbSession db)
{
    public async Task<IReadOnlyList<Act>> FindAsync(string person, CancellationToken cancel) =>
        await db.FindAsync<string>("select acts from choices where person = @person", new { person }, cancel) is { } acts
            ? JsonSerializer.Deserialize<List<Act>>(acts, ChatJson.Options)!
            : [];

    public Task RememberAsync(string person, IReadOnlyList<Act> acts, DateTimeOffset now, CancellationToken cancel) =>
        acts.Count == 0
            ? Task.CompletedTask
            : db.ExecuteAsync(
                "insert into choices (person, acts, shown_at) values (@person, @acts, @now) on conflict (person) do update set acts = excluded.acts, shown_at = excluded.shown_at",
                new { person, acts = JsonSerializer.Serialize(acts, ChatJson.Options), now },
                cancel);
}
