using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Collaboration;

/// <summary>The stages of many cases at once, for figures: two statements however many they are. What was withdrawn is not among them.</summary>
public sealed class StageWorkStore(DbSession db)
{
    /// <summary>Titles by flow and stage; versions of a flow together, the latest read first.</summary>
    private readonly Dictionary<(string Flow, string Stage), string> _titles = [];

    /// <summary>Stages of cases for this customer that were begun before an instant and not ended before another.</summary>
    public Task<IReadOnlyList<StageWork>> OfCustomerAsync(string customer, Span during, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync("c.customer = @customer and c.started_at < @To and (c.closed_at is null or c.closed_at > @From)", new { customer, during.From, during.To }, now, cancel);

    /// <summary>Stages of cases that ended in this time.</summary>
    public Task<IReadOnlyList<StageWork>> OfEndedAsync(Span during, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync("c.closed_at >= @From and c.closed_at < @To", new { during.From, during.To }, now, cancel);

    /// <summary>Stages that were done in this time, or are still open at its end.</summary>
    public Task<IReadOnlyList<StageWork>> AtWorkAsync(Span during, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync("s.entered_at < @To and (s.done_at is null or s.done_at >= @From)", new { during.From, during.To }, now, cancel);

    private async Task<IReadOnlyList<StageWork>> ReadAsync(string which, object args, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<Row>(
            $"""
            select s.record_no, c.customer, c.flow_id, c.initiator, c.started_at, c.closed_at, s.stage, s.state, s.holder, s.done_at, s.detail
            from case_stages s join cases c on c.record_no = s.record_no
            where c.state <> 'Withdrawn' and s.entered_at is not null and {which}
            order by c.started_at, s.record_no, s.position
            """,
            args,
            cancel);
        if (rows.Count == 0) return [];
        var flows = await db.QueryAsync<FlowRow>(
            $"select distinct c.flow_id, c.flow from case_stages s join cases c on c.record_no = s.record_no where c.state <> 'Withdrawn' and s.entered_at is not null and {which}", args, cancel);
        foreach (var flow in flows)
        {
            foreach (var stage in JsonSerializer.Deserialize<Flow>(flow.Flow, RunJson.Options)!.Stages) _titles.TryAdd((flow.FlowId, stage.Id), stage.Title);
        }

        return [.. rows.Select(row => row.ToWork(_titles.GetValueOrDefault((row.FlowId, row.Stage), row.Stage), now))];
    }

    private sealed record FlowRow
    {
        public string FlowId { get; init; } = "";

        public string Flow { get; init; } = "";
    }

    private sealed record Row
    {
        public string RecordNo { get; init; } = "";

        public string Customer { get; init; } = "";

        public string FlowId { get; init; } = "";

        public string Initiator { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public string Stage { get; init; } = "";

        public StageState State { get; init; }

        public string? Holder { get; init; }

        public DateTimeOffset? DoneAt { get; init; }

        public string Detail { get; init; } = "{}";

        public StageWork ToWork(string title, DateTimeOffset now)
        {
            var lain = JsonSerializer.Deserialize<Lain>(Detail, RunJson.Options)!;
            var stays = lain.Stays.Select(stay => new HeldSpan(stay.Holder, new Span(stay.From, stay.To)));
            if (State == StageState.Open && lain.HeldSince is { } since && Holder is { } holder) stays = stays.Append(new HeldSpan(holder, new Span(since, now)));
            return new StageWork(
                RecordNo, Customer, FlowId, Stage, title, Initiator, StartedAt, ClosedAt, [.. stays],
                [.. lain.Waits.Select(wait => new Span(wait.From, wait.To ?? now))], State == StageState.Done ? DoneAt : null, now);
        }
    }

    /// <summary>How long it lay where: of what is kept with a stage, only that.</summary>
    private sealed record Lain
    {
        public DateTimeOffset? HeldSince { get; init; }

        public IReadOnlyList<Stay> Stays { get; init; } = [];

        public IReadOnlyList<CustomerWait> Waits { get; init; } = [];
    }
}
