using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>A half-filled command. What was said keeps its own time, because 明天 means the day after it was said.</summary>
/// <param name="Said">The first utterance has no slot; each answer names the slot that it was asked for.</param>
/// <param name="Asked">The slot that the bot asked for last.</param>
/// <param name="Misses">How often the answer was not understood.</param>
/// <param name="Parked">Set aside by 稍后; only 继续 takes it up again.</param>
internal sealed record Draft(
    string Person, string Command, IReadOnlyList<Utterance> Said, string? Asked, long Misses, bool Parked, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt);

internal sealed record Utterance(string? Slot, string Text, DateTimeOffset At);

/// <summary>One open draft a person; it survives restarts and is forgotten after its time.</summary>
internal sealed class DraftStore(DbSession db)
{
    public async Task<Draft?> FindAsync(string person, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.FindAsync<DraftRow>(
            "select person, command, said, asked, misses, parked, started_at, expires_at from drafts where person = @person and expires_at > @now", new { person, now }, cancel);
        return row is null
            ? null
            : new Draft(row.Person, row.Command, JsonSerializer.Deserialize<List<Utterance>>(row.Said, ChatJson.Options)!, row.Asked, row.Misses, row.Parked, row.StartedAt, row.ExpiresAt);
    }

    public Task SaveAsync(Draft draft, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into drafts (person, command, said, asked, misses, parked, started_at, expires_at)
            values (@Person, @Command, @said, @Asked, @Misses, @Parked, @StartedAt, @ExpiresAt)
            on conflict (person) do update set command = excluded.command, said = excluded.said, asked = excluded.asked, misses = excluded.misses,
                parked = excluded.parked, started_at = excluded.started_at, expires_at = excluded.expires_at
            """,
            new
            {
                draft.Person, draft.Command, said = JsonSerializer.Serialize(draft.Said, ChatJson.Options), draft.Asked, draft.Misses, draft.Parked, draft.StartedAt, draft.ExpiresAt,
            },
            cancel);

    public Task<int> DropAsync(string person, CancellationToken cancel) =>
        db.ExecuteAsync("delete from drafts where person = @person", new { person }, cancel);

    private sealed record DraftRow
    {
        public string Person { get; init; } = "";

        public string Command { get; init; } = "";

        public string Said { get; init; } = "[]";

        public string? Asked { get; init; }

        public long Misses { get; init; }

        public bool Parked { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }
    }
}
