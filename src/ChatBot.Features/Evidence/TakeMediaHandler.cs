using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>
/// A picture, voice, video or file: kept at once, given to the record that waits for it, or asked about where several wait (C7). What none waits for
/// is loose input until it finds its customer (R09).
/// </summary>
internal sealed class TakeMediaHandler(EvidenceStore store, IEnumerable<ITakeEvidence> takers, IEnumerable<ITakeLoose> keepers, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(MediaContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var media = (MediaContent)message.Content;
        var id = await store.AddAsync(media, message.SenderId, message.ReceivedAt, cancel);
        var wanted = new List<(ITakeEvidence Taker, EvidenceWanted Wanted)>();
        foreach (var taker in takers)
            wanted.AddRange((await taker.WantedFromAsync(message.SenderId, cancel)).Select(one => (taker, one)));
        if (wanted is [var only])
            return await only.Taker.TakeAsync(only.Wanted, new EvidenceGiven(id, media.Media, message.SenderId, message.ReceivedAt, messageId), cancel);

        var loose = new LooseInput(message.SenderId, message.ReceivedAt, messageId, CommandSource.Chat, KindOf(media.Media), "") { EvidenceId = id };
        if (wanted.Count > 1)
        {
            // Whoever never answers which one finds it among the loose input in the evening.
            await KeepAsync(loose with { IsAside = true }, cancel);
            return Reply.Of(ChatWordings.WhichRecord, new WhichRecordModel(
                NameOf(media.Media),
                [.. wanted.OrderByDescending(one => one.Wanted.AskedAt).Take(6)
                    .Select(one => new WhichRecordOption(one.Wanted.RecordNo, one.Wanted.Purpose, $"归属 {one.Wanted.RecordNo}"))]));
        }

        if (await question.OfAsync(message.SenderId, message.ReceivedAt, cancel) is not { } asked)
            return await KeepAsync(loose, cancel) ?? Reply.Of(ChatWordings.EvidenceKept, new EvidenceKeptModel(NameOf(media.Media)));
        await KeepAsync(loose with { IsAside = true }, cancel);
        return Reply.Of(ChatWordings.MediaMeanwhile, new MediaMeanwhileModel(NameOf(media.Media), media.Media == MediaKind.Voice, asked.Command)).And(asked.Question);
    }

    private async Task<Reply?> KeepAsync(LooseInput loose, CancellationToken cancel)
    {
        foreach (var keeper in keepers)
        {
            if (await keeper.TakeAsync(loose, cancel) is { } kept) return kept;
        }

        return null;
    }

    private static LooseKind KindOf(MediaKind kind) => kind switch
    {
        MediaKind.Picture => LooseKind.Picture,
        MediaKind.Voice => LooseKind.Voice,
        MediaKind.Video => LooseKind.Video,
        _ => LooseKind.File,
    };

    internal static string NameOf(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "图片",
        MediaKind.Voice => "语音",
        MediaKind.Video => "视频",
        _ => "文件",
    };
}
