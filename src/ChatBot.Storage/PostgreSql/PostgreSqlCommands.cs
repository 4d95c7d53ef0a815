using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ChatBot.Storage.PostgreSql;

/// <summary>Commands on one connection; the driver itself prepares what comes often and keeps it with the connection.</summary>
internal sealed class PostgreSqlCommands(NpgsqlConnection connection) : ICommandSource
{
    private const int RowsPerTrip = 500;

    public Dialect Dialect => Dialect.PostgreSql;

    public DbCommand Take(Statement statement, object? args)
    {
        var command = new NpgsqlCommand(statement.Sql, connection);
        Fill(command.Parameters, statement, args);
        return command;
    }

    public void Return(DbCommand command) => command.Dispose();

    /// <summary>One trip for many rows, yet each its own statement: an upsert may meet the same key twice, which one multi-row insert refuses.</summary>
    public async Task<int> ExecuteManyAsync<TRow>(string sql, IReadOnlyCollection<TRow> rows, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var trip in rows.Chunk(RowsPerTrip))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in trip)
            {
                var statement = Statement.For(Dialect, sql, row);
                var command = new NpgsqlBatchCommand(statement.Sql);
                Fill(command.Parameters, statement, row);
                batch.BatchCommands.Add(command);
            }

            changed += Math.Max(0, await batch.ExecuteNonQueryAsync(cancel));
        }

        return changed;
    }

    private static void Fill(NpgsqlParameterCollection parameters, Statement statement, object? args)
    {
        foreach (var parameter in statement.Parameters)
        {
            var bound = new NpgsqlParameter { ParameterName = parameter.Name, Value = Statement.Value(Dialect.PostgreSql, parameter, args) };
            // Told even for nulls: "@X is null or x = @X" has no type otherwise.
            if (parameter.Kind != ColumnKind.Unknown) bound.NpgsqlDbType = TypeOf(parameter.Kind) | (parameter.IsList ? NpgsqlDbType.Array : default);
            parameters.Add(bound);
        }
    }

    private static NpgsqlDbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => NpgsqlDbType.Integer,
        ColumnKind.BigInt => NpgsqlDbType.Bigint,
        ColumnKind.Real => NpgsqlDbType.Double,
        ColumnKind.Text => NpgsqlDbType.Text,
        ColumnKind.Blob => NpgsqlDbType.Bytea,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
