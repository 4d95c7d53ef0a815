namespace ChatBot.Features.Chat;

/// <summary>Answers a message when what its answer had to wait for is there: outside of the message's own transaction, as a push to its sender.</summary>
public sealed class LaterAnswer(Outbox outbox, ChoiceStore choices, TemplateRenderer renderer)
{
    /// <param name="what">Tells it from the other answers to the message.</param>
    public async Task SayAsync(string recipientId, Reply reply, long messageId, string what, DateTimeOffset now, CancellationToken cancel)
    {
        if (reply.Parts.Count == 0) return;
        var answer = Rendered.Join(reply.Parts.Select(renderer.Render));
        await choices.RememberAsync(recipientId, answer.Acts, now, cancel);
        await outbox.AddLaterAnswerAsync(recipientId, new Rendered(answer.AsNumberedText(), []), messageId, what, cancel);
    }
}
