using ChatBot.Features.Deadlines;
using ChatBot.Storage;

namespace ChatBot.Features.Pictures;

internal sealed class GanttStore(DbSession db)
{
    /// <summary>More than anybody looks at.</summary>
    private const int MostClocks = 200;

    /// <summary>The clocks of a record, open and closed, in the order in which they began; of a contract also those of its payment items.</summary>
    public Task<IReadOnlyList<Deadline>> ClocksAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"""
            select {DeadlineStore.Columns} from deadlines
            where record_no = @recordNo or record_no in (select record_no from payment_items where contract_no = @recordNo)
            order by started_at, due_at, id limit {MostClocks}
            """,
            new { recordNo },
            cancel);
}
