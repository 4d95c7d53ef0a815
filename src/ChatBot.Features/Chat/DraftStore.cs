using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>A half-filled command. What was said keeps its own time, because 明天 means the day after it was said.</summary>
/// <param name="Said">The first utterance has no slot; each answer names the slot that it was asked for.</param>
/// <param name="Asked">The slot that the bot asked for last.</param>
/// <param name="Misses">How often the answer was not understood.</param>
/// <param name="Parked">Set aside, by 稍后 or because another command came between; only 继续 takes it up again.</param>
internal sealed record Draft(
    string Person, string Command, IReadOnlyList<Utterance> Said, string? Asked, long Misses, bool Parked, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>When it was last talked about; null for one that begins now.</summary>
    public DateTimeOffset? TouchedAt { get; init; }
}

internal sealed record Utterance(string? Slot, string Text, DateTimeOffset At);

/// <summary>
/// The half-filled commands of a person, one of each kind. At most one is open, the others wait; they survive restarts and are forgotten after
/// their time.
/// </summary>
internal sealed class DraftStore(DbSession db)
{
    private const string Columns = "person, command, said, asked, misses, parked, started_at, touched_at, expires_at";

    /// <summary>The open draft; where none is open, the one that was set aside last.</summary>
    public async Task<Draft?> FindAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        (await db.FindAsync<DraftRow>(
            $"select {Columns} from drafts where person = @person and expires_at > @now order by parked, touched_at desc, command limit 1", new { person, now }, cancel))?.ToDraft();

    public async Task<Draft?> FindAsync(string person, string command, DateTimeOffset now, CancellationToken cancel) =>
        (await db.FindAsync<DraftRow>(
            $"select {Columns} from drafts where person = @person and command = @command and expires_at > @now", new { person, command, now }, cancel))?.ToDraft();

    /// <summary>The commands of all drafts, the one touched last first.</summary>
    public Task<IReadOnlyList<string>> CommandsAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<string>(
            "select command from drafts where person = @person and expires_at > @now order by parked, touched_at desc, command", new { person, now }, cancel);

    /// <summary>Keeps a draft; one that is open sets the others aside.</summary>
    public async Task SaveAsync(Draft draft, CancellationToken cancel)
    {
        if (!draft.Parked)
            await db.ExecuteAsync("update drafts set parked = @parked where person = @Person and command <> @Command", new { parked = true, draft.Person, draft.Command }, cancel);
        await db.ExecuteAsync(
            """
            insert into drafts (person, command, said, asked, misses, parked, started_at, touched_at, expires_at)
            values (@Person, @Command, @said, @Asked, @Misses, @Parked, @StartedAt, @touchedAt, @ExpiresAt)
            on conflict (person, command) do update set said = excluded.said, asked = excluded.asked, misses = excluded.misses, parked = excluded.parked,
                started_at = excluded.started_at, touched_at = excluded.touched_at, expires_at = excluded.expires_at
            """,
            new
            {
                draft.Person, draft.Command, said = JsonSerializer.Serialize(draft.Said, ChatJson.Options), draft.Asked, draft.Misses, draft.Parked, draft.StartedAt,
                touchedAt = draft.TouchedAt ?? draft.StartedAt, draft.ExpiresAt,
            },
            cancel);
    }

    public Task<int> DropAsync(string person, string command, CancellationToken cancel) =>
        db.ExecuteAsync("delete from drafts where person = @person and command = @command", new { person, command }, cancel);

    public Task<int> DropAllAsync(string person, CancellationToken cancel) =>
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

        public DateTimeOffset TouchedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public Draft ToDraft() =>
            new(Person, Command, JsonSerializer.Deserialize<List<Utterance>>(Said, ChatJson.Options)!, Asked, Misses, Parked, StartedAt, ExpiresAt) { TouchedAt = TouchedAt };
    }
}
