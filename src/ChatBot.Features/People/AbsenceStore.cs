using ChatBot.Storage;

namespace ChatBot.Features.People;

/// <summary>The table of absences. Every change is seen by <see cref="OrgDirectory.Current"/> as soon as it is committed.</summary>
internal sealed class AbsenceStore(DbSession db, OrgDirectory org)
{
    private const string Columns = "id, person, delegate, starts_at, planned_end, ended_at, sp_no, version";

    /// <summary>Running and announced ones, those included that ended early.</summary>
    public Task<IReadOnlyList<Absence>> NotOverAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<Absence>($"select {Columns} from absences where planned_end > @now and (ended_at is null or ended_at > starts_at) order by id", new { now }, cancel);

    /// <summary>Who was away at an instant, also one that is long past.</summary>
    public async Task<IReadOnlyList<Absence>> CoveringAsync(DateTimeOffset at, CancellationToken cancel) =>
        [.. (await db.QueryAsync<Absence>($"select {Columns} from absences where starts_at <= @at and planned_end > @at order by id", new { at }, cancel)).Where(absence => absence.Covers(at))];

    public Task<Absence?> FindAsync(long id, CancellationToken cancel) =>
        db.FindAsync<Absence>($"select {Columns} from absences where id = @id", new { id }, cancel);

    public Task<Absence?> OfFormAsync(string spNo, CancellationToken cancel) =>
        db.FindAsync<Absence>($"select {Columns} from absences where sp_no = @spNo", new { spNo }, cancel);

    /// <summary>What a person has announced that is not over, the nearest first.</summary>
    public async Task<IReadOnlyList<Absence>> OfPersonAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await NotOverAsync(now, cancel)).Where(absence => Same(absence.Person, person) && absence.EndsAt > now).OrderBy(absence => absence.StartsAt)];

    /// <param name="by">Who announced it; <c>system</c> where an approval did.</param>
    public async Task<Absence> AddAsync(Absence absence, string by, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var id = await db.FindAsync<long>(
            """
            insert into absences (person, delegate, starts_at, planned_end, ended_at, sp_no, announced_by, announced_at, cause, version)
            values (@Person, @Delegate, @StartsAt, @PlannedEnd, @EndedAt, @SpNo, @by, @now, @cause, 1) returning id
            """,
            new { absence.Person, absence.Delegate, absence.StartsAt, absence.PlannedEnd, absence.EndedAt, absence.SpNo, by, cause, now },
            cancel);
        await PublishAsync(now, cancel);
        return absence with { Id = id, Version = 1 };
    }

    /// <summary>False when somebody else changed it since it was read (C8).</summary>
    public async Task<bool> UpdateAsync(Absence absence, DateTimeOffset now, CancellationToken cancel)
    {
        var isSaved = await db.ExecuteAsync(
            """
            update absences set delegate = @Delegate, starts_at = @StartsAt, planned_end = @PlannedEnd, ended_at = @EndedAt, sp_no = @SpNo, version = version + 1
            where id = @Id and version = @Version
            """,
            absence,
            cancel) == 1;
        if (isSaved) await PublishAsync(now, cancel);
        return isSaved;
    }

    /// <summary>Those that have begun and of which nobody was told yet.</summary>
    public Task<IReadOnlyList<Absence>> BegunUntoldAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<Absence>(
            $"""
            select {Columns} from absences where begun_told_at is null and starts_at <= @now and planned_end > @now and (ended_at is null or ended_at > @now) order by id
            """,
            new { now },
            cancel);

    /// <summary>Those that are over, after they had begun, and whose people have not been welcomed back yet.</summary>
    public Task<IReadOnlyList<Absence>> OverUntoldAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<Absence>(
            $"""
            select {Columns} from absences where return_told_at is null and begun_told_at is not null and (planned_end <= @now or ended_at <= @now) order by id
            """,
            new { now },
            cancel);

    /// <summary>False when it has been told before.</summary>
    public async Task<bool> MarkBegunToldAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update absences set begun_told_at = @now where id = @id and begun_told_at is null", new { id, now }, cancel) == 1;

    public async Task<bool> MarkReturnToldAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update absences set return_told_at = @now where id = @id and return_told_at is null", new { id, now }, cancel) == 1;

    /// <summary>An end that was taken back: the return is told again when it comes.</summary>
    public Task<int> ForgetReturnAsync(long id, CancellationToken cancel) => db.ExecuteAsync("update absences set return_told_at = null where id = @id", new { id }, cancel);

    private async Task PublishAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var absences = await NotOverAsync(now, cancel);
        db.AfterCommit(() => org.Take(absences));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
