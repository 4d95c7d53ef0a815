using System.Data.Common;

namespace ChatBot.Storage;

/// <summary>Commands on the connection of one session; the databases differ in what is kept between two uses.</summary>
internal interface ICommandSource
{
    Dialect Dialect { get; }

    /// <summary>A command with its values, ready to run; it goes back through <see cref="Return"/>.</summary>
    DbCommand Take(Statement statement, object? args);

    void Return(DbCommand command);

    /// <summary>Runs the statement once a row, in order; gives the rows changed in all.</summary>
    Task<int> ExecuteManyAsync<TRow>(string sql, IReadOnlyCollection<TRow> rows, CancellationToken cancel);
}
