namespace ChatBot.Features.Contracts;

/// <summary>A folder to the right whose work goes to whoever answers for the contract: told in the transaction in which that becomes somebody else.</summary>
public interface IContractFollower
{
    Task OwnerChangedAsync(Contract after, CancellationToken cancel);
}
