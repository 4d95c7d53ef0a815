using ChatBot.Features.Evidence;
using ChatBot.WeCom.Api;

namespace ChatBot.Wire;

/// <summary>Fetches pictures and files (developer doc path/90254) while WeCom still has them.</summary>
internal sealed class WeComMediaSource(WeComClient wecom, EvidenceOptions options) : IMediaSource
{
    public async Task<MediaBytes?> FetchAsync(string mediaId, CancellationToken cancel)
    {
        try
        {
            var file = await wecom.GetMediaAsync(mediaId, cancel, options.LargestBytes);
            return new MediaBytes(new MemoryStream(file.Content, writable: false), file.ContentType);
        }
        catch (WeComException gone) when (gone.Code == (int)WeComError.MediaIdUnknown)
        {
            return null;
        }
        catch (WeComException large) when (large.Code == (int)WeComError.MediaTooLarge)
        {
            throw new EvidenceTooLargeException(options.LargestBytes);
        }
    }
}
