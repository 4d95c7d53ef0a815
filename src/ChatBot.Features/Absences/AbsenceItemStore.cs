using ChatBot.Storage;

namespace ChatBot.Features.Absences;

/// <summary>What people had in hand when their leave began.</summary>
internal sealed class AbsenceItemStore(DbSession db)
{
    public Task<int> AddAsync(long absence, IEnumerable<long> deadlines, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "insert into absence_items (absence_id, deadline_id) values (@Absence, @Deadline) on conflict (absence_id, deadline_id) do nothing",
            [.. deadlines.Select(deadline => new ItemRow { Absence = absence, Deadline = deadline })],
            cancel);

    public Task<IReadOnlyList<long>> OfAsync(long absence, CancellationToken cancel) =>
        db.QueryAsync<long>("select deadline_id from absence_items where absence_id = @absence order by deadline_id", new { absence }, cancel);

    /// <summary>Which of these clocks this person had in hand when a leave of theirs began.</summary>
    public Task<IReadOnlyList<long>> HadByAsync(string person, IReadOnlyCollection<long> deadlines, CancellationToken cancel) =>
        db.QueryAsync<long>(
            "select distinct i.deadline_id from absence_items i join absences a on a.id = i.absence_id where a.person = @person and i.deadline_id in @Ids",
            new { person, Ids = deadlines },
            cancel);

    private sealed record ItemRow
    {
        public long Absence { get; init; }

        public long Deadline { get; init; }
    }
}
