using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.WeCom.Api;

public enum MediaType
{
    Image,
    Voice,
    Video,
    File,
}

/// <param name="MediaId">Valid for three days, for every app of the corp.</param>
public sealed record UploadedMedia(string MediaId, MediaType Type, DateTimeOffset? CreatedAt);

/// <param name="FileName">Null when the server names none.</param>
public sealed record MediaFile(string ContentType, string? FileName, byte[] Content);

/// <summary>The bodies of media/upload and media/get (developer doc path/90253, path/90254).</summary>
internal static partial class MediaParts
{
    /// <summary>
    /// multipart/form-data by hand: MultipartFormDataContent adds filename* and quotes the boundary, and the service is reported to misread both.
    /// </summary>
    public static (byte[] Body, string ContentType) Multipart(string fileName, string contentType, ReadOnlySpan<byte> content, string boundary)
    {
        // The name stands in quotes as raw UTF-8; what would end it is replaced.
        var safeName = UnsafeInName().Replace(fileName, "_");
        var head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{safeName}\"; filelength={content.Length}\r\n" +
            $"Content-Type: {contentType}\r\n\r\n");
        var tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        return ([.. head, .. content, .. tail], $"multipart/form-data; boundary={boundary}");
    }

    public static string ContentTypeOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".amr" => "audio/amr",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };

    /// <summary>filename*=UTF-8''… where present, else filename, quoted or not; without any folder part.</summary>
    public static string? FileName(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Disposition", out var values)) return null;
        var header = values.ToString();
        var match = ExtendedName().Match(header);
        var name = match.Success ? Uri.UnescapeDataString(match.Groups["name"].Value) : PlainName().Match(header).Groups["name"].Value;
        name = name.Split('/', '\\')[^1].Trim();
        return name.Length > 0 ? name : null;
    }

    [GeneratedRegex("[\"\\r\\n\\\\]", RegexOptions.None, 1000)]
    private static partial Regex UnsafeInName();

    [GeneratedRegex(@"filename\*\s*=\s*UTF-8''(?<name>[^;\s]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExtendedName();

    [GeneratedRegex("filename\\s*=\\s*(\"(?<name>[^\"]*)\"|(?<name>[^;]+))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainName();
}
