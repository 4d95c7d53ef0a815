using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.WeCom.Api;

/// <summary>
/// WeCom's server API, one method per call in WeCom's own words. Fetches and renews the access token, repeats what may be repeated, stops an
/// API that answered 45009. Every method throws <see cref="WeComException"/> when WeCom refused or was not reached; sending and card updates
/// throw <see cref="WeComOutcomeUnknownException"/> when nobody can say whether it was done.
/// </summary>
public sealed class WeComClient
{
    private const int RangeSize = 20 * 1024 * 1024;

    private readonly WeComTransport _transport;
    private readonly AccessTokenCache _tokens;
    private readonly int _agentId;
    private readonly ILogger<WeComClient> _log;
    private readonly ExpiringSecret _corpTicket;
    private readonly ExpiringSecret _agentTicket;

    internal WeComClient(WeComTransport transport, AccessTokenCache tokens, IOptions<WeComOptions> options, TimeProvider time, ILogger<WeComClient> log)
    {
        _transport = transport;
        _tokens = tokens;
        _agentId = options.Value.AgentId;
        _log = log;
        _corpTicket = new ExpiringSecret(cancel => FetchTicketAsync(new ApiCall("get_jsapi_ticket"), cancel), time);
        _agentTicket = new ExpiringSecret(cancel => FetchTicketAsync(new ApiCall("ticket/get") { Query = [("type", "agent_config")] }, cancel), time);
    }

    /// <summary>message/send (developer doc path/90236). Some recipients being invalid is a success; all of them is error 81013.</summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var json = await JsonAsync(
            new ApiCall("message/send") { Body = message.ToJson(_agentId), HasEffect = true, Repeatable = message.DuplicateCheck is not null }, cancel);
        return new SendResult(
            json.TextOrEmpty("msgid"), json.Text("response_code") is { Length: > 0 } code ? code : null, json.Texts("invaliduser"),
            json.Texts("unlicenseduser"), json.Texts("invalidparty"), json.Texts("invalidtag"));
    }

    /// <summary>message/update_template_card (developer doc path/94888): greys the buttons for these members under a text.</summary>
    /// <param name="responseCode">From the send or from a click; once, within 72 hours, else error 60140.</param>
    /// <param name="replaceName">The text on the grey buttons.</param>
    /// <param name="userIds">At most 1000; null for everybody who got the card.</param>
    /// <returns>Userids that were not reached.</returns>
    public Task<IReadOnlyList<string>> UpdateTemplateCardAsync(
        string responseCode, string replaceName, IReadOnlyList<string>? userIds, CancellationToken cancel) =>
        UpdateAsync(responseCode, userIds, writer => writer.WriteMember("button", new { ReplaceName = replaceName }), cancel);

    /// <summary>The same call, putting a whole card in place of the old one.</summary>
    public Task<IReadOnlyList<string>> UpdateTemplateCardAsync(
        string responseCode, TemplateCard card, IReadOnlyList<string>? userIds, CancellationToken cancel) =>
        UpdateAsync(responseCode, userIds, writer => writer.WriteMember("template_card", card), cancel);

    /// <summary>message/recall (developer doc path/94867): within 24 hours, own messages only.</summary>
    public Task RecallAsync(string msgId, CancellationToken cancel) =>
        JsonAsync(new ApiCall("message/recall") { Body = WeComJson.Bytes(writer => writer.WriteString("msgid", msgId)) }, cancel);

    /// <summary>media/upload (developer doc path/90253): more than 5 bytes; image 2 MB to be safe, voice 2 MB AMR, video 10 MB, file 20 MB.</summary>
    public async Task<UploadedMedia> UploadMediaAsync(MediaType type, string fileName, Stream content, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(content);
        var bytes = await ReadAtMostAsync(content, RangeSize, cancel)
            ?? throw new WeComException((int)WeComError.MediaTooLarge, "media/upload", "not tried: larger than 20 MB");
        var (body, contentType) = MediaParts.Multipart(
            fileName, MediaParts.ContentTypeOf(fileName), bytes, $"----chatbot{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
        var json = await JsonAsync(
            new ApiCall("media/upload")
            {
                Query = [("type", type.ToString().ToLowerInvariant())],
                Body = body,
                ContentType = contentType,
                IsMedia = true,
            },
            cancel);
        return new UploadedMedia(json.TextOrEmpty("media_id"), type, json.Instant("created_at"));
    }

    /// <summary>media/get (developer doc path/90254). Reads files above 20 MB in parts, as WeCom demands.</summary>
    /// <param name="mediaId">At most three days old, else error 40007.</param>
    /// <param name="cancel">Ends the download.</param>
    /// <param name="maxBytes">Refuse larger files (error 45001, <see cref="WeComError.MediaTooLarge"/>).</param>
    public async Task<MediaFile> GetMediaAsync(string mediaId, CancellationToken cancel, long maxBytes = 256L * 1024 * 1024)
    {
        var call = new ApiCall("media/get") { Query = [("media_id", mediaId)], IsMedia = true };
        MediaFile file;
        try
        {
            using var whole = await CallAsync(call, _transport.SendAsync, cancel);
            file = File(whole, await whole.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (WeComException e) when (e.Code == (int)WeComError.RangeNeeded)
        {
            file = await GetInRangesAsync(call, maxBytes, cancel);
        }

        if (file.Content.LongLength > maxBytes) throw TooLarge();
        return file;
    }

    /// <summary>user/get (developer doc path/90196). Unknown is error 60111, outside the app's range 60011.</summary>
    public async Task<Member> GetUserAsync(string userId, CancellationToken cancel) =>
        Member.From(await JsonAsync(new ApiCall("user/get") { Query = [("userid", userId)] }, cancel));

    /// <summary>user/list (developer doc path/90201): the direct members of a department, as far as the app sees them.</summary>
    public async Task<IReadOnlyList<Member>> ListUsersAsync(long departmentId, CancellationToken cancel)
    {
        var json = await JsonAsync(new ApiCall("user/list") { Query = [("department_id", Text(departmentId))] }, cancel);
        return [.. json.Items("userlist").Select(Member.From)];
    }

    /// <summary>department/list (developer doc path/90208): a department with all below it; everything visible when left out.</summary>
    public async Task<IReadOnlyList<Department>> ListDepartmentsAsync(CancellationToken cancel, long? rootId = null)
    {
        var json = await JsonAsync(new ApiCall("department/list") { Query = rootId is { } id ? [("id", Text(id))] : [] }, cancel);
        return [.. json.Items("department").Select(Department.From)];
    }

    /// <summary>oa/getapprovaldetail (developer doc path/91983): 600 a minute; error 301055 outside the app's range or without permission.</summary>
    public async Task<ApprovalDetail> GetApprovalDetailAsync(string spNo, CancellationToken cancel)
    {
        var call = new ApiCall("oa/getapprovaldetail") { Body = WeComJson.Bytes(writer => writer.WriteString("sp_no", spNo)) };
        var json = await JsonAsync(call, cancel);
        return ApprovalDetail.From(json.Field("info")
            ?? throw new WeComException((int)WeComError.UnreadableAnswer, call.Path, "no info in the answer"));
    }

    /// <summary>oa/getapprovalinfo (developer doc path/91816): numbers of forms by the time they were handed in, at most 31 days and 100 a page.</summary>
    /// <param name="cursor">Null for the first page, then <see cref="ApprovalPage.NextCursor"/>.</param>
    public async Task<ApprovalPage> ListApprovalsAsync(
        DateTimeOffset start, DateTimeOffset end, string? cursor, CancellationToken cancel, int size = 100, IReadOnlyList<ApprovalFilter>? filters = null)
    {
        var body = WeComJson.Bytes(writer =>
        {
            writer.WriteString("starttime", Text(start.ToUnixTimeSeconds()));
            writer.WriteString("endtime", Text(end.ToUnixTimeSeconds()));
            writer.WriteString("new_cursor", cursor ?? "");
            writer.WriteNumber("size", size);
            if (filters is { Count: > 0 }) writer.WriteMember("filters", filters);
        });
        var json = await JsonAsync(new ApiCall("oa/getapprovalinfo") { Body = body }, cancel);
        // The older form of the call answers next_cursor, a number that is 0 at the end.
        var next = json.Text("new_next_cursor") ?? (json.Number("next_cursor") is { } number and > 0 ? Text(number) : null);
        return new ApprovalPage(json.Texts("sp_no_list"), string.IsNullOrEmpty(next) ? null : next);
    }

    /// <summary>get_jsapi_ticket for wx.config, ticket/get for wx.agentConfig (developer doc path/90506); kept until shortly before it expires.</summary>
    /// <param name="forAgent">True for wx.agentConfig.</param>
    public Task<string> GetJsApiTicketAsync(bool forAgent, CancellationToken cancel) => (forAgent ? _agentTicket : _corpTicket).GetAsync(cancel);

    /// <summary>auth/getuserinfo (developer doc path/91023): whose OAuth code this is. Codes work once, for five minutes.</summary>
    public async Task<LoginIdentity> GetUserByCodeAsync(string code, CancellationToken cancel)
    {
        // Asked once: a repeat after a lost answer could only say that the code is used up.
        var json = await JsonAsync(new ApiCall("auth/getuserinfo") { Query = [("code", code)], Repeatable = false }, cancel);
        return new LoginIdentity(Filled(json, "userid"), Filled(json, "openid"), Filled(json, "external_userid"), Filled(json, "user_ticket"));
    }

    /// <summary>menu/create (developer doc path/90231): replaces the app's menu. Clients may show it only after entering the app again.</summary>
    public Task CreateMenuAsync(IReadOnlyList<MenuButton> buttons, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(buttons);
        return JsonAsync(
            new ApiCall("menu/create") { Query = [("agentid", Text(_agentId))], Body = WeComJson.Bytes(writer => writer.WriteMember("button", buttons)) }, cancel);
    }

    /// <summary>getcallbackip (developer doc path/90930): where callbacks come from. Entries may end in ".*"; refresh daily.</summary>
    public async Task<IReadOnlyList<string>> GetCallbackIpsAsync(CancellationToken cancel) =>
        (await JsonAsync(new ApiCall("getcallbackip"), cancel)).Texts("ip_list");

    private async Task<IReadOnlyList<string>> UpdateAsync(
        string responseCode, IReadOnlyList<string>? userIds, Action<Utf8JsonWriter> what, CancellationToken cancel)
    {
        var body = WeComJson.Bytes(writer =>
        {
            if (userIds is null) writer.WriteNumber("atall", 1);
            else writer.WriteMember("userids", userIds);
            writer.WriteNumber("agentid", _agentId);
            writer.WriteString("response_code", responseCode);
            what(writer);
        });
        // The code works once: after a lost answer a repeat would be refused even if the first try had been.
        var json = await JsonAsync(new ApiCall("message/update_template_card") { Body = body, HasEffect = true, Repeatable = false }, cancel);
        return json.Texts("invaliduser");
    }

    private async Task<MediaFile> GetInRangesAsync(ApiCall call, long maxBytes, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        while (true)
        {
            var part = call with { Range = (content.Length, content.Length + RangeSize - 1) };
            using var response = await CallAsync(part, _transport.SendAsync, cancel);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
            content.Write(bytes);
            if (content.Length > maxBytes) throw TooLarge();
            var total = response.Content.Headers.ContentRange?.Length;
            // Without a total, a part that is not full is the last one.
            if (bytes.Length == 0 || (total is { } all ? content.Length >= all : bytes.Length < RangeSize))
                return File(response, content.ToArray());
        }
    }

    private static MediaFile File(HttpResponseMessage response, byte[] content)
    {
        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "application/octet-stream";
        return new MediaFile(type, MediaParts.FileName(response), content);
    }

    private async Task<(string Value, TimeSpan Lifetime)> FetchTicketAsync(ApiCall call, CancellationToken cancel)
    {
        var json = await JsonAsync(call, cancel);
        return (json.TextOrEmpty("ticket"), TimeSpan.FromSeconds(json.Number("expires_in") ?? 7200));
    }

    private Task<JsonElement> JsonAsync(ApiCall call, CancellationToken cancel) => CallAsync(call, _transport.JsonAsync, cancel);

    // WeCom may expire a token early "for operational reasons": drop it, fetch once, repeat once.
    private async Task<T> CallAsync<T>(ApiCall call, Func<ApiCall, string?, CallState, CancellationToken, Task<T>> send, CancellationToken cancel)
    {
        var state = _transport.NewState(call);
        var token = await _tokens.GetAsync(cancel);
        try
        {
            return await send(call, token, state, cancel);
        }
        catch (WeComException e) when (e.Kind == WeComErrorKind.TokenExpired)
        {
            WeComLog.TokenRefused(_log, call.Path, e.Code);
            _tokens.Drop(token);
        }

        return await send(call, await _tokens.GetAsync(cancel), state, cancel);
    }

    private static async Task<byte[]?> ReadAtMostAsync(Stream stream, int limit, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancel)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > limit) return null;
        }

        return buffer.ToArray();
    }

    private static WeComException TooLarge() => new((int)WeComError.MediaTooLarge, "media/get", "larger than the caller takes");

    private static string? Filled(JsonElement json, string name) => json.Text(name) is { Length: > 0 } text ? text : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
