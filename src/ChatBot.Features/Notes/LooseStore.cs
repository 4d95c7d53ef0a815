using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Notes;

/// <summary>Loose input, the proofs that wait in it, and who has been reminded of it.</summary>
public sealed class LooseStore(DbSession db)
{
    private const string Columns = "i.id, i.person, i.number, i.kinds, i.words, i.first_at, i.last_at, i.asked_at, i.state, i.record_no";

    /// <summary>An item whose proofs have all found a record otherwise, and that says nothing, is settled by itself.</summary>
    private const string IsOpen = "i.state = 'Open' and (i.words <> '' or exists (select 1 from evidence e where e.loose_item = i.id and e.record_no is null))";

    /// <summary>Opens an item under the person's next number.</summary>
    public async Task<LooseItem> AddAsync(LooseInput input, CancellationToken cancel)
    {
        var open = await db.QueryAsync<long>("select number from loose_items where person = @SenderId and state = 'Open'", new { input.SenderId }, cancel);
        var last = await HoldAsync(input.SenderId, cancel);
        var item = new LooseItem
        {
            Person = input.SenderId, Number = LooseItem.NextNumber(last, open), Kinds = NoteOrigin.Add("", input.Kind), Words = input.Words,
            FirstAt = input.ReceivedAt, LastAt = input.ReceivedAt, AskedAt = input.IsAside ? null : input.ReceivedAt,
        };
        var id = await db.FindAsync<long>(
            """
            insert into loose_items (person, number, kinds, words, first_at, last_at, asked_at, grows_until, state)
            values (@Person, @Number, @Kinds, @Words, @FirstAt, @LastAt, @AskedAt, @growsUntil, @State) returning id
            """,
            new { item.Person, item.Number, item.Kinds, item.Words, item.FirstAt, item.LastAt, item.AskedAt, growsUntil = LooseWords.GrowsUntil(input.Words, input.ReceivedAt), item.State },
            cancel);
        await db.ExecuteAsync("update loose_people set last_number = @Number where person = @Person", new { item.Number, item.Person }, cancel);
        return item with { Id = id };
    }

    /// <summary>What one person sends at the same moment is taken one after the other, or two pictures would be two items. Returns the number given last.</summary>
    public Task<long> HoldAsync(string person, CancellationToken cancel) =>
        db.FindAsync<long>(
            "insert into loose_people (person, last_number) values (@person, 0) on conflict (person) do update set last_number = loose_people.last_number returning last_number", new { person }, cancel);

    /// <summary>Adds a piece to an open item.</summary>
    public Task JoinAsync(LooseItem item, LooseInput input, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update loose_items set kinds = @Kinds, words = @Words, last_at = @ReceivedAt, grows_until = @growsUntil, asked_at = @AskedAt where id = @Id
            """,
            new
            {
                item.Id, Kinds = NoteOrigin.Add(item.Kinds, input.Kind), Words = item.Words.Length == 0 ? input.Words : input.Words.Length == 0 ? item.Words : $"{item.Words}\n{input.Words}",
                input.ReceivedAt, growsUntil = LooseWords.GrowsUntil(input.Words, input.ReceivedAt), AskedAt = input.IsAside ? item.AskedAt : input.ReceivedAt,
            },
            cancel);

    /// <summary>The item that still waits for the rest of a long text, and the text so far.</summary>
    public Task<LooseItem?> GrowingAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<LooseItem>($"select {Columns} from loose_items i where i.person = @person and i.state = 'Open' and i.grows_until >= @now order by i.id desc limit 1", new { person, now }, cancel);

    public Task GrowAsync(long id, string more, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update loose_items set words = words || @more, last_at = @now, grows_until = @growsUntil where id = @id", new { id, more, now, growsUntil = LooseWords.GrowsUntil(more, now) }, cancel);

    /// <summary>Oldest first, with what waits in each.</summary>
    public async Task<IReadOnlyList<LooseItem>> OpenOfAsync(string person, CancellationToken cancel) =>
        await WithMediaAsync(await db.QueryAsync<LooseItem>($"select {Columns} from loose_items i where i.person = @person and {IsOpen} order by i.id", new { person }, cancel), cancel);

    /// <summary>The item of that number: the open one, else the one that had it last.</summary>
    public async Task<LooseItem?> FindAsync(string person, long number, CancellationToken cancel) =>
        (await WithMediaAsync(
            await db.QueryAsync<LooseItem>(
                $"select {Columns} from loose_items i where i.person = @person and i.number = @number order by case when i.state = 'Open' then 0 else 1 end, i.id desc limit 1", new { person, number }, cancel),
            cancel)).FirstOrDefault();

    public Task<LooseItem?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<LooseItem>($"select {Columns} from loose_items i where i.record_no = @recordNo order by i.id desc limit 1", new { recordNo }, cancel);

    public Task AddProofAsync(long evidence, long item, CancellationToken cancel) =>
        db.ExecuteAsync("update evidence set loose_item = @item where id = @evidence", new { evidence, item }, cancel);

    /// <summary>The item has found its record, and its proofs go there; false where somebody settled it before (C8).</summary>
    public async Task<bool> LinkAsync(long id, string recordNo, string purpose, DateTimeOffset now, CancellationToken cancel)
    {
        if (await SettleAsync([id], LooseState.Linked, recordNo, now, cancel) == 0) return false;
        await db.ExecuteAsync("update evidence set record_no = @recordNo, part = '', purpose = @purpose where loose_item = @id and record_no is null", new { id, recordNo, purpose }, cancel);
        return true;
    }

    public Task<int> IgnoreAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancel) => SettleAsync(ids, LooseState.Ignored, null, now, cancel);

    /// <summary>Takes the settling back; proofs that went to the record come back too.</summary>
    public async Task ReopenAsync(IReadOnlyCollection<long> ids, string? recordNo, CancellationToken cancel)
    {
        await db.ExecuteAsync("update loose_items set state = 'Open', record_no = null, settled_at = null, asked_at = null where id in @Ids", new { Ids = ids }, cancel);
        if (recordNo is not null)
            await db.ExecuteAsync("update evidence set record_no = null, part = null, purpose = null where loose_item in @Ids and record_no = @recordNo", new { Ids = ids, recordNo }, cancel);
    }

    /// <summary>The person has answered the question about it, if only with 稍后.</summary>
    public Task ForgetAskedAsync(string person, CancellationToken cancel) =>
        db.ExecuteAsync("update loose_items set asked_at = null where person = @person and state = 'Open' and asked_at is not null", new { person }, cancel);

    public Task AskAsync(long id, DateTimeOffset now, CancellationToken cancel) => db.ExecuteAsync("update loose_items set asked_at = @now where id = @id", new { id, now }, cancel);

    /// <summary>The customers that somebody had to do with last, by name.</summary>
    public Task<IReadOnlyList<string>> WorkedWithAsync(string person, int atMost, CancellationToken cancel) =>
        db.QueryAsync<string>(
            """
            select customer from (
                select customer, max(started_at) as at from cases where initiator = @person group by customer
                union all select customer, max(made_at) as at from commitments where promiser = @person group by customer
                union all select c.name as customer, max(n.noted_at) as at from notes n join customers c on c.id = n.customer_id where n.author = @person and n.withdrawn_at is null group by c.name
            ) worked where customer <> '' group by customer order by max(at) desc, customer limit @atMost
            """,
            new { person, atMost },
            cancel);

    /// <summary>Who has loose input from before that instant and has not been reminded on that day.</summary>
    public Task<IReadOnlyList<string>> ToRemindAsync(DateOnly day, DateTimeOffset before, CancellationToken cancel) =>
        db.QueryAsync<string>(
            $"""
            select distinct i.person from loose_items i where i.first_at <= @before and {IsOpen}
                and not exists (select 1 from loose_reminders r where r.person = i.person and r.day = @day) order by i.person
            """,
            new { day, before },
            cancel);

    /// <summary>Claims the reminder of a person for a day; false when there was one.</summary>
    public async Task<bool> TryRemindAsync(string person, DateOnly day, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("insert into loose_reminders (person, day, reminded_at) values (@person, @day, @now) on conflict (person, day) do nothing", new { person, day, now }, cancel) == 1;

    private Task<int> SettleAsync(IReadOnlyCollection<long> ids, LooseState state, string? recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update loose_items set state = @state, record_no = @recordNo, settled_at = @now, grows_until = null where id in @Ids and state = 'Open'", new { Ids = ids, state, recordNo, now }, cancel);

    private async Task<IReadOnlyList<LooseItem>> WithMediaAsync(IReadOnlyList<LooseItem> items, CancellationToken cancel)
    {
        if (items.Count == 0) return items;
        var media = (await db.QueryAsync<MediaCount>(
            "select loose_item, media_kind, count(*) as count from evidence where loose_item in @Ids and record_no is null group by loose_item, media_kind order by media_kind",
            new { Ids = items.Select(item => item.Id).ToList() },
            cancel)).ToLookup(one => one.LooseItem);
        return [.. items.Select(item => item with { Media = [.. media[item.Id]] })];
    }
}
