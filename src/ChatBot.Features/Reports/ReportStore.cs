using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Health;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Reports;

/// <summary>The reports that were made, what they counted, and the sets that they are made of.</summary>
internal sealed class ReportStore(DbSession db, HealthLedger health, HealthTargetStore targets, ReportsOptions options)
{
    /// <summary>Credits for older days are not looked for: approvals are read again within the hour, so nothing comes later than this.</summary>
    private const int LateDays = 14;

    private const string KeyPrefix = "daily/";

    private const string CheckedState = "reports/checked-day", CoverageState = "reports/coverage-day";

    /// <summary>More people than this are not named one by one in a query: then everybody is read.</summary>
    private const int MostNamed = 5000;

    /// <summary>So many without a last report are asked for in pieces; of more, everybody is read.</summary>
    private const int MostWithout = 40_000;

    /// <summary>For one person, with the team that he is compared with and everybody below.</summary>
    /// <param name="clocksOf">Whose clocks are wanted.</param>
    public async Task<ReportFacts> FactsOfAsync(DateTimeOffset now, Person person, OrgTree tree, Teams teams, IReadOnlyCollection<string> clocksOf, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(now);
        List<string> compared = [person.UserId, .. teams.TeamOf(person.UserId).Select(member => member.UserId), .. tree.SubtreeOf(person.UserId).Select(below => below.UserId)];
        var counts = await health.CountsOfDayAsync(today, Named(compared.Distinct(StringComparer.OrdinalIgnoreCase).ToList()), cancel);
        var ledger = await health.CountsBetweenAsync(today.AddDays(-LateDays), today, [person.UserId], cancel);
        var reported = ledger.Count == 0 ? [] : await ReportedBetweenAsync(today.AddDays(-LateDays), today, [person.UserId], cancel);
        return await FactsAsync(today, now, counts, LateCount.Between(ledger, reported), Named(clocksOf), cancel);
    }

    /// <summary>For everybody at once: no query for one person.</summary>
    /// <param name="scope">Userids of who gets a report.</param>
    public async Task<ReportFacts> FactsOfAllAsync(DateTimeOffset now, IReadOnlyCollection<string> scope, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(now);
        var counts = await health.CountsOfDayAsync(today, null, cancel);
        return await FactsAsync(today, now, counts, await LateAsync(today, scope, cancel), null, cancel);
    }

    private async Task<ReportFacts> FactsAsync(DateOnly today, DateTimeOffset now, IReadOnlyList<HealthCount> counts, IReadOnlyList<LateCount> late, IReadOnlyCollection<string>? clocksOf, CancellationToken cancel) =>
        new(today, now, counts, late, await PressingAsync(now, clocksOf, clocksOf is null ? 1 : Tips.Most, cancel), await RedAsync(now, clocksOf, cancel), new HealthTargets(await targets.AllAsync(cancel), today, options.PersonalTarget, options.TeamTarget))
        {
            Undelivered = (await UndeliveredBeforeAsync(today, cancel)).ToDictionary(one => one.Person, one => DeliveryWords.Why(one), StringComparer.OrdinalIgnoreCase),
        };

    private static IReadOnlyCollection<string>? Named(IReadOnlyCollection<string> people) => people.Count <= MostNamed ? people : null;

    /// <summary>
    /// What was credited for days before and is in no report yet. Asked only of those for whose days something was written since the last reports, and of those
    /// who got none then: for everybody else the last report told all.
    /// </summary>
    private async Task<IReadOnlyList<LateCount>> LateAsync(DateOnly today, IReadOnlyCollection<string> scope, CancellationToken cancel)
    {
        var from = today.AddDays(-LateDays);
        var last = await db.FindAsync<LastRun>("select day, min(rendered_at) as rendered_at from daily_reports where day = (select max(day) from daily_reports where day < @today) group by day", new { today }, cancel);
        var without = last is null ? [] : await ReportedOnAsync(last.Day, cancel) is var told ? scope.Where(person => !told.Contains(person)).ToList() : [];
        if (last is null || last.Day < from || without.Count > MostWithout)
        {
            var ledger = await health.CountsBetweenAsync(from, today, null, cancel);
            return LateCount.Between(ledger, ledger.Count == 0 ? [] : await ReportedBetweenAsync(from, today, null, cancel));
        }

        var noted = await health.CountsOfThoseNotedSinceAsync(from, today, last.RenderedAt, cancel);
        var late = LateCount.Between(noted, noted.Count == 0 ? [] : await ReportedToThoseNotedSinceAsync(from, today, last.RenderedAt, cancel));
        var known = late.Select(one => one.Person).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = new List<LateCount>(late);
        foreach (var some in without.Chunk(MostNamed))
        {
            var missed = await health.CountsBetweenAsync(from, today, some, cancel);
            if (missed.Count > 0) all.AddRange(LateCount.Between(missed, await ReportedBetweenAsync(from, today, some, cancel)).Where(one => !known.Contains(one.Person)));
        }

        return all;
    }

    private Task<IReadOnlyList<DayCount>> ReportedToThoseNotedSinceAsync(DateOnly from, DateOnly before, DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<DayCount>(
            $"""
            select person, action_day as day, kind, sum(count) as count from daily_report_counts
            where action_day >= @from and action_day < @before and person in ({HealthLedger.NotedSince}) group by person, action_day, kind
            """,
            new { from, before, since },
            cancel);

    public async Task<IReadOnlySet<string>> ReportedOnAsync(DateOnly day, CancellationToken cancel) =>
        (await db.QueryAsync<string>("select person from daily_reports where day = @day", new { day }, cancel)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Claims the report of a person for a day; false when there is one.</summary>
    public async Task<bool> TryAddAsync(string person, DateOnly day, string body, string data, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "insert into daily_reports (person, day, body, data, rendered_at) values (@person, @day, @body, @data, @now) on conflict (person, day) do nothing",
            new { person, day, body, data, now },
            cancel) == 1;

    /// <summary>Reports of a day whose push has not left and was not tried.</summary>
    public Task<IReadOnlyList<WrittenReport>> UnsentOnAsync(DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<WrittenReport>(
            $"""
            select r.person, r.data from daily_reports r join outbox o on o.key = '{KeyPrefix}' || r.day || '/' || r.person
            where r.day = @day and o.state = 'Pending' and o.attempts = 0
            """,
            new { day },
            cancel);

    /// <summary>Forgets a report that nobody has seen, with what it would have told; nothing where it has left.</summary>
    public async Task TakeBackUnsentAsync(string person, DateOnly day, CancellationToken cancel)
    {
        if (await db.ExecuteAsync("delete from outbox where key = @Key and state = 'Pending' and attempts = 0", new { Key = KeyOf(day, person) }, cancel) == 0) return;
        await db.ExecuteAsync("delete from daily_report_counts where person = @person and report_day = @day", new { person, day }, cancel);
        await db.ExecuteAsync("delete from daily_reports where person = @person and day = @day", new { person, day }, cancel);
    }

    /// <summary>Notes what a report told, so that a later one tells only the rest.</summary>
    public Task NoteCountedAsync(string person, ReportFacts facts, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "insert into daily_report_counts (person, report_day, action_day, kind, count) values (@Person, @ReportDay, @ActionDay, @Kind, @Count)",
            [
                .. facts.CountsOf(person).GroupBy(count => count.Kind, StringComparer.Ordinal)
                    .Select(kind => new CountedRow { Person = person, ReportDay = facts.Day, ActionDay = facts.Day, Kind = kind.Key, Count = kind.Sum(count => count.Count) }),
                .. facts.LateOf(person).GroupBy(late => (late.Day, late.Kind))
                    .Select(late => new CountedRow { Person = person, ReportDay = facts.Day, ActionDay = late.Key.Day, Kind = late.Key.Kind, Count = late.Sum(count => count.Count) }),
            ],
            cancel);

    /// <summary>The last day for which missed reports were looked for.</summary>
    public Task<DateOnly?> LastCheckedAsync(CancellationToken cancel) => DayStateAsync(CheckedState, cancel);

    public Task SetCheckedAsync(DateOnly day, DateTimeOffset now, CancellationToken cancel) => SetDayStateAsync(CheckedState, day, now, cancel);

    public Task<DateOnly?> LastCoverageAsync(CancellationToken cancel) => DayStateAsync(CoverageState, cancel);

    public Task SetCoverageAsync(DateOnly day, DateTimeOffset now, CancellationToken cancel) => SetDayStateAsync(CoverageState, day, now, cancel);

    public Task<int> NoteMissedAsync(DateOnly day, IEnumerable<string> people, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "insert into missed_reports (person, day, noted_at) values (@Person, @Day, @NotedAt) on conflict (person, day) do nothing",
            [.. people.Select(person => new MissedRow { Person = person, Day = day, NotedAt = now })],
            cancel);

    public Task<IReadOnlyList<MissedReport>> MissedSinceAsync(DateOnly from, CancellationToken cancel) =>
        db.QueryAsync<MissedReport>("select person, day from missed_reports where day >= @from order by day desc, person", new { from }, cancel);

    /// <summary>What became of the pushes of one day's reports.</summary>
    public Task<IReadOnlyList<ReportDelivery>> DeliveriesOfAsync(DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<ReportDelivery>(
            $"""
            select r.person, o.state, o.reason from daily_reports r join outbox o on o.key = '{KeyPrefix}' || r.day || '/' || r.person
            where r.day = @day order by r.person
            """,
            new { day },
            cancel);

    /// <summary>Those of the last day with reports that did not arrive.</summary>
    private Task<IReadOnlyList<ReportDelivery>> UndeliveredBeforeAsync(DateOnly today, CancellationToken cancel) =>
        db.QueryAsync<ReportDelivery>(
            $"""
            select r.person, o.state, o.reason from daily_reports r join outbox o on o.key = '{KeyPrefix}' || r.day || '/' || r.person
            where r.day = (select max(day) from daily_reports where day < @today) and o.state in ('Rejected', 'Unknown', 'Expired') order by r.person
            """,
            new { today },
            cancel);

    /// <summary>Red clocks by holder: those still open, and those settled since midnight.</summary>
    private Task<IReadOnlyList<RedCount>> RedAsync(DateTimeOffset now, IReadOnlyCollection<string>? holders, CancellationToken cancel)
    {
        var those = holders is null ? "" : "and holder in @Holders";
        var start = BusinessTime.StartOf(BusinessTime.DayOf(now));
        return db.QueryAsync<RedCount>(
            $"""
            select holder, sum(open) as open, sum(settled) as settled from (
                select holder, count(*) as open, 0 as settled from deadlines where closed_at is null and due_at <= @now {those} group by holder
                union all
                select holder, 0 as open, count(*) as settled from deadlines where closed_at >= @start and closed_at is not null and red_at is not null {those} group by holder) red
            group by holder
            """,
            holders is null ? new { now, start } : (object)new { now, start, Holders = holders },
            cancel);
    }

    public static string KeyOf(DateOnly day, string person) => $"{KeyPrefix}{day:yyyy-MM-dd}/{person}";

    private Task<IReadOnlyList<DayCount>> ReportedBetweenAsync(DateOnly from, DateOnly before, IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<DayCount>(
            $"""
            select person, action_day as day, kind, sum(count) as count from daily_report_counts
            where action_day >= @from and action_day < @before {(people is null ? "" : "and person in @People")}
            group by person, action_day, kind
            """,
            people is null ? new { from, before } : (object)new { from, before, People = people },
            cancel);

    /// <summary>Money that is due later than this is not pressing yet: what has hours left goes first.</summary>
    private static readonly TimeSpan MoneyAhead = TimeSpan.FromDays(7);

    /// <summary>
    /// The most pressing clocks of each holder (R57): overdue before due soon, among those money first, much money that is long late or due at once before
    /// little, then by time.
    /// </summary>
    /// <param name="each">How many of each holder.</param>
    private async Task<IReadOnlyList<PressingDeadline>> PressingAsync(DateTimeOffset now, IReadOnlyCollection<string>? holders, int each, CancellationToken cancel)
    {
        var aDay = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        var rows = await db.QueryAsync<PressingRow>(
            $"""
            select d.policy, d.record_no, d.part, d.title, d.customer, d.holder, d.owner, d.due_at, p.place from (
                select id, row_number() over (partition by holder order by case when due_at <= @now then 0 else 1 end,
                        case when policy = 'payment' and due_at <= @soon then 0 else 1 end,
                        case when amount_fen is null then 0.0
                            when due_at <= @now then amount_fen * -1.0 * (@now - due_at + @aDay)
                            else amount_fen * -1.0 * @aDay / (due_at - @now + @aDay) end,
                        due_at, id) as place
                from deadlines where closed_at is null {(holders is null ? "" : "and holder in @Holders")}) p
            join deadlines d on d.id = p.id where p.place <= {each}
            """,
            holders is null ? new { now, soon = now + MoneyAhead, aDay } : (object)new { now, soon = now + MoneyAhead, aDay, Holders = holders },
            cancel);
        return
        [
            .. rows.Select(row => new PressingDeadline(
                new Deadline
                {
                    Policy = row.Policy, RecordNo = row.RecordNo, Part = row.Part, Title = row.Title, Customer = row.Customer,
                    Holder = row.Holder, Owner = row.Owner, DueAt = row.DueAt,
                },
                row.Place)),
        ];
    }

    private Task<DateOnly?> DayStateAsync(string name, CancellationToken cancel) =>
        db.FindAsync<DateOnly?>("select value from service_state where name = @name", new { name }, cancel);

    private Task SetDayStateAsync(string name, DateOnly day, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into service_state (name, value, changed_at) values (@name, @day, @now) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at",
            new { name, day, now },
            cancel);

    private sealed record CountedRow
    {
        public string Person { get; init; } = "";

        public DateOnly ReportDay { get; init; }

        public DateOnly ActionDay { get; init; }

        public string Kind { get; init; } = "";

        public long Count { get; init; }
    }

    private sealed record MissedRow
    {
        public string Person { get; init; } = "";

        public DateOnly Day { get; init; }

        public DateTimeOffset NotedAt { get; init; }
    }

    private sealed record PressingRow
    {
        public string Policy { get; init; } = "";

        public string RecordNo { get; init; } = "";

        public string Part { get; init; } = "";

        public string Title { get; init; } = "";

        public string Customer { get; init; } = "";

        public string Holder { get; init; } = "";

        public string Owner { get; init; } = "";

        public DateTimeOffset DueAt { get; init; }

        public long Place { get; init; }
    }

    private sealed record LastRun
    {
        public DateOnly Day { get; init; }

        public DateTimeOffset RenderedAt { get; init; }
    }
}

internal sealed record WrittenReport
{
    public string Person { get; init; } = "";

    public string Data { get; init; } = "{}";
}

internal sealed record MissedReport
{
    public string Person { get; init; } = "";

    public DateOnly Day { get; init; }
}

internal sealed record ReportDelivery
{
    public string Person { get; init; } = "";

    public DeliveryState State { get; init; }

    public string? Reason { get; init; }
}
