using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>What the sender of a message is answered. Pushes to others go through <see cref="Outbox"/> in the same transaction.</summary>
public sealed record Reply
{
    public static readonly Reply None = new();

    public IReadOnlyList<Said> Parts { get; private init; } = [];

    /// <summary>Set where a card was used: the grey text that replaces its buttons for everybody who can see it.</summary>
    public Said? CardAfterUse { get; init; }

    public static Reply Of(Said said) => new() { Parts = [said] };

    public static Reply Of<TModel>(Wording<TModel> wording, TModel model)
        where TModel : notnull => Of(wording.With(model));

    public Reply And(Said said) => this with { Parts = [.. Parts, said] };
}
