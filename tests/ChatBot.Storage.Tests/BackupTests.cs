namespace ChatBot.Storage.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-backup-");

    private string Live => Path.Combine(_folder.FullName, "data", "chat.db");

    private string Copy => Path.Combine(_folder.FullName, "copies", "monday.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_backup_of_a_busy_database_brings_its_state_back_and_keeps_the_replaced_one()
    {
        await using (var storage = Open().Migrated())
        {
            await storage.Database.InsertAsync("monday");
            var busy = Enumerable.Range(0, 200).Select(i => storage.Database.InsertAsync($"busy {i}")).ToList();
            storage.Backup.Backup(Copy);
            await Task.WhenAll(busy);
            await storage.Database.InsertAsync("tuesday");
        }

        await using (var closed = Open())
        {
            Assert.True(File.Exists(closed.Backup.Restore(Copy)));
            Assert.Empty(Directory.GetFiles(_folder.FullName, "*.restoring", SearchOption.AllDirectories));
        }

        await using var restored = Open().Migrated();
        var names = await restored.Database.NamesAsync();
        Assert.Contains("monday", names, StringComparer.Ordinal);
        Assert.DoesNotContain("tuesday", names, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_restored_where_there_was_nothing()
    {
        await using (var storage = Open().Migrated())
        {
            await storage.Database.InsertAsync("monday");
            storage.Backup.Backup(Copy);
        }

        Directory.Delete(Path.GetDirectoryName(Live)!, recursive: true);
        await using var restored = Open();
        Assert.Null(restored.Backup.Restore(Copy));
        Assert.Equal(["monday"], await restored.Database.NamesAsync());
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_database_in_use()
    {
        await using var storage = Open().Migrated();
        await storage.Database.InsertAsync("monday");
        storage.Backup.Backup(Copy);
        await storage.Database.InsertAsync("tuesday");

        await using var second = Open();
        Assert.Contains("in use", Assert.Throws<InvalidOperationException>(() => second.Backup.Restore(Copy)).Message, StringComparison.Ordinal);

        await storage.Database.InsertAsync("wednesday");
        Assert.Equal(3, (await storage.Database.NamesAsync()).Count);
    }

    [Fact]
    public async Task A_damaged_database_can_be_replaced()
    {
        await using (var storage = Open().Migrated())
        {
            await storage.Database.InsertAsync("monday");
            storage.Backup.Backup(Copy);
        }

        await File.WriteAllTextAsync(Live, new string('x', 8192));
        await using var restored = Open();
        restored.Backup.Restore(Copy);

        Assert.Equal(["monday"], await restored.Database.NamesAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(9000)]
    public async Task A_damaged_backup_is_refused_and_the_database_stays(int cutTo)
    {
        await using (var storage = Open().Migrated())
        {
            await storage.Database.InsertAsync("monday");
            storage.Backup.Backup(Copy);
        }

        await using (var cut = File.OpenWrite(Copy)) cut.SetLength(cutTo);
        await using var closed = Open();
        Assert.Throws<InvalidOperationException>(() => closed.Backup.Restore(Copy));

        Assert.Equal(["monday"], await closed.Database.NamesAsync());
    }

    [Fact]
    public async Task A_backup_takes_no_name_that_is_taken()
    {
        await using var storage = Open().Migrated();
        storage.Backup.Backup(Copy);

        Assert.Throws<InvalidOperationException>(() => storage.Backup.Backup(Copy));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name_of_its_steps()
    {
        await using var storage = Open().Migrated();
        await storage.Database.WriteAsync((session, _) => session.ExecuteAsync("insert into SchemaVersions (ScriptName, Applied) values ('0099_later.sql', '2027-01-01')"));

        Assert.Contains("0099_later.sql", Assert.Throws<InvalidOperationException>(storage.Migrations.Apply).Message, StringComparison.Ordinal);
    }

    private StorageUnderTest Open() => new(StorageProvider.Sqlite, $"Data Source={Live}");
}
