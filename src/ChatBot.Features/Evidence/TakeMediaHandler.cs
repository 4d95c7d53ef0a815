using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>A picture, voice, video or file: kept at once, given to the record that waits for it, or asked about where several wait (C7).</summary>
internal sealed class TakeMediaHandler(EvidenceStore store, IEnumerable<ITakeEvidence> takers, OpenQuestion question) : IMessageHandler
{
    public Type Content => typeof(MediaContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var media = (MediaContent)message.Content;
        var id = await store.AddAsync(media, message.SenderId, message.ReceivedAt, cancel);
        var wanted = new List<(ITakeEvidence Taker, EvidenceWanted Wanted)>();
        foreach (var taker in takers)
            wanted.AddRange((await taker.WantedFromAsync(message.SenderId, cancel)).Select(one => (taker, one)));
        var given = new EvidenceGiven(id, media.Media, message.SenderId, message.ReceivedAt, messageId);
        return wanted switch
        {
            [] => await question.OfAsync(message.SenderId, message.ReceivedAt, cancel) is { } asked
                ? Reply.Of(ChatWordings.MediaMeanwhile, new MediaMeanwhileModel(NameOf(media.Media), media.Media == MediaKind.Voice, asked.Command)).And(asked.Question)
                : media.Media == MediaKind.Voice
                    ? Reply.Of(ChatWordings.VoiceUnheard, new VoiceUnheardModel())
                    : Reply.Of(ChatWordings.EvidenceKept, new EvidenceKeptModel(NameOf(media.Media))),
            [var only] => await only.Taker.TakeAsync(only.Wanted, given, cancel),
            _ => Reply.Of(ChatWordings.WhichRecord, new WhichRecordModel(
                NameOf(media.Media),
                [.. wanted.OrderByDescending(one => one.Wanted.AskedAt).Take(6)
                    .Select(one => new WhichRecordOption(one.Wanted.RecordNo, one.Wanted.Purpose, $"归属 {one.Wanted.RecordNo}"))])),
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
