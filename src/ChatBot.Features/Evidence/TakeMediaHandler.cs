using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>
/// A picture, voice, video or file: kept at once, meant for the record that waits for it, or asked about where several wait (C7). Whether it counts
/// is said by the worker as soon as its bytes are there.
/// </summary>
internal sealed class TakeMediaHandler(EvidenceStore store, EvidenceDesk desk, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(MediaContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var media = (MediaContent)message.Content;
        var id = await store.AddAsync(media, message.SenderId, message.ReceivedAt, messageId, cancel);
        var wanted = await desk.WantedFromAsync(message.SenderId, cancel);
        return wanted switch
        {
            [] => await question.OfAsync(message.SenderId, message.ReceivedAt, cancel) is { } asked
                ? Reply.Of(ChatWordings.MediaMeanwhile, new MediaMeanwhileModel(NameOf(media.Media), media.Media == MediaKind.Voice, asked.Command)).And(asked.Question)
                : media.Media == MediaKind.Voice
                    ? Reply.Of(ChatWordings.VoiceUnheard, new VoiceUnheardModel())
                    : Reply.Of(ChatWordings.EvidenceKept, new EvidenceKeptModel(NameOf(media.Media))),
            [var only] when media.Media == MediaKind.Voice => await desk.OfferVoiceAsync(id, only, message.SenderId, message.ReceivedAt, messageId, cancel),
            [var only] => await desk.OfferAsync((await store.FindAsync(id, cancel))!, only, message.ReceivedAt, messageId, cancel),
            _ => Reply.Of(ChatWordings.WhichRecord, new WhichRecordModel(
                NameOf(media.Media),
                [.. wanted.OrderByDescending(one => one.AskedAt).Take(6).Select(one => new WhichRecordOption(one.RecordNo, one.Purpose, $"归属 {one.RecordNo}"))])),
        };
    }

    internal static string NameOf(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "图片",
        MediaKind.Voice => "语音",
        MediaKind.Video => "视频",
        _ => "文件",
    };
}
