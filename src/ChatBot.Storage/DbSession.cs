using System.Data.Common;
using Dapper;

namespace ChatBot.Storage;

/// <summary>One transaction (or savepoint) on one connection; the only place that calls Dapper.</summary>
/// <remarks>
/// Arguments are an object whose properties carry the parameters' names, or a dictionary. A record that receives rows has <c>init</c> properties
/// in PascalCase for columns in snake_case, and no positional parameters. Types on both databases: DateTimeOffset ↔ bigint UTC milliseconds,
/// DateOnly ↔ text yyyy-MM-dd, bool ↔ integer 0/1, enum ↔ text. A list stands behind <c>in</c> without brackets: <c>where id in @Ids</c>.
/// One statement at a time: await each before the next. Not usable once its unit of work has ended.
/// </remarks>
public sealed class DbSession
{
    private readonly ICommandSource _commands;
    private readonly bool _mayWrite;
    private List<Action>? _afterCommit;
    private volatile bool _ended;

    internal DbSession(ICommandSource commands, bool mayWrite)
    {
        ColumnTypes.Register();
        _commands = commands;
        _mayWrite = mayWrite;
    }

    public Dialect Dialect => _commands.Dialect;

    internal bool IsOpen => !_ended;

    /// <summary>All rows, read to the end. A single-column type (number, text, instant, day, enum) reads the first column.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken cancel = default)
    {
        var rows = new List<T>();
        await ReadAsync<T>(sql, args, row => { rows.Add(row!); return true; }, cancel);
        return rows;
    }

    /// <summary>The first row, or the type's default when there is none; a null in a single column is the default too.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? args = null, CancellationToken cancel = default)
    {
        T? found = default;
        await ReadAsync<T>(sql, args, row => { found = row; return false; }, cancel);
        return found;
    }

    /// <summary>Gives the number of rows changed.</summary>
    public async Task<int> ExecuteAsync(string sql, object? args = null, CancellationToken cancel = default)
    {
        var command = Take(sql, args);
        try
        {
            return await command.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            _commands.Return(command);
        }
    }

    /// <summary>The statement once for each row, in order, prepared once and (on PostgreSQL) sent together; gives the rows changed in all.</summary>
    public Task<int> ExecuteManyAsync<TRow>(string sql, IReadOnlyCollection<TRow> rows, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        return rows.Count == 0 ? Task.FromResult(0) : _commands.ExecuteManyAsync(sql, rows, cancel);
    }

    /// <summary>
    /// Runs once the surrounding commit is durable, before the caller hears of it; dropped on roll-back. Keep it to a signal: on SQLite every waiting
    /// caller waits for it. What it throws is logged and changes nothing, for the commit stands.
    /// </summary>
    public void AfterCommit(Action action)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (!_mayWrite) throw new InvalidOperationException("A reading unit of work commits nothing to wait for");
        (_afterCommit ??= []).Add(action);
    }

    /// <summary>Nothing may run on this session any more; what it promised for after the commit stays until it is taken.</summary>
    internal void End() => _ended = true;

    internal IReadOnlyList<Action> TakeAfterCommit()
    {
        var actions = _afterCommit;
        _afterCommit = null;
        return actions ?? (IReadOnlyList<Action>)[];
    }

    private static T? FirstColumn<T>(DbDataReader reader) => ColumnTypes.FromColumn<T>(reader.GetValue(0));

    private static T EachRow<T>(DbDataReader reader) => reader.GetRowParser<T>()(reader);

    private DbCommand Take(string sql, object? args)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        return _commands.Take(Statement.For(_commands.Dialect, sql, args), args);
    }

    private async Task ReadAsync<T>(string sql, object? args, Func<T?, bool> wantsMore, CancellationToken cancel)
    {
        var command = Take(sql, args);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel)) return;

            Func<DbDataReader, T?> parse = FirstColumn<T>;
            if (!ColumnTypes.IsSingleColumn(typeof(T))) parse = ColumnTypes.HasEnum(typeof(T)) ? EachRow<T> : reader.GetRowParser<T>();
            while (wantsMore(parse(reader)) && await reader.ReadAsync(cancel))
            {
            }
        }
        finally
        {
            _commands.Return(command);
        }
    }
}
