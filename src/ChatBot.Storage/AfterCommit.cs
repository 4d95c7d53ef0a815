using Microsoft.Extensions.Logging;

namespace ChatBot.Storage;

internal static class AfterCommit
{
    /// <summary>The commit stands whatever the action does, so its failure is logged and kept from the caller.</summary>
    public static void Run(Action action, ILogger log)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            log.AfterCommitFailed(exception);
        }
    }
}
