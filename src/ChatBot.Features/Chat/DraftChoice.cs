namespace ChatBot.Features.Chat;

/// <summary>Which half-filled command is meant: the one named, else the one touched last.</summary>
internal static class DraftChoice
{
    public static async Task<Draft?> FindAsync(DraftStore drafts, CommandCatalog catalog, CommandCall call, CancellationToken cancel) =>
        call.Slots.Text("哪个") is { } named && catalog.Match(named) is { } match
            ? await drafts.FindAsync(call.SenderId, match.Spec.Name, call.Now, cancel)
            : await drafts.FindAsync(call.SenderId, call.Now, cancel);
}
