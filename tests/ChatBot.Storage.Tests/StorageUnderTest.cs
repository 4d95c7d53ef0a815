using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatBot.Storage.Tests;

/// <summary>AddStorage as the product calls it, with the tests' own tables.</summary>
internal sealed class StorageUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StorageUnderTest(StorageProvider provider, string connectionString, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = provider.ToString(),
            ["Storage:ConnectionString"] = connectionString,
        }).Build());
        services.AddStorage();
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public IServiceProvider Services => _services;

    public Database Database => _services.GetRequiredService<Database>();

    public UnitOfWork UnitOfWork => _services.GetRequiredService<UnitOfWork>();

    public DatabaseBackup Backup => _services.GetRequiredService<DatabaseBackup>();

    public MigrationRunner Migrations => new(
        _services.GetRequiredService<StoragePlace>().File,
        _services.GetRequiredService<IOptions<StorageOptions>>().Value,
        NullLogger<MigrationRunner>.Instance,
        typeof(StorageUnderTest).Assembly);

    public StorageUnderTest Migrated()
    {
        Migrations.Apply();
        return this;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

internal static class SampleRows
{
    public static Task<int> InsertAsync(this DbSession session, string name) =>
        session.ExecuteAsync("insert into sample (name) values (@Name)", new { Name = name });

    public static Task<int> InsertAsync(this Database database, string name, CancellationToken cancel = default) =>
        database.WriteAsync((session, _) => session.InsertAsync(name), cancel);

    public static Task<IReadOnlyList<string>> NamesAsync(this Database database) =>
        database.ReadAsync((session, cancel) => session.QueryAsync<string>($"select name from sample order by name {session.Dialect.Ordinal}", null, cancel));
}
