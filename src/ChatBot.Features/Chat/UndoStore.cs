using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>What each person did lately and may still take back.</summary>
public sealed class UndoStore(DbSession db)
{
    /// <summary>Notes an act in the transaction that did it.</summary>
    public Task RememberAsync(CommandCall call, Undoable undoable, CancellationToken cancel) => RememberAsync(call.SenderId, undoable, call.MessageId, call.Now, cancel);

    /// <summary>Notes an act that no message did by itself, such as an import that has come to its end.</summary>
    /// <param name="cause">What pushes and entries of that act carry; below zero where no message caused it.</param>
    public Task RememberAsync(string person, Undoable undoable, long cause, DateTimeOffset doneAt, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into undoable (person, kind, record_no, what, payload, cause, done_at) values (@person, @Kind, @RecordNo, @What, @Payload, @cause, @doneAt)",
            new { person, undoable.Kind, undoable.RecordNo, undoable.What, undoable.Payload, cause, doneAt },
            cancel);

    /// <summary>Notes an act that cannot be taken back, and why, in words that end a sentence.</summary>
    public Task RememberFinalAsync(CommandCall call, string recordNo, string what, string why, CancellationToken cancel) =>
        RememberAsync(call, new Undoable(FinalActUndo.UndoKind, recordNo, what, why), cancel);

    /// <summary>Whether this person did this since then, taken back or not.</summary>
    public async Task<bool> DidSinceAsync(string person, string what, DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from undoable where person = @person and what = @what and done_at > @since", new { person, what, since }, cancel) > 0;

    internal Task<UndoRow?> LastOfAsync(string person, CancellationToken cancel) =>
        db.FindAsync<UndoRow>(
            "select id, kind, record_no, what, payload, cause, done_at from undoable where person = @person and undone_at is null order by id desc limit 1", new { person }, cancel);

    internal Task MarkUndoneAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update undoable set undone_at = @now where id = @id", new { id, now }, cancel);
}

internal sealed record UndoRow
{
    public long Id { get; init; }

    public string Kind { get; init; } = "";

    public string RecordNo { get; init; } = "";

    public string What { get; init; } = "";

    public string Payload { get; init; } = "{}";

    public long Cause { get; init; }

    public DateTimeOffset DoneAt { get; init; }
}
