namespace ChatBot.Storage.Tests;

/// <summary>The process that is killed: writes as fast as it can and prints the name of each row once its commit is acknowledged.</summary>
internal static class CrashVictim
{
    public const string Verb = "crash-victim";
    public const int PartsEach = 3;

    public static async Task<int> RunAsync(string connectionString)
    {
        await using var storage = new StorageUnderTest(StorageProvider.Sqlite, connectionString).Migrated();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => WriteForeverAsync(storage.Database))));
        return 0;
    }

    private static async Task WriteForeverAsync(Database database)
    {
        while (true)
        {
            var name = Guid.NewGuid().ToString("N");
            await database.WriteAsync(async (session, _) =>
            {
                var id = await session.FindAsync<long>("insert into sample (name) values (@Name) returning id", new { Name = name });
                foreach (var position in Enumerable.Range(0, PartsEach))
                    await session.ExecuteAsync("insert into part (sample_id, position) values (@Id, @Position)", new { Id = id, Position = position });
                return id;
            });
            Console.WriteLine(name);
        }
    }
}
