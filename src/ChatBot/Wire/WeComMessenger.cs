using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.WeCom.Api;

namespace ChatBot.Wire;

/// <summary>
/// <see cref="IMessenger"/> on WeCom: acts become a button card, plain text goes as text in parts of at most 2048 bytes. What WeCom answers becomes
/// a delivery state; only "nobody knows" is Unknown.
/// </summary>
internal sealed partial class WeComMessenger(WeComClient wecom, MemberRateLimiter limiter, EvidenceFiles files, TimeProvider clock, ILogger<WeComMessenger> logger) : IMessenger
{
    /// <summary>WeCom takes an identical send within this time for a repeat; our retries are all over by then.</summary>
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(30);

    public TimeSpan WaitFor(string recipientId, Rendered message) => limiter.TryAcquire(recipientId, PartsOf(message));

    public void AlreadySent(string recipientId, Rendered message, DateTimeOffset at) => limiter.Remember(recipientId, at, PartsOf(message));

    public async Task<SendOutcome> SendAsync(OutgoingPush push, CancellationToken cancel)
    {
        // Lost by the folder, not by the platform: no try brings it back.
        if (push.Picture is { } wanted && !files.Has(wanted)) return new SendOutcome(DeliveryState.Rejected, "picture-missing");
        // A repeat of the same words may be meant (the same question asked twice), so there the check starts with the second try.
        TimeSpan? duplicateCheck = push is { MayRepeat: true, Attempt: 1 } ? null : RepeatWindow;
        var to = Recipients.User(push.RecipientId);
        return await OutcomeAsync(
            async () =>
            {
                if (push.Picture is { } picture) return await SendPictureAsync(picture, to, duplicateCheck, cancel);
                if (CardLayout.Fits(push.Message) && await TrySendCardAsync(push, to, duplicateCheck, cancel) is { } card) return card;
                var parts = TextParts(push.Message);
                // Counted as the one card that it was to be.
                if (CardLayout.Fits(push.Message)) limiter.Remember(push.RecipientId, clock.GetUtcNow(), parts.Count - 1);
                SendResult? last = null;
                foreach (var part in parts)
                    last = await wecom.SendAsync(new OutgoingText(to, part) { DuplicateCheck = duplicateCheck }, cancel);
                return last!;
            },
            result => result.InvalidUsers.Count > 0
                ? new SendOutcome(DeliveryState.Rejected, "invaliduser")
                : result.UnlicensedUsers.Count > 0 ? new SendOutcome(DeliveryState.Rejected, "unlicenseduser") : SendOutcome.Accepted(result.MsgId, result.ResponseCode));
    }

    private async Task<SendResult> SendPictureAsync(string sha256, Recipients to, TimeSpan? duplicateCheck, CancellationToken cancel)
    {
        await using var content = files.Open(sha256);
        var uploaded = await wecom.UploadMediaAsync(MediaType.Image, $"{sha256[..8]}.{ExtensionOf(content)}", content, cancel);
        return await wecom.SendAsync(new OutgoingImage(to, uploaded.MediaId) { DuplicateCheck = duplicateCheck }, cancel);
    }

    /// <summary>WeCom takes the type of a picture from the name of its file.</summary>
    private static string ExtensionOf(Stream content)
    {
        Span<byte> head = stackalloc byte[32];
        var sniff = ContentSniff.Of(head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        content.Position = 0;
        return sniff.ContentType == "image/png" ? "png" : "jpg";
    }

    /// <summary>
    /// Null where WeCom does not like the card as it is: the same words then go as text with numbered choices. A card whose id WeCom knows already, in a
    /// second try, is the one that arrived in the first.
    /// </summary>
    private async Task<SendResult?> TrySendCardAsync(OutgoingPush push, Recipients to, TimeSpan? duplicateCheck, CancellationToken cancel)
    {
        try
        {
            return await wecom.SendAsync(new OutgoingTemplateCard(to, CardLayout.Of(push.Message, push.Id)) { DuplicateCheck = duplicateCheck }, cancel);
        }
        catch (WeComException seen) when (seen.Code == (int)WeComError.TaskIdUsed && push.Attempt > 1)
        {
            return new SendResult("", null, [], [], [], []);
        }
        catch (WeComException refused) when (refused.Kind == WeComErrorKind.PermanentForContent)
        {
            CardRefused(logger, push.Id, refused.Code);
            return null;
        }
    }

    /// <summary>How many messages it is on the phone, each of which WeCom counts.</summary>
    private static int PartsOf(Rendered message) => CardLayout.Fits(message) ? 1 : TextParts(message).Count;

    private static IReadOnlyList<string> TextParts(Rendered message) => Utf8Parts.Split(message.AsNumberedText(), OutgoingText.ByteLimit);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "WeCom refused the form of card {Id} ({Code}); it goes as text")]
    private static partial void CardRefused(ILogger logger, string id, int code);

    public Task<SendOutcome> UpdateCardAsync(CardUpdate update, CancellationToken cancel) =>
        OutcomeAsync(
            () => wecom.UpdateTemplateCardAsync(update.ResponseCode, update.ReplacedText, [update.UserId], cancel),
            _ => SendOutcome.Accepted(null, null));

    private static async Task<SendOutcome> OutcomeAsync<T>(Func<Task<T>> call, Func<T, SendOutcome> accepted)
    {
        try
        {
            return accepted(await call());
        }
        catch (WeComOutcomeUnknownException)
        {
            return new SendOutcome(DeliveryState.Unknown, "no-answer");
        }
        catch (WeComException refused)
        {
            return refused.Kind switch
            {
                WeComErrorKind.RateLimited => new SendOutcome(DeliveryState.Unknown, refused.Code.ToString(), RetryAfter: refused.RetryAfter ?? TimeSpan.FromMinutes(1)),
                WeComErrorKind.Retryable or WeComErrorKind.TokenExpired => new SendOutcome(DeliveryState.Unknown, refused.Code.ToString()),
                // A wrong setting is not the recipient's fault: try again when somebody has had time to correct it.
                WeComErrorKind.Configuration => new SendOutcome(DeliveryState.Unknown, refused.Code.ToString(), RetryAfter: TimeSpan.FromMinutes(2)),
                _ => new SendOutcome(DeliveryState.Rejected, refused.Code.ToString()),
            };
        }
    }
}
