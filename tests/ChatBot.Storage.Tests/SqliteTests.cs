namespace ChatBot.Storage.Tests;

public sealed class SqliteFileTests : DatabaseSuite
{
    private readonly List<DirectoryInfo> _folders = [];

    private protected override Task<StorageUnderTest> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("storage-");
        _folders.Add(folder);
        // A folder that does not exist yet, as data/ on the first start.
        return Task.FromResult(new StorageUnderTest(StorageProvider.Sqlite, $"Data Source={folder.FullName}/data/chat.db"));
    }

    protected override Task StopAsync()
    {
        foreach (var folder in _folders) folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class SqliteMemoryTests : DatabaseSuite
{
    private protected override Task<StorageUnderTest> StartAsync() => Task.FromResult(new StorageUnderTest(StorageProvider.Sqlite, "Data Source=:memory:"));
}
