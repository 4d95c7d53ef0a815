using ChatBot.Storage;

namespace ChatBot.Features.Needs;

/// <summary>Changes of what was needed: which case changes which need, and every specification that it has had (R05).</summary>
public sealed class NeedChangeStore(DbSession db)
{
    /// <summary>Needs of this customer that are still on their way, the latest first.</summary>
    public Task<IReadOnlyList<Need>> OpenOfCustomerAsync(long customerId, CancellationToken cancel) =>
        db.QueryAsync<Need>(
            """
            select n.record_no, n.customer_id, n.content, n.quantity, n.spec, n.product_line, n.expected_at, n.confirmed, n.logged_by, n.logged_at
            from needs n join cases c on c.record_no = n.record_no
            where n.customer_id = @customerId and n.withdrawn_at is null and c.state = 'Running' order by n.logged_at desc, n.record_no desc limit 20
            """,
            new { customerId },
            cancel);

    public Task BeginAsync(NeedChange change, CancellationToken cancel) =>
        db.ExecuteAsync("insert into need_changes (change_no, need_no, asked_by, asked_at, expected_at) values (@ChangeNo, @NeedNo, @AskedBy, @AskedAt, @ExpectedAt)", change, cancel);

    public Task<NeedChange?> FindAsync(string changeNo, CancellationToken cancel) =>
        db.FindAsync<NeedChange>("select change_no, need_no, asked_by, asked_at, expected_at from need_changes where change_no = @changeNo", new { changeNo }, cancel);

    /// <summary>The need has another specification from now on; what it was before is kept with who changed it and why.</summary>
    public async Task ApplyAsync(NeedChange change, string spec, string reason, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            insert into need_specs (record_no, version, change_no, spec_before, spec_after, expected_before, expected_after, reason, author, changed_at)
            select n.record_no, 2 + (select count(*) from need_specs s where s.record_no = n.record_no), @ChangeNo, n.spec, @spec, n.expected_at, coalesce(@ExpectedAt, n.expected_at), @reason, @by, @now
            from needs n where n.record_no = @NeedNo
            """,
            new { change.ChangeNo, change.NeedNo, change.ExpectedAt, spec, reason, by, now },
            cancel);
        await db.ExecuteAsync("update needs set spec = @spec, expected_at = coalesce(@ExpectedAt, expected_at) where record_no = @NeedNo", new { spec, change.ExpectedAt, change.NeedNo }, cancel);
    }

    /// <summary>The change was not finished after all: the need is as it was.</summary>
    public async Task TakeBackAsync(NeedChange change, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            update needs set spec = (select s.spec_before from need_specs s where s.change_no = @ChangeNo), expected_at = (select s.expected_before from need_specs s where s.change_no = @ChangeNo)
            where record_no = @NeedNo and exists (select 1 from need_specs s where s.change_no = @ChangeNo)
            """,
            change,
            cancel);
        await db.ExecuteAsync("delete from need_specs where change_no = @ChangeNo", change, cancel);
    }
}

public sealed record NeedChange
{
    /// <summary>Number of the case that changes it.</summary>
    public string ChangeNo { get; init; } = "";

    public string NeedNo { get; init; } = "";

    public string AskedBy { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>By when it is needed from now on; null where that stays.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }
}
