using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Storage;

/// <summary>A DI scope for each piece of work; inside it <see cref="DbSession"/> is a scoped service, which stores take by constructor.</summary>
/// <remarks>The rules of <see cref="Database"/> hold: no I/O but the database's, no second unit inside the first.</remarks>
public sealed class UnitOfWork(Database database, IServiceScopeFactory scopes)
{
    public Task<T> WriteAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel = default) =>
        database.WriteAsync((session, token) => ScopedAsync(session, work, token), cancel);

    public Task WriteAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancel = default) =>
        WriteAsync(Returning(work), cancel);

    public Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel = default) =>
        database.ReadAsync((session, token) => ScopedAsync(session, work, token), cancel);

    public Task ReadAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancel = default) =>
        ReadAsync(Returning(work), cancel);

    private async Task<T> ScopedAsync<T>(DbSession session, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedSession>().Session = session;
        return await work(scope.ServiceProvider, cancel);
    }

    private static Func<IServiceProvider, CancellationToken, Task<bool>> Returning(Func<IServiceProvider, CancellationToken, Task> work) =>
        async (services, cancel) =>
        {
            await work(services, cancel);
            return true;
        };
}

/// <summary>Carries the session into its scope.</summary>
internal sealed class ScopedSession
{
    public DbSession? Session { get; set; }
}
