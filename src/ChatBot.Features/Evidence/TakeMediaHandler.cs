using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>
/// A picture, voice, video or file: kept at once, meant for the record that waits for it, or asked about where several wait (C7). Whether it counts
/// is said by the worker as soon as its bytes are there. What none waits for is loose input until it finds its customer (R09).
/// </summary>
internal sealed class TakeMediaHandler(EvidenceStore store, EvidenceDesk desk, IEnumerable<ITakeLoose> keepers, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(MediaContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var media = (MediaContent)message.Content;
        var id = await store.AddAsync(media, message.SenderId, message.ReceivedAt, messageId, cancel);
        var wanted = await desk.WantedFromAsync(message.SenderId, message.ReceivedAt, cancel);
        if (wanted is [var only])
        {
            return media.Media == MediaKind.Voice
                ? await desk.OfferVoiceAsync(id, only, message.SenderId, message.ReceivedAt, messageId, cancel)
                : await desk.OfferAsync((await store.FindAsync(id, cancel))!, only, message.ReceivedAt, messageId, cancel);
        }

        var loose = new LooseInput(message.SenderId, message.ReceivedAt, messageId, CommandSource.Chat, KindOf(media.Media), "") { EvidenceId = id };
        if (wanted.Count > 1)
        {
            // Whoever never answers which one finds it among the loose input in the evening.
            await KeepAsync(loose with { IsAside = true }, cancel);
            return Reply.Of(ChatWordings.WhichRecord, new WhichRecordModel(
                NameOf(media.Media),
                [.. wanted.OrderByDescending(one => one.AskedAt).Take(6).Select(one => new WhichRecordOption(one.RecordNo, one.Purpose, $"归属 {one.RecordNo}"))]));
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
