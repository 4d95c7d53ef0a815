namespace ChatBot.Features.Evidence;

/// <summary>Where the bytes of a picture or file are fetched from while its temporary id lives (three days, P9).</summary>
public interface IMediaSource
{
    /// <summary>Null where the platform says that there is no such file any more. Throws when it does not answer.</summary>
    Task<MediaBytes?> FetchAsync(string mediaId, CancellationToken cancel);
}

public sealed record MediaBytes(Stream Content, string ContentType) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
