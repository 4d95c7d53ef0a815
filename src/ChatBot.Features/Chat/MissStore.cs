using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>What was not understood: how often in a row per person, and which first words, for admins (R78). Never a message's text.</summary>
internal sealed class MissStore(DbSession db)
{
    /// <summary>Counts one more and returns how many in a row.</summary>
    public async Task<long> AddAsync(string person, string? word, string? proposed, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync("insert into missed_words (word, proposed, said_at) values (@word, @proposed, @now)", new { word, proposed, now }, cancel);
        return await db.FindAsync<long>(
            """
            insert into not_understood (person, in_a_row, said_at) values (@person, 1, @now)
            on conflict (person) do update set in_a_row = not_understood.in_a_row + 1, said_at = excluded.said_at
            returning in_a_row
            """,
            new { person, now },
            cancel);
    }

    public Task UnderstoodAsync(string person, CancellationToken cancel) =>
        db.ExecuteAsync("delete from not_understood where person = @person", new { person }, cancel);

    /// <summary>The words missed most often, with what the bot proposed for them.</summary>
    public Task<IReadOnlyList<MissedWord>> TopSinceAsync(DateTimeOffset since, int atMost, CancellationToken cancel) =>
        db.QueryAsync<MissedWord>(
            """
            select coalesce(word, '') as word, coalesce(max(proposed), '') as proposed, count(*) as times
            from missed_words where said_at > @since group by coalesce(word, '') order by times desc, word limit @atMost
            """,
            new { since, atMost },
            cancel);

    /// <summary>What 没听懂 shows, and what admins are told once a week.</summary>
    public async Task<MissesModel> SummaryAsync(DateTimeOffset since, int days, int atMost, CancellationToken cancel)
    {
        var (total, messages) = (await MissesSinceAsync(since, cancel), await MessagesSinceAsync(since, cancel));
        var top = await TopSinceAsync(since, atMost, cancel);
        return new MissesModel(
            days, total, messages, messages == 0 ? "无样本" : FormattableString.Invariant($"{100.0 * total / messages:0.#}%"),
            [.. top.Select(one => new MissedLine(one.Word.Length > 0 ? one.Word : "（可能是名字，未记）", one.Times, one.Proposed))]);
    }

    public async Task<long> MessagesSinceAsync(DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from inbox where received_at > @since and kind = 'text'", new { since }, cancel);

    public async Task<long> MissesSinceAsync(DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from missed_words where said_at > @since", new { since }, cancel);
}

internal sealed record MissedWord
{
    /// <summary>Empty for all that may have been a name.</summary>
    public string Word { get; init; } = "";

    public string Proposed { get; init; } = "";

    public long Times { get; init; }
}
