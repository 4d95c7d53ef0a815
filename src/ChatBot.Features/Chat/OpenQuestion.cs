using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>The question that a person has been asked and has not answered yet: who sends something else in between is asked again.</summary>
internal sealed class OpenQuestion(DraftStore drafts, CommandCatalog catalog, CommandParser parser)
{
    public async Task<(string Command, Said Question)?> OfAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        await drafts.FindAsync(person, now, cancel) is { Parked: false } draft && catalog.Find(draft.Command) is { } spec
            ? (spec.Name, DraftQuestion.Again(spec, draft, parser))
            : null;
}
