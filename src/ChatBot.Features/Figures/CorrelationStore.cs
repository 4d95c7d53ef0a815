using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>What correlations were computed from: so that a number that went round can be computed again.</summary>
internal sealed class CorrelationStore(DbSession db)
{
    public Task AddAsync(string by, DateTimeOffset at, string question, string inputs, string outcome, CancellationToken cancel) =>
        db.ExecuteAsync("insert into correlations (asked_by, asked_at, question, inputs, outcome) values (@by, @at, @question, @inputs, @outcome)", new { by, at, question, inputs, outcome }, cancel);
}
