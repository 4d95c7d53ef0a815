namespace ChatBot.Storage.Sqlite;

/// <summary>One caller's piece of work on its way through the writer.</summary>
internal abstract class PendingWork
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Cancelled = 2;

    private readonly ExecutionContext? _callersContext = ExecutionContext.Capture();
    private int _state = Waiting;

    protected PendingWork(bool readsOnly) => ReadsOnly = readsOnly;

    /// <summary>A read of an in-memory database, which has the writer's connection only.</summary>
    public bool ReadsOnly { get; }

    /// <summary>The session after the work has ended, with what it left to do after the commit.</summary>
    public DbSession? Session { get; private set; }

    /// <summary>False when the caller has gone; from true on it is finished, whoever cancels.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;

    public bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting;

    /// <summary>Runs in the caller's context, so that its trace and log scopes go on inside.</summary>
    public Task RunAsync(DbSession session)
    {
        Session = session;
        if (_callersContext is null) return InvokeAsync(session);

        Task? running = null;
        ExecutionContext.Run(_callersContext, _ => running = InvokeAsync(session), null);
        return running!;
    }

    /// <summary>Tells the caller the result; its continuation runs elsewhere, never on the writer.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);

    protected abstract Task InvokeAsync(DbSession session);
}

internal sealed class PendingWork<T>(Func<DbSession, CancellationToken, Task<T>> work, bool readsOnly) : PendingWork(readsOnly)
{
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public async Task<T> ResultAsync(CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(
            static (pending, token) =>
            {
                var work = (PendingWork<T>)pending!;
                if (work.TryCancel()) work._told.TrySetCanceled(token);
            },
            this);
        return await _told.Task;
    }

    public override void Complete() => _told.TrySetResult(_result!);

    public override void Fail(Exception exception) => _told.TrySetException(exception);

    protected override async Task InvokeAsync(DbSession session) => _result = await work(session, CancellationToken.None);
}
