using System.Diagnostics;
using Xunit.Sdk;

namespace ChatBot.Storage.Tests;

public sealed class CrashTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-crash-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Whenever_the_process_is_killed_every_acknowledged_row_is_there_and_no_half_command()
    {
        var connectionString = $"Data Source={_folder.FullName}/chat.db";
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);

        for (var round = 0; round < 8; round++)
        {
            acknowledged.UnionWith(await RunAndKillAsync(connectionString, Random.Shared.Next(1, 800)));

            await using var storage = new StorageUnderTest(StorageProvider.Sqlite, connectionString).Migrated();
            Assert.Empty(acknowledged.Except(await storage.Database.NamesAsync(), StringComparer.Ordinal));
            Assert.Equal(0, await storage.Database.ReadAsync((session, _) => session.FindAsync<long>(
                """
                select count(*) from sample
                where (select count(*) from part where part.sample_id = sample.id) <> @Parts
                """,
                new { Parts = CrashVictim.PartsEach })));
            Assert.Equal("ok", await storage.Database.ReadAsync((session, _) => session.FindAsync<string>("pragma integrity_check")));
        }
    }

    /// <summary>What had been acknowledged when it died, including what was still in the pipe.</summary>
    private static async Task<List<string>> RunAndKillAsync(string connectionString, int afterRows)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // Under `dotnet test` the tests are their own executable; under `dotnet exec` the process is dotnet and wants the assembly.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.ArgumentList.Add(CrashVictim.Verb);
        start.ArgumentList.Add(connectionString);

        using var victim = Process.Start(start) ?? throw new XunitException("The victim did not start");
        var acknowledged = new List<string>();
        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(line);
            // SIGKILL: no handler, no flush, no closing.
            if (acknowledged.Count == afterRows) victim.Kill();
        }

        await victim.WaitForExitAsync();
        Assert.True(acknowledged.Count >= afterRows, $"The victim ended by itself with {victim.ExitCode}");
        // A line cut off by the kill was not wholly said, hence not acknowledged.
        return acknowledged.FindAll(name => name.Length == 32);
    }
}
