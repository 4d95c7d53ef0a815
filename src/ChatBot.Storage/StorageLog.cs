using Microsoft.Extensions.Logging;

namespace ChatBot.Storage;

/// <summary>Event ids 1000–1099.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1000, LogLevel.Error, "A batch of {Count} commands was rolled back; every caller has been told")]
    public static partial void BatchLost(this ILogger log, Exception exception, int count);

    [LoggerMessage(1001, LogLevel.Error, "An action after a commit failed; the commit stands")]
    public static partial void AfterCommitFailed(this ILogger log, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "A checkpoint of the write-ahead log failed; it will be tried again with the next one")]
    public static partial void CheckpointFailed(this ILogger log, Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "The writing connection was given up after an error and will be opened anew")]
    public static partial void WriterReopened(this ILogger log, Exception exception);

    [LoggerMessage(1004, LogLevel.Warning, "PostgreSQL asked to run a transaction again ({SqlState}), attempt {Attempt}")]
    public static partial void TransactionRetried(this ILogger log, string sqlState, int attempt);
}
