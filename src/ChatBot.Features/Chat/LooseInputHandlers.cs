using System.Globalization;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

// What people send besides words and pictures. Where nothing waits for it, it is kept like them; silence would read as "it did not arrive" (C12).

internal sealed class SeePlaceHandler(IEnumerable<ITakeLocation> takers, IEnumerable<ITakeLoose> keepers, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(LocationContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var place = (LocationContent)message.Content;
        foreach (var taker in takers.OrderBy(taker => taker.Order))
        {
            if (await taker.TakeAsync(place, message.SenderId, message.ReceivedAt, messageId, cancel) is { } taken) return taken;
        }

        var at = string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F4}, {place.Longitude:F4}");
        var label = Shown.OneLine(place.Label);
        return await LooseHandOver.HandOverAsync(
            keepers, question, Reply.Of(ChatWordings.PlaceSeen, new PlaceSeenModel(label.Length > 0 ? label : at)),
            new LooseInput(message.SenderId, message.ReceivedAt, messageId, CommandSource.Chat, LooseKind.Place, place.Label.Trim() is { Length: > 0 } name ? $"{name}（{at}）" : at), cancel);
    }
}

internal sealed class SeeLinkHandler(IEnumerable<ITakeLoose> keepers, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(LinkContent);

    public Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var link = (LinkContent)message.Content;
        return LooseHandOver.HandOverAsync(
            keepers, question, Reply.Of(ChatWordings.LinkSeen, new LinkSeenModel(Shown.OneLine(link.Title))),
            new LooseInput(message.SenderId, message.ReceivedAt, messageId, CommandSource.Chat, LooseKind.Link, $"{link.Title.Trim()} {link.Url}".Trim()), cancel);
    }
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

/// <summary>Gives what belongs to nothing to the feature that keeps it, and says what that one asks; who is in the middle of a command is asked nothing else.</summary>
internal static class LooseHandOver
{
    public static async Task<Reply> HandOverAsync(IEnumerable<ITakeLoose> keepers, OpenQuestion question, Reply seen, LooseInput input, CancellationToken cancel)
    {
        var asked = await question.OfAsync(input.SenderId, input.ReceivedAt, cancel);
        foreach (var keeper in keepers)
        {
            if (await keeper.TakeAsync(input with { IsAside = asked is not null }, cancel) is { } taken) seen = taken.Parts.Aggregate(seen, (all, part) => all.And(part));
        }

        return asked is { } open ? seen.And(open.Question) : seen;
    }
}

/// <summary>Foreign text as it may stand in an answer: in one line, so that it cannot pass for one of our buttons, and not endless.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string OneLine(string text, int longest = Longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }
}
