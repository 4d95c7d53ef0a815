using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Approvals;

/// <summary>Forms, what was seen of them, and how far the platform was read.</summary>
public sealed class ApprovalStore(DbSession db)
{
    private const string Columns =
        """
        sp_no, name, template_id, family, applicant, applied_at, state, ended_at, is_backfilled, form_text, contract_no, linked_how, linked_by, linked_at,
        credited_to, credited_object, credited_at, detail_at, detail_due_at, is_hidden, first_seen_at, version,
        leave_from, leave_until, leave_delegate
        """;

    /// <summary>Makes the form's row, or takes it: on PostgreSQL two events of one form then come one after the other, and the second sees the first.</summary>
    internal Task TakeAsync(string spNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into approvals (sp_no, name, template_id, family, applicant, applied_at, state, is_backfilled, is_hidden, first_seen_at, version)
            values (@spNo, '', '', 'Unknown', '', @now, 'Unread', 0, 0, @now, 1)
            on conflict (sp_no) do update set version = approvals.version + 1
            """,
            new { spNo, now },
            cancel);

    internal async Task<bool> AddSightingAsync(Sighting sighting, string raw, long? messageId, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            insert into approval_sightings (sp_no, dedupe_key, at, is_event, snapshot, raw, message_id, received_at)
            values (@SpNo, @Key, @At, @IsEvent, @snapshot, @raw, @messageId, @now)
            on conflict (dedupe_key) do nothing
            """,
            new { sighting.Form.SpNo, sighting.Key, sighting.At, sighting.IsEvent, snapshot = JsonSerializer.Serialize(sighting.Form, ChatJson.Options), raw, messageId, now },
            cancel) == 1;

    /// <summary>All that was seen of these forms, by number.</summary>
    internal async Task<ILookup<string, Sighting>> SightingsAsync(IReadOnlyCollection<string> spNos, CancellationToken cancel) =>
        (await db.QueryAsync<SightingRow>("select dedupe_key, at, is_event, snapshot from approval_sightings where sp_no in @SpNos order by id", new { SpNos = spNos }, cancel))
        .Select(row => new Sighting(row.DedupeKey, row.At, row.IsEvent, JsonSerializer.Deserialize<ApprovalSnapshot>(row.Snapshot, ChatJson.Options)!))
        .ToLookup(sighting => sighting.Form.SpNo, StringComparer.Ordinal);

    internal Task SaveAsync(Approval approval, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update approvals set name = @Name, template_id = @TemplateId, family = @Family, applicant = @Applicant, applied_at = @AppliedAt, state = @State, ended_at = @EndedAt,
                is_backfilled = @IsBackfilled, form_text = @FormText, contract_no = @ContractNo, linked_how = @LinkedHow, linked_by = @LinkedBy, linked_at = @LinkedAt,
                credited_to = @CreditedTo, credited_object = @CreditedObject, credited_at = @CreditedAt, detail_at = @DetailAt, detail_due_at = @DetailDueAt,
                is_hidden = @IsHidden, leave_from = @LeaveFrom, leave_until = @LeaveUntil, leave_delegate = @LeaveDelegate, version = version + 1
            where sp_no = @SpNo
            """,
            approval,
            cancel);

    internal async Task SaveVisitsAsync(string spNo, IReadOnlyList<NodeTime> times, CancellationToken cancel)
    {
        await db.ExecuteAsync("delete from approval_visits where sp_no = @spNo", new { spNo }, cancel);
        await db.ExecuteManyAsync(
            """
            insert into approval_visits (sp_no, seq, node, kind, round, entered_at, left_at, due_at, verdict, holders, is_backfilled)
            values (@SpNo, @Seq, @Node, @Kind, @Round, @EnteredAt, @LeftAt, @DueAt, @Verdict, @Holders, @IsBackfilled)
            """,
            [.. times.Select((time, index) => new VisitRow
            {
                SpNo = spNo,
                Seq = index + 1,
                Node = time.Visit.Node,
                Kind = time.Rule.Kind,
                Round = time.Visit.Round,
                EnteredAt = time.Visit.EnteredAt,
                LeftAt = time.Visit.LeftAt,
                DueAt = time.DueAt,
                Verdict = time.Visit.Verdict,
                Holders = string.Join('|', (time.Visit.LeftAt is null ? time.Visit.Seats.Where(seat => seat.Waits) : time.Visit.Seats).Select(seat => seat.Holder)),
                IsBackfilled = time.Visit.IsBackfilled,
            })],
            cancel);
    }

    public Task<Approval?> FindAsync(string spNo, CancellationToken cancel) =>
        db.FindAsync<Approval>($"select {Columns} from approvals where sp_no = @spNo", new { spNo }, cancel);

    /// <summary>All forms of a contract, the latest first.</summary>
    public Task<IReadOnlyList<Approval>> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<Approval>($"select {Columns} from approvals where contract_no = @contractNo and state <> 'Unread' order by applied_at desc, sp_no desc", new { contractNo }, cancel);

    /// <summary>What this person handed in and is under review, or approves a contract that nobody has named yet; the latest first.</summary>
    internal Task<IReadOnlyList<OwnApproval>> OpenOfAsync(string applicant, int atMost, CancellationToken cancel) =>
        db.QueryAsync<OwnApproval>(
            """
            select a.sp_no, a.name, a.family, a.state, a.contract_no, a.applied_at, v.kind, v.entered_at, v.due_at, v.holders
            from approvals a left join approval_visits v on v.sp_no = a.sp_no and v.left_at is null
            where a.applicant = @applicant
                and (a.state = 'InReview' or (a.family = 'Contract' and a.contract_no is null and a.state in ('Passed', 'Paid')))
            order by a.applied_at desc, a.sp_no desc limit @atMost
            """,
            new { applicant, atMost },
            cancel);

    /// <summary>Which of these contract numbers are registered.</summary>
    internal Task<IReadOnlyList<string>> RegisteredAsync(IReadOnlyCollection<string> contractNos, CancellationToken cancel) =>
        db.QueryAsync<string>("select record_no from contracts where record_no in @Nos and withdrawn_at is null order by record_no", new { Nos = contractNos }, cancel);

    internal Task<IReadOnlyList<string>> DetailsDueAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<string>(
            "select sp_no from approvals where detail_due_at is not null and detail_due_at <= @now order by detail_due_at, sp_no limit @atMost", new { now, atMost }, cancel);

    /// <summary>The platform does not show this form to the app.</summary>
    internal Task HideAsync(string spNo, CancellationToken cancel) =>
        db.ExecuteAsync("update approvals set is_hidden = 1, detail_due_at = null, version = version + 1 where sp_no = @spNo", new { spNo }, cancel);

    /// <summary>Numbers that the platform listed and nobody told of: noted, to be read.</summary>
    internal Task AddUnknownAsync(IReadOnlyCollection<string> spNos, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            insert into approvals (sp_no, name, template_id, family, applicant, applied_at, state, is_backfilled, is_hidden, detail_due_at, first_seen_at, version)
            values (@SpNo, '', '', 'Unknown', '', @Now, 'Unread', 0, 0, @Now, @Now, 1)
            on conflict (sp_no) do nothing
            """,
            [.. spNos.Select(spNo => new ListedRow { SpNo = spNo, Now = now })],
            cancel);

    /// <summary>Forms that may have moved on without a word: those under review, and those that passed lately and may have been taken back, paid or deleted.</summary>
    internal Task<int> WantDetailsAsync(DateTimeOffset now, DateTimeOffset endedSince, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update approvals set detail_due_at = @now, version = version + 1
            where detail_due_at is null and (state = 'InReview' or (state = 'Unread' and first_seen_at >= @endedSince) or (state in ('Passed', 'Paid') and ended_at >= @endedSince))
            """,
            new { now, endedSince },
            cancel);

    internal Task<ApprovalReading?> ReadingAsync(CancellationToken cancel) =>
        db.FindAsync<ApprovalReading>("select read_until, failed_at, failure from approval_readings where id = 1", null, cancel);

    internal Task ReadUntilAsync(DateTimeOffset until, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into approval_readings (id, read_until) values (1, @until)
            on conflict (id) do update set read_until = excluded.read_until, failed_at = null, failure = null
            """,
            new { until },
            cancel);

    internal Task ReadFailedAsync(string failure, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into approval_readings (id, failed_at, failure) values (1, @now, @failure)
            on conflict (id) do update set failed_at = coalesce(approval_readings.failed_at, excluded.failed_at), failure = excluded.failure
            """,
            new { now, failure },
            cancel);

    /// <summary>For 体检: how the reading goes, how many forms are kept from us, and which templates nobody has sorted.</summary>
    public async Task<ApprovalHealth> HealthAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var reading = await ReadingAsync(cancel);
        var unknown = await db.QueryAsync<UnknownTemplate>(
            """
            select name, template_id, count(*) as count from approvals where family = 'Unknown' and state <> 'Unread' and first_seen_at >= @since
            group by name, template_id order by count(*) desc, name limit 5
            """,
            new { since },
            cancel);
        var hidden = await db.FindAsync<long>("select count(*) from approvals where is_hidden = 1 and first_seen_at >= @since", new { since }, cancel);
        return new ApprovalHealth(reading?.ReadUntil, reading?.FailedAt, reading?.Failure, hidden, unknown);
    }

    private sealed record SightingRow
    {
        public string DedupeKey { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public bool IsEvent { get; init; }

        public string Snapshot { get; init; } = "";
    }

    private sealed record VisitRow
    {
        public string SpNo { get; init; } = "";

        public int Seq { get; init; }

        public int Node { get; init; }

        public string Kind { get; init; } = "";

        public int Round { get; init; }

        public DateTimeOffset EnteredAt { get; init; }

        public DateTimeOffset? LeftAt { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public int Verdict { get; init; }

        public string Holders { get; init; } = "";

        public bool IsBackfilled { get; init; }
    }

    private sealed record ListedRow
    {
        public string SpNo { get; init; } = "";

        public DateTimeOffset Now { get; init; }
    }
}

/// <summary>How the platform is read. A failure stays until a reading goes well.</summary>
public sealed record ApprovalReading
{
    public DateTimeOffset? ReadUntil { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    public string? Failure { get; init; }
}

public sealed record ApprovalHealth(DateTimeOffset? ReadUntil, DateTimeOffset? FailedAt, string? Failure, long Hidden, IReadOnlyList<UnknownTemplate> UnknownTemplates);

public sealed record UnknownTemplate
{
    public string Name { get; init; } = "";

    public string TemplateId { get; init; } = "";

    public long Count { get; init; }
}

internal sealed record OwnApproval
{
    public string SpNo { get; init; } = "";

    public string Name { get; init; } = "";

    public FormFamily Family { get; init; }

    public ApprovalState State { get; init; }

    public string? ContractNo { get; init; }

    public DateTimeOffset AppliedAt { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Userids joined by |.</summary>
    public string? Holders { get; init; }
}
