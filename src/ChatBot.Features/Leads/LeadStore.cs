using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Leads;

/// <summary>Leads by their numbers, with every stay in every link. One that was taken back is not found any more.</summary>
public sealed class LeadStore(DbSession db)
{
    private const string Columns =
        """
        l.record_no, l.customer_id, u.name as customer, l.title, l.amount_fen, l.source, l.owner, l.logged_by, l.logged_at, l.link, l.link_since, l.state, l.closed_at, l.closed_by,
        l.contract_no, l.loss_reason, l.loss_note, l.loss_internal_minutes, l.loss_slowest, l.disputed_by, l.disputed_at, l.dispute_reason, l.version
        """;

    private const string Joined = "from leads l join customers u on u.id = l.customer_id";

    /// <summary>Whose leads are counted; @People where that is not everybody.</summary>
    private static string Of(IReadOnlyCollection<string>? people) => people is null ? "" : "and l.owner in @People";

    public Task<Lead?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Lead>($"select {Columns} {Joined} where l.record_no = @recordNo and l.withdrawn_at is null", new { recordNo }, cancel);

    /// <summary>Leads of these owners (null: of everybody) that are not lost, the largest first.</summary>
    public Task<IReadOnlyList<Lead>> RunningAsync(IReadOnlyCollection<string>? people, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Lead>(
            $"select {Columns} {Joined} where l.withdrawn_at is null and l.state <> 'Lost' {Of(people)} order by l.state, coalesce(l.amount_fen, 0) desc, l.logged_at, l.record_no limit @atMost",
            people is null ? new { atMost } : (object)new { People = people, atMost },
            cancel);

    /// <summary>Leads that were won or lost in this time, the latest first.</summary>
    public Task<IReadOnlyList<Lead>> ClosedAsync(IReadOnlyCollection<string>? people, LeadState state, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.QueryAsync<Lead>(
            $"select {Columns} {Joined} where l.withdrawn_at is null and l.state = @state and l.closed_at >= @from and l.closed_at < @to {Of(people)} order by l.closed_at desc, l.record_no",
            people is null ? new { state, from, to } : (object)new { state, from, to, People = people },
            cancel);

    /// <summary>Leads that were running at some time between two instants: logged before the end, and not closed before the beginning.</summary>
    public Task<IReadOnlyList<Lead>> AliveAsync(IReadOnlyCollection<string>? people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.QueryAsync<Lead>(
            $"select {Columns} {Joined} where l.withdrawn_at is null and l.logged_at < @to and (l.closed_at is null or l.closed_at >= @from) {Of(people)} order by l.logged_at, l.record_no",
            people is null ? new { from, to } : (object)new { from, to, People = people },
            cancel);

    /// <summary>The leads of one customer, the latest first.</summary>
    public Task<IReadOnlyList<Lead>> OfCustomerAsync(long customerId, CancellationToken cancel) =>
        db.QueryAsync<Lead>($"select {Columns} {Joined} where l.customer_id = @customerId and l.withdrawn_at is null order by l.logged_at desc, l.record_no", new { customerId }, cancel);

    /// <summary>The running leads of customers whose name occurs in a text.</summary>
    public Task<IReadOnlyList<Lead>> OfCustomerNamedInAsync(string text, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Lead>(
            $"select {Columns} {Joined} where @text like '%' || u.name || '%' and l.withdrawn_at is null order by l.logged_at desc, l.record_no limit @atMost", new { text, atMost }, cancel);

    /// <summary>The lead that a contract came out of.</summary>
    public Task<Lead?> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.FindAsync<Lead>($"select {Columns} {Joined} where l.contract_no = @contractNo and l.withdrawn_at is null order by l.closed_at desc limit 1", new { contractNo }, cancel);

    /// <summary>All stays of one lead that were not taken back, oldest first.</summary>
    public Task<IReadOnlyList<LeadStay>> StaysOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<LeadStay>(
            "select record_no, seq, link, entered_at, entered_by, left_at, left_by, note, skipped, skip_reason from lead_stays where record_no = @recordNo and undone_at is null order by seq",
            new { recordNo },
            cancel);

    /// <summary>What there is of the exits' conditions, in one statement.</summary>
    internal Task<ExitRow?> ExitsOfAsync(Lead lead, CancellationToken cancel) =>
        db.FindAsync<ExitRow>(
            """
            select
                (select count(*) from notes n where n.customer_id = @CustomerId and n.noted_at >= @LoggedAt and n.withdrawn_at is null) as notes,
                (select count(*) from needs q where q.customer_id = @CustomerId and q.logged_at >= @LoggedAt and q.withdrawn_at is null) as needs,
                (select count(*) from contract_events e where e.contract_no = @ContractNo and e.event = '到货' and e.undone_at is null) as deliveries,
                (select c.amount_fen from contracts c where c.record_no = @ContractNo and c.withdrawn_at is null) as contract_fen,
                (select cast(coalesce(sum(r.amount_fen), 0) as bigint) from payment_receipts r where r.contract_no = @ContractNo and r.undone_at is null) as received_fen
            """,
            new { lead.CustomerId, lead.LoggedAt, lead.ContractNo },
            cancel);

    internal async Task AddAsync(Lead lead, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            insert into leads (record_no, customer_id, title, amount_fen, source, owner, logged_by, logged_at, link, link_since, state, version)
            values (@RecordNo, @CustomerId, @Title, @AmountFen, @Source, @Owner, @LoggedBy, @LoggedAt, @Link, @LinkSince, @State, 1)
            """,
            lead,
            cancel);
        await EnterAsync(lead, new Entering(lead.LoggedBy, ""), cancel);
    }

    /// <summary>Saves what is known of it; false when somebody else has changed it since it was read (C8).</summary>
    internal async Task<bool> UpdateAsync(Lead lead, CancellationToken cancel) => await WriteAsync(lead, lead.Version + 1, cancel);

    /// <summary>Saves it in another link: one stay ends and another begins at the same instant.</summary>
    internal async Task<bool> MoveAsync(Lead after, Entering entering, CancellationToken cancel)
    {
        if (!await WriteAsync(after, after.Version + 1, cancel)) return false;
        await LeaveAsync(after.RecordNo, entering.By, after.LinkSince, cancel);
        await EnterAsync(after, entering, cancel);
        return true;
    }

    /// <summary>The last stay ends without another: it is lost.</summary>
    internal Task LeaveAsync(string recordNo, string by, DateTimeOffset at, CancellationToken cancel) =>
        db.ExecuteAsync("update lead_stays set left_at = @at, left_by = @by where record_no = @recordNo and left_at is null and undone_at is null", new { recordNo, by, at }, cancel);

    internal Task EnterAsync(Lead lead, Entering entering, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into lead_stays (record_no, seq, link, entered_at, entered_by, note, skipped, skip_reason)
            values (@RecordNo, (select coalesce(max(seq), 0) + 1 from lead_stays where record_no = @RecordNo), @Link, @LinkSince, @By, @Note, @Skipped, @SkipReason)
            """,
            new { lead.RecordNo, lead.Link, lead.LinkSince, entering.By, entering.Note, Skipped = string.Join(' ', entering.Skipped.Select(link => link.Id)), entering.SkipReason },
            cancel);

    /// <summary>
    /// Undo: the lead stands as before the last act, under the version before it, so that what was done earlier can be taken back as well. Stays that began with that act
    /// are marked, and the one that ended with it runs again. False when somebody has acted since.
    /// </summary>
    /// <param name="after">The version that the act left.</param>
    /// <param name="lastStay">The number of the stay that was the last one before the act.</param>
    internal async Task<bool> RestoreAsync(Lead before, long after, long lastStay, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await WriteAsync(before with { Version = after }, before.Version, cancel)) return false;
        await db.ExecuteAsync("update lead_stays set undone_at = @now where record_no = @RecordNo and seq > @lastStay and undone_at is null", new { before.RecordNo, lastStay, now }, cancel);
        if (before.State != LeadState.Lost)
            await db.ExecuteAsync("update lead_stays set left_at = null, left_by = null where record_no = @RecordNo and seq = @lastStay", new { before.RecordNo, lastStay }, cancel);
        return true;
    }

    internal async Task<bool> WithdrawAsync(string recordNo, long version, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update leads set withdrawn_at = @now, version = version + 1 where record_no = @recordNo and version = @version and withdrawn_at is null", new { recordNo, version, now }, cancel) == 1;

    private async Task<bool> WriteAsync(Lead lead, long becomes, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            update leads set title = @Title, amount_fen = @AmountFen, source = @Source, owner = @Owner, link = @Link, link_since = @LinkSince, state = @State, closed_at = @ClosedAt, closed_by = @ClosedBy,
                contract_no = @ContractNo, loss_reason = @LossReason, loss_note = @LossNote, loss_internal_minutes = @LossInternalMinutes, loss_slowest = @LossSlowest,
                disputed_by = @DisputedBy, disputed_at = @DisputedAt, dispute_reason = @DisputeReason, version = @becomes
            where record_no = @RecordNo and version = @Version and withdrawn_at is null
            """,
            new
            {
                lead.Title, lead.AmountFen, lead.Source, lead.Owner, lead.Link, lead.LinkSince, lead.State, lead.ClosedAt, lead.ClosedBy, lead.ContractNo, lead.LossReason, lead.LossNote,
                lead.LossInternalMinutes, lead.LossSlowest, lead.DisputedBy, lead.DisputedAt, lead.DisputeReason, becomes, lead.RecordNo, lead.Version,
            },
            cancel) == 1;
}

/// <summary>Who takes a lead into a link, and in which words.</summary>
internal sealed record Entering(string By, string Note)
{
    public IReadOnlyList<LeadLink> Skipped { get; init; } = [];

    public string SkipReason { get; init; } = "";
}

internal sealed record ExitRow
{
    public long Notes { get; init; }

    public long Needs { get; init; }

    public long Deliveries { get; init; }

    public long? ContractFen { get; init; }

    public long ReceivedFen { get; init; }

    public bool Has(LeadExit exit, Lead lead) => exit switch
    {
        LeadExit.Note => Notes > 0,
        LeadExit.Need => Needs > 0,
        LeadExit.Amount => lead.AmountFen is not null,
        LeadExit.Contract => lead.ContractNo is not null,
        LeadExit.Delivered => Deliveries > 0,
        _ => ContractFen is { } due && new Money(ReceivedFen) >= new Money(due),
    };
}
