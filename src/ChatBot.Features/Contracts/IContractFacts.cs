using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Contracts;

/// <summary>What a folder to the right of this one knows about a contract: its payments, its approvals. Shown by <c>合同 HT-…</c>.</summary>
public interface IContractFacts
{
    /// <summary>Where its lines stand among the others': small numbers first.</summary>
    int Place { get; }

    Task<ContractFacts> OfAsync(Contract contract, string viewerId, DateTimeOffset now, CancellationToken cancel);
}

/// <param name="Lines">Whole lines of text, in Chinese.</param>
/// <param name="Acts">What can be pressed next.</param>
public sealed record ContractFacts(IReadOnlyList<string> Lines, IReadOnlyList<Act> Acts)
{
    public static readonly ContractFacts None = new([], []);
}

/// <summary>A folder to the right that may not let a contract change under it: payments that were received, an approval that runs.</summary>
public interface IContractGuard
{
    /// <param name="before">The contract as it stands.</param>
    /// <param name="after">As it would be; null where it is to be taken back.</param>
    /// <returns>Why not and what to do instead, or null.</returns>
    Task<Said?> ObjectionAsync(Contract before, Contract? after, CancellationToken cancel);
}
