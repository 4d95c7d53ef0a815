using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>What the sender of a message is answered. Pushes to others go through <see cref="Outbox"/> in the same transaction.</summary>
public sealed record Reply
{
    public static readonly Reply None = new();

    public IReadOnlyList<Said> Parts { get; private init; } = [];

    /// <summary>Set where a card was used: the grey text that replaces its buttons for everybody who can see it.</summary>
    public Said? CardAfterUse { get; init; }

    /// <summary>The further pages of a long list, for <c>更多</c>.</summary>
    public IReadOnlyList<Said> Later { get; init; } = [];

    /// <summary>For a list that fetches its pages itself: the command of the next one, which <c>更多</c> then types.</summary>
    public string? Next { get; init; }

    public static Reply Of(Said said) => new() { Parts = [said] };

    public static Reply Of<TModel>(Wording<TModel> wording, TModel model)
        where TModel : notnull => Of(wording.With(model));

    /// <summary>Goes on with another reply. Where both say the same of a record, only the later is still true, and the earlier is left out.</summary>
    public Reply Then(Reply later) => this with { Parts = [.. Parts.Where(said => later.Parts.All(next => next.Wording != said.Wording)), .. later.Parts] };

    public Reply And(Said said) => this with { Parts = [.. Parts, said] };
}
