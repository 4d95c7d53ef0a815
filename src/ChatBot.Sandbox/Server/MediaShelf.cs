using System.Buffers.Binary;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>A stored file; it can be fetched for three days.</summary>
internal sealed record MediaItem(string Id, string Type, string FileName, string ContentType, byte[] Bytes, DateTimeOffset At);

/// <summary>Temporary media (developer pages 90253 and 90254): what the bot uploads and what members send.</summary>
internal sealed class MediaShelf(TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, MediaItem> _items = new(StringComparer.Ordinal);

    public MediaItem Store(string type, string fileName, string contentType, byte[] bytes)
    {
        var item = new MediaItem(CallbackCrypto.NewWord(64), type, fileName, contentType, bytes, clock.GetUtcNow());
        _items[item.Id] = item;
        return item;
    }

    /// <summary>Null when it was never there or its three days are over.</summary>
    public MediaItem? Find(string id) =>
        _items.TryGetValue(id, out var item) && clock.GetUtcNow() - item.At < Life ? item : null;

    /// <summary>
    /// Answer: type, media_id, created_at (a string). Part <c>media</c> with a file name is required.
    /// Errors: 40004 type, 44001 empty or misread, 40009/45001/40011/45007 size, 40123 not a picture, 40005 not AMR or MP4.
    /// </summary>
    public async Task<ApiAnswer> UploadAsync(ApiCall call, bool strict)
    {
        var type = call.Query("type");
        if (type is not ("image" or "voice" or "video" or "file"))
            return ApiAnswer.Error(40004);
        var request = call.Http.Request;
        if (!request.HasFormContentType || strict && request.ContentType!.Contains("boundary=\"", StringComparison.OrdinalIgnoreCase))
            return ApiAnswer.Error(44001);
        var form = await request.ReadFormAsync(call.Stop);
        var file = form.Files.GetFile("media");
        if (file is null || file.FileName.Length == 0 || strict && file.ContentDisposition.Contains("filename*", StringComparison.OrdinalIgnoreCase))
            return ApiAnswer.Error(44001);

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, call.Stop);
        var refusal = Refusal(type, bytes);
        if (refusal != 0)
            return ApiAnswer.Error(refusal);
        var item = Store(type, file.FileName, file.Headers.ContentType.ToString() is { Length: > 0 } given ? given : "application/octet-stream", bytes);
        return ApiAnswer.Ok(("type", type), ("media_id", item.Id), ("created_at", item.At.ToUnixTimeSeconds().ToString()));
    }

    public ApiAnswer Get(ApiCall call)
    {
        if (call.Query("media_id").Length == 0)
            return ApiAnswer.Error(41006);
        if (Find(call.Query("media_id")) is not { } item)
            return ApiAnswer.Error(40007);
        if (item.Bytes.Length > 20 * Megabyte && call.Http.Request.Headers.Range.Count == 0)
            return ApiAnswer.Error(830002);
        return new ApiAnswer(0, new JsonObject()) { File = new FileAnswer(item.Bytes, item.ContentType, item.FileName) };
    }

    private static int Refusal(string type, byte[] bytes) => type switch
    {
        _ when bytes.Length <= 5 => 44001,
        "image" when !LooksLikePicture(bytes) => 40123,
        "image" when bytes.Length > 2 * Megabyte => 40009,
        "voice" when !bytes.AsSpan().StartsWith("#!AMR"u8) => 40005,
        "voice" when bytes.Length > 2 * Megabyte => 45007,
        "video" when !bytes.AsSpan(4).StartsWith("ftyp"u8) => 40005,
        "video" when bytes.Length > 10 * Megabyte => 40011,
        _ when bytes.Length > 20 * Megabyte => 45001,
        _ => 0,
    };

    private static bool LooksLikePicture(byte[] bytes) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes) == 0x89504E47 || bytes[0] == 0xFF && bytes[1] == 0xD8;
}
