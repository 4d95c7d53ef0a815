using System.Globalization;
using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.WeCom.Callback;
using Microsoft.AspNetCore.Http.Features;

namespace ChatBot.Wire;

/// <summary>
/// <c>GET</c> and <c>POST /wecom/callback</c> (developer doc path/90930, path/90238). Wrong signature or receiver: 401; unreadable: 400; above 1 MB: 413;
/// not ready: 503, so that WeCom sends it again. Everything that was understood is answered 200, empty or with a passive reply.
/// </summary>
internal sealed partial class WeComWebhook(
    CallbackEnvelope envelope, MessagePipeline pipeline, OrgDirectory org, ChatOptions options, PendingAnswers pending, CallbackMetrics metrics, TimeProvider clock, ILogger<WeComWebhook> logger)
{
    public const string Path = "/wecom/callback";
    private const long LargestBody = 1024 * 1024;

    public IResult Verify(HttpContext http)
    {
        try
        {
            return Results.Text(envelope.VerifyUrl(QueryOf(http)), "text/plain", Encoding.UTF8);
        }
        catch (CallbackException refused)
        {
            return Refuse(refused);
        }
    }

    public async Task<IResult> ReceiveAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody) return TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        CallbackMessage message;
        try
        {
            message = CallbackParser.Parse(await envelope.OpenAsync(QueryOf(http), http.Request.Body, http.RequestAborted));
        }
        catch (CallbackException refused)
        {
            return Refuse(refused);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }

        // Without an org nobody could be told from a stranger; WeCom tries again in a few seconds.
        if (org.Current.IsEmpty) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var incoming = CallbackTranslation.Translate(message, clock.GetUtcNow());
        metrics.Received(incoming.Content.Kind);
        var answer = await AnswerWithinAsync(incoming);
        return answer is null ? Results.Ok() : Sealed(message, answer);
    }

    /// <summary>Waits for the answer as long as the passive reply allows; after that the transaction goes on and the outbox answers.</summary>
    private async Task<string?> AnswerWithinAsync(IncomingMessage incoming)
    {
        var passive = new Features.Chat.PassiveReply();
        // Not tied to the request: a message that WeCom gave up on is still finished.
        var handling = pending.Track(pipeline.HandleAsync(incoming, passive, CancellationToken.None));
        try
        {
            return await handling.WaitAsync(options.ReplyWithin);
        }
        catch (TimeoutException)
        {
            // Claimed in this very moment: the commit is under way and the answer is ours to deliver.
            return passive.TryGiveUp() ? null : await handling;
        }
    }

    private IResult Sealed(CallbackMessage message, string answer)
    {
        var now = clock.GetUtcNow();
        var reply = WeCom.Callback.PassiveReply.Text(message.FromUserName, message.ToUserName, answer, now);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Random.Shared.NextInt64(1_000_000_000, 9_999_999_999).ToString(CultureInfo.InvariantCulture);
        return Results.Text(envelope.Seal(reply, timestamp, nonce), "application/xml", Encoding.UTF8);
    }

    private IResult Refuse(CallbackException refused)
    {
        CallbackRefused(logger, refused.Error);
        metrics.Refused(refused.Error.ToString());
        return Results.StatusCode(refused.Error is CallbackError.SignatureMismatch or CallbackError.ReceiveIdMismatch
            ? StatusCodes.Status401Unauthorized
            : StatusCodes.Status400BadRequest);
    }

    private IResult TooLarge()
    {
        CallbackRefused(logger, CallbackError.EnvelopeUnreadable);
        metrics.Refused("TooLarge");
        return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static CallbackQuery QueryOf(HttpContext http)
    {
        var query = http.Request.Query;
        return new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Refused a callback: {Error}")]
    private static partial void CallbackRefused(ILogger logger, CallbackError error);
}
