using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>What each version of each action counted; written once, never changed.</summary>
internal sealed class HealthDefinitionStore(DbSession db)
{
    public static string SnapshotOf(HealthAction action) => JsonSerializer.Serialize(action, ChatJson.Options);

    public async Task<IReadOnlyList<HealthAction>> AllAsync(CancellationToken cancel) =>
        [.. (await db.QueryAsync<string>("select snapshot from health_definitions order by action, version", null, cancel)).Select(snapshot => JsonSerializer.Deserialize<HealthAction>(snapshot, ChatJson.Options)!)];

    public Task<int> AddAsync(IEnumerable<HealthAction> actions, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "insert into health_definitions (action, version, valid_from, snapshot, noted_at) values (@Action, @Version, @ValidFrom, @Snapshot, @Now) on conflict (action, version) do nothing",
            [.. actions.Select(action => new DefinitionRow { Action = action.Id, Version = action.Version, ValidFrom = action.ValidFrom, Snapshot = SnapshotOf(action), Now = now })],
            cancel);

    private sealed record DefinitionRow
    {
        public string Action { get; init; } = "";

        public long Version { get; init; }

        public DateOnly ValidFrom { get; init; }

        public string Snapshot { get; init; } = "";

        public DateTimeOffset Now { get; init; }
    }
}
