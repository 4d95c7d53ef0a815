using ChatBot.Storage;

namespace ChatBot.Features.Handovers;

/// <summary>Handovers and the receipts of their items.</summary>
internal sealed class HandoverStore(DbSession db)
{
    private const string Columns = "id, from_person, to_person, done_by, reverse_of, cause, begun_at, finished_at";

    private const string ItemColumns = "id, handover_id, kind, record_no, part, title, customer, state, reason, done_at";

    public Task<Handover?> FindAsync(long id, CancellationToken cancel) =>
        db.FindAsync<Handover>($"select {Columns} from handovers where id = @id", new { id }, cancel);

    /// <summary>The last one between these two.</summary>
    public Task<Handover?> LastOfAsync(string from, string to, CancellationToken cancel) =>
        db.FindAsync<Handover>($"select {Columns} from handovers where from_person = @from and to_person = @to order by id desc limit 1", new { from, to }, cancel);

    public async Task<Handover> AddAsync(Handover handover, IEnumerable<HandoverItem> items, CancellationToken cancel)
    {
        var id = await db.FindAsync<long>(
            """
            insert into handovers (from_person, to_person, done_by, reverse_of, cause, begun_at)
            values (@FromPerson, @ToPerson, @DoneBy, @ReverseOf, @Cause, @BegunAt) returning id
            """,
            handover,
            cancel);
        await AddItemsAsync(id, items, cancel);
        return handover with { Id = id };
    }

    public Task<int> AddItemsAsync(long handover, IEnumerable<HandoverItem> items, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            insert into handover_items (handover_id, kind, record_no, part, title, customer, state)
            values (@HandoverId, @Kind, @RecordNo, @Part, @Title, @Customer, 'Waiting')
            """,
            [.. items.Select(item => item with { HandoverId = handover })],
            cancel);

    /// <summary>These items, which could not be given, are tried again, and the handover is not finished.</summary>
    public async Task RetryAsync(long handover, IReadOnlyCollection<long> items, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            "update handover_items set state = 'Waiting', reason = null where handover_id = @handover and id in @Ids and state = 'Refused'", new { handover, Ids = items }, cancel);
        await db.ExecuteAsync("update handovers set finished_at = null, told_at = null where id = @handover", new { handover }, cancel);
    }

    public Task<IReadOnlyList<HandoverItem>> WaitingAsync(int atMost, CancellationToken cancel) =>
        db.QueryAsync<HandoverItem>($"select {ItemColumns} from handover_items where state = 'Waiting' order by id limit @atMost", new { atMost }, cancel);

    public Task<HandoverItem?> WaitingItemAsync(long id, CancellationToken cancel) =>
        db.FindAsync<HandoverItem>($"select {ItemColumns} from handover_items where id = @id and state = 'Waiting' {db.Dialect.ForUpdateSkipLocked}", new { id }, cancel);

    public Task<IReadOnlyList<HandoverItem>> ItemsAsync(long handover, CancellationToken cancel) =>
        db.QueryAsync<HandoverItem>($"select {ItemColumns} from handover_items where handover_id = @handover order by id", new { handover }, cancel);

    public Task SettleAsync(long id, HandoverState state, string? reason, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update handover_items set state = @state, reason = @reason, done_at = @now where id = @id", new { id, state, reason, now }, cancel);

    public Task<int> CancelWaitingAsync(long handover, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update handover_items set state = 'Cancelled', done_at = @now where handover_id = @handover and state = 'Waiting'", new { handover, now }, cancel);

    /// <summary>Those of which every item is settled and nobody has been told yet.</summary>
    public Task<IReadOnlyList<Handover>> SettledUntoldAsync(CancellationToken cancel) =>
        db.QueryAsync<Handover>(
            $"""
            select {Columns} from handovers h
            where h.told_at is null and not exists (select 1 from handover_items i where i.handover_id = h.id and i.state = 'Waiting') order by h.id
            """,
            null,
            cancel);

    /// <summary>False when it has been told before.</summary>
    public async Task<bool> FinishAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update handovers set finished_at = @now, told_at = @now where id = @id and told_at is null", new { id, now }, cancel) == 1;

    public Task<IReadOnlyList<string>> ProposedAsync(CancellationToken cancel) => db.QueryAsync<string>("select person from handover_proposals order by person", null, cancel);

    /// <summary>False when the superior has been asked before.</summary>
    public async Task<bool> ProposeAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("insert into handover_proposals (person, told_at) values (@person, @now) on conflict (person) do nothing", new { person, now }, cancel) == 1;

    /// <summary>People who are back: should they go again, their superiors are asked again.</summary>
    public Task<int> ForgetProposalsAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        db.ExecuteAsync("delete from handover_proposals where person in @People", new { People = people }, cancel);
}
