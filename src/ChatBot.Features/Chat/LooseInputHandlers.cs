using System.Globalization;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

// What people send besides words and pictures. Where nothing waits for it, silence would read as "it did not arrive" (C12).

internal sealed class SeePlaceHandler(IEnumerable<ITakeLocation> takers) : IMessageHandler
{
    public Type Content => typeof(LocationContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var place = (LocationContent)message.Content;
        foreach (var taker in takers)
        {
            if (await taker.TakeAsync(place, message.SenderId, message.ReceivedAt, messageId, cancel) is { } taken) return taken;
        }

        var label = Shown.OneLine(place.Label);
        return Reply.Of(ChatWordings.PlaceSeen, new PlaceSeenModel(
            label.Length > 0 ? label : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F4}, {place.Longitude:F4}")));
    }
}

internal sealed class SeeLinkHandler : IMessageHandler
{
    public Type Content => typeof(LinkContent);

    public Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel) =>
        Task.FromResult(Reply.Of(ChatWordings.LinkSeen, new LinkSeenModel(Shown.OneLine(((LinkContent)message.Content).Title))));
}

/// <summary>A code is somebody else's text: it is shown and offered, never carried out as a command.</summary>
internal sealed class SeeCodeHandler : IMessageHandler
{
    public Type Content => typeof(ScanContent);

    public Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var scanned = ((ScanContent)message.Content).Result;
        return Task.FromResult(Reply.Of(ChatWordings.CodeScanned, new CodeScannedModel(Shown.OneLine(scanned), RecordNo.Find(scanned)?.No ?? "")));
    }
}

/// <summary>Foreign text as it may stand in an answer: in one line, so that it cannot pass for one of our buttons, and not endless.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
