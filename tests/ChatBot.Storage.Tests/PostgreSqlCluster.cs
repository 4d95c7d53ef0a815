using System.Diagnostics;
using Npgsql;
using Xunit.Sdk;

namespace ChatBot.Storage.Tests;

/// <summary>
/// A throw-away PostgreSQL of the tests' own: made in a temporary folder from the installed binaries, reached by a socket in that folder alone,
/// gone with the tests.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncLifetime
{
    private DirectoryInfo? _folder;
    private Process? _server;
    private string _binaries = "";

    public async ValueTask InitializeAsync()
    {
        _binaries = FindBinaries();
        _folder = Directory.CreateTempSubdirectory("pg-");
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", _folder.FullName);
        await RunAsync(AsOwner("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));

        _server = Start(AsOwner("postgres", "-D", Data, "-k", _folder.FullName, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=300"));
        while (!await AnswersAsync())
        {
            if (_server.HasExited) throw new XunitException($"PostgreSQL ended with {_server.ExitCode}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await RunAsync(AsOwner("pg_ctl", "stop", "-D", Data, "-m", "immediate"));
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder?.Delete(recursive: true);
    }

    /// <param name="template">Connection string of the database to copy, to which nobody may be connected; null for an empty one.</param>
    /// <param name="icuLocale">How the empty database orders texts, as an ICU locale; null for the order of bytes.</param>
    /// <returns>The connection string of a new database.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null, string? icuLocale = null)
    {
        var name = $"t{Guid.NewGuid():N}";
        var order = icuLocale is null ? "" : $" template template0 locale_provider icu icu_locale '{icuLocale}'";
        await CommandAsync($"create database {name}{(template is null ? order : " template " + NameIn(template))}");
        return To(name);
    }

    /// <summary>Removes a database, whoever is still connected to it.</summary>
    public Task DropDatabaseAsync(string connectionString) => CommandAsync($"drop database {NameIn(connectionString)} with (force)");

    private async Task CommandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NameIn(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private string Data => Path.Combine(_folder!.FullName, "data");

    private string To(string database) => $"Host={_folder!.FullName};Username=postgres;Database={database};Pooling={(database == "postgres" ? "false" : "true")}";

    private static string FindBinaries()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return debian.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new XunitException("PostgreSQL is not installed: apt-get install postgresql");
    }

    /// <summary>PostgreSQL refuses to run as root; the package made the user for it.</summary>
    private string[] AsOwner(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_binaries, program), .. arguments];
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command] : command;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(To("postgres"));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            await Task.Delay(50);
            return false;
        }
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new XunitException($"{string.Join(' ', command)} ended with {process.ExitCode}");
    }

    private static Process Start(string[] command)
    {
        // The temporary folder as working directory, since "postgres" may not enter root's.
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start) ?? throw new XunitException($"{command[0]} did not start");
        // Nobody reads it unless a test fails, but a full pipe would stop the server.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

[CollectionDefinition(Name)]
public sealed class PostgreSqlDefinition : ICollectionFixture<PostgreSqlCluster>
{
    public const string Name = "PostgreSQL";
}
