using System.Reflection;
using ChatBot.Storage.Sqlite;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Helpers;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatBot.Storage;

/// <summary>
/// Applies the embedded <c>Migrations/*.sql</c> in the order of their names, each once and in its own transaction. Both databases read the same
/// files; <c>$identity$</c> and <c>$blob$</c> stand for what differs (<see cref="Dialect"/>).
/// </summary>
public sealed class MigrationRunner
{
    /// <summary>Any number that nothing else locks: nodes that start together take turns on it.</summary>
    private const long AdvisoryLock = 0x43_48_41_54_42_4F_54;

    /// <summary>Files that had another name when they were released: databases that ran them under it have run them. Their order has not changed.</summary>
    private static readonly (string Old, string New)[] Renamed = [("0031_payments.sql", "0032_payments.sql")];

    private readonly SqliteFile? _file;
    private readonly StorageOptions _options;
    private readonly ILogger _log;
    private readonly Assembly _assembly;

    internal MigrationRunner(SqliteFile? file, StorageOptions options, ILogger<MigrationRunner> log, Assembly assembly)
    {
        _file = file;
        _options = options;
        _log = log;
        _assembly = assembly;
    }

    /// <summary>Brings the database to this version; makes a SQLite file's folder first. Does nothing when all is applied.</summary>
    /// <exception cref="InvalidOperationException">
    /// A file failed (it was rolled back, the ones before it stand), or the database has steps that this version does not know.
    /// </exception>
    public void Apply()
    {
        if (_file is not null)
        {
            _file.CreateFolder();
            Run(() => DeployChanges.To.SqliteDatabase(_file.ConnectionString), Dialect.Sqlite);
            return;
        }

        // Outside any pool: nothing of this is used again.
        var unpooled = new NpgsqlConnectionStringBuilder(_options.ConnectionString) { Pooling = false }.ToString();
        using var turn = new NpgsqlConnection(unpooled);
        turn.Open();
        using var take = new NpgsqlCommand("select pg_advisory_lock(@key)", turn) { Parameters = { new("key", AdvisoryLock) }, CommandTimeout = 300 };
        take.ExecuteNonQuery();
        try
        {
            Run(() => DeployChanges.To.PostgresqlDatabase(unpooled), Dialect.PostgreSql);
        }
        finally
        {
            using var give = new NpgsqlCommand("select pg_advisory_unlock(@key)", turn) { Parameters = { new("key", AdvisoryLock) } };
            give.ExecuteNonQuery();
        }
    }

    private void Run(Func<UpgradeEngineBuilder> target, Dialect dialect)
    {
        var scripts = Scripts();
        var engine = target()
            .WithScripts(scripts)
            .WithVariable("identity", dialect.Identity)
            .WithVariable("blob", dialect.Blob)
            .WithTransactionPerScript()
            .LogTo(_log)
            .Build();

        KeepRenamed(target, engine.GetExecutedScripts());
        var unknown = engine.GetExecutedScripts().Except(scripts.Select(script => script.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"The database was made by a newer version, which applied {string.Join(", ", unknown)}. Start that version, or restore a backup made by this one");

        var result = engine.PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed and was rolled back", result.Error);
    }

    private void KeepRenamed(Func<UpgradeEngineBuilder> target, IReadOnlyCollection<string> executed)
    {
        foreach (var (old, now) in Renamed.Where(file => executed.Contains(file.Old, StringComparer.Ordinal)))
        {
            var result = target()
                .WithScript("rename", $"update schemaversions set scriptname = '{now}' where scriptname = '{old}'")
                .JournalTo(new NullJournal()).WithTransactionPerScript().LogTo(_log).Build().PerformUpgrade();
            if (!result.Successful) throw new InvalidOperationException($"The journal's entry {old} could not be renamed to {now}", result.Error);
        }
    }

    /// <summary>Journalled by file name alone, so that moving the files to another namespace does not run them again.</summary>
    private List<SqlScript> Scripts()
    {
        var prefix = $"{_assembly.GetName().Name}.Migrations.";
        return [.. _assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => SqlScript.FromStream(name[prefix.Length..], _assembly.GetManifestResourceStream(name)!))];
    }
}
