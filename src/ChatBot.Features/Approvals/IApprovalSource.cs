using ChatBot.Features.Chat;

namespace ChatBot.Features.Approvals;

/// <summary>Where forms are read from, outside of any transaction. Throws when the platform does not answer.</summary>
public interface IApprovalSource
{
    /// <summary>Numbers of the forms that were handed in between two instants, however far apart.</summary>
    /// <exception cref="ApprovalsRefusedException">The app may not ask at all.</exception>
    Task<IReadOnlyList<string>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel);

    /// <summary>A form with what was filled in; null where the platform does not show it to the app.</summary>
    Task<ApprovalSnapshot?> FindAsync(string spNo, CancellationToken cancel);
}

/// <param name="code">The platform's error code.</param>
public sealed class ApprovalsRefusedException(int code, Exception? inner = null) : Exception($"The platform does not let the app read approvals: {code}", inner)
{
    public int Code { get; } = code;
}
