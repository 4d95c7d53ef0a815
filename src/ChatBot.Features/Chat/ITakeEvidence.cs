namespace ChatBot.Features.Chat;

/// <summary>
/// A feature whose records wait for a picture or file. What a person sends goes to the one record that waits for it; where several wait,
/// the bot asks which (C7).
/// </summary>
public interface ITakeEvidence
{
    /// <summary>The records that wait for evidence from this person, latest asked first.</summary>
    Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, CancellationToken cancel);

    /// <summary>Attaches it and says what follows.</summary>
    Task<Reply> TakeAsync(EvidenceWanted wanted, EvidenceGiven given, CancellationToken cancel);
}

/// <param name="RecordNo">The record that waits.</param>
/// <param name="Part">Which part of it: a stage id, or empty.</param>
/// <param name="Purpose">What is wanted, in Chinese, for the question "which one".</param>
/// <param name="AskedAt">UTC.</param>
public sealed record EvidenceWanted(string RecordNo, string Part, string Purpose, DateTimeOffset AskedAt);

/// <param name="Id">Row of the evidence; its bytes are fetched by a job right after the commit.</param>
public sealed record EvidenceGiven(long Id, MediaKind Media, string UserId, DateTimeOffset ReceivedAt, long MessageId);
