namespace ChatBot.Features.Deadlines;

/// <summary>A folder to the right knows which records hang on one of its own: the payments and approvals of a contract. So that 卡点 finds what holds it.</summary>
public interface IRelatedRecords
{
    /// <summary>Null for records of another kind, and for one that the viewer may not know.</summary>
    Task<RelatedRecords?> OfAsync(string recordNo, string viewerId, CancellationToken cancel);
}

/// <param name="RecordNo">In full, where it was asked for by a short number.</param>
/// <param name="Numbers">What hangs on it.</param>
public sealed record RelatedRecords(string RecordNo, string Customer, IReadOnlyList<string> Numbers);
