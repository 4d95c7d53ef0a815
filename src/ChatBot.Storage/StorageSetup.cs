using ChatBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatBot.Storage;

public static class StorageSetup
{
    /// <summary>
    /// <see cref="Database"/>, <see cref="UnitOfWork"/>, <see cref="MigrationRunner"/> and <see cref="DatabaseBackup"/> as singletons,
    /// <see cref="DbSession"/> inside a unit of work. Nothing is opened or created before the first use.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => new StoragePlace(Options(provider)));
        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<StoragePlace>().File,
            Options(provider),
            Log<Database>(provider)));
        services.AddSingleton(provider => new MigrationRunner(
            provider.GetRequiredService<StoragePlace>().File,
            Options(provider),
            Log<MigrationRunner>(provider),
            typeof(MigrationRunner).Assembly));
        services.AddSingleton(provider => new DatabaseBackup(
            provider.GetRequiredService<StoragePlace>().File,
            provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton<UnitOfWork>();
        services.AddScoped<ScopedSession>();
        services.AddScoped(provider => provider.GetRequiredService<ScopedSession>().Session
            ?? throw new InvalidOperationException("DbSession exists inside UnitOfWork.WriteAsync and ReadAsync only"));
        return services;
    }

    /// <summary>The command line's small containers have no logging.</summary>
    private static ILogger<T> Log<T>(IServiceProvider provider) => (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger<T>();

    private static StorageOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}

/// <summary>The one SQLite file that database, migrations and backup share; null with PostgreSQL. Shared, because ":memory:" has no other identity.</summary>
internal sealed class StoragePlace(StorageOptions options) : IDisposable
{
    public SqliteFile? File { get; } = options.Provider == StorageProvider.Sqlite ? new SqliteFile(options.ConnectionString) : null;

    public void Dispose() => File?.Dispose();
}
