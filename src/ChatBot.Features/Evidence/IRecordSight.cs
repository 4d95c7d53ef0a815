namespace ChatBot.Features.Evidence;

/// <summary>A feature whose records have proofs says who may know of which (C9); so that they are shown, and named as an earlier use, only to those.</summary>
public interface IRecordSight
{
    /// <summary>Prefixes of its records: CN, KS.</summary>
    IReadOnlyCollection<string> Prefixes { get; }

    /// <summary>False also where there is no such record.</summary>
    Task<bool> MaySeeAsync(string recordNo, string userId, CancellationToken cancel);
}
