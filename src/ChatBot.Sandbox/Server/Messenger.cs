using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// A message that was answered with errcode 0. <see cref="Accepted"/> is what the sender was told; <see cref="Delivered"/> is who really got
/// it, and no API of WeCom tells that.
/// </summary>
/// <param name="Delivered">Userid → bubble on that member's phone.</param>
internal sealed record SentMessage(
    string MsgId, DateTimeOffset At, Bubble Content, IReadOnlyList<string> Accepted, IReadOnlyDictionary<string, long> Delivered);

/// <summary>message/send, message/update_template_card and message/recall (developer pages 90236, 94888, 94867).</summary>
internal sealed class Messenger(Company company, PhoneRack phones, MediaShelf media, Faults faults, TimeProvider clock)
{
    private readonly MessageRules _rules = new(media, faults);
    private readonly FrequencyGauge _gauge = new(clock);
    private readonly ConcurrentDictionary<string, SentMessage> _sent = new(StringComparer.Ordinal);
    private readonly Lock _requestGate = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string MsgId)> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _taskIds = new(StringComparer.Ordinal);

    public ResponseCodes Codes { get; } = new(clock);

    /// <summary>What an error cannot tell the bot's author.</summary>
    public event Action<string>? Complained;

    /// <summary>Everything accepted so far, oldest first.</summary>
    public IReadOnlyList<SentMessage> Sent => [.. _sent.Values.OrderBy(s => s.At).ThenBy(s => s.MsgId, StringComparer.Ordinal)];

    /// <summary>
    /// Answers msgid, response_code for cards that call back, invaliduser/invalidparty/invalidtag as strings.
    /// More than 30 a minute or 1000 an hour to one member: answered with 0, never delivered.
    /// </summary>
    public ApiAnswer Send(JsonObject body, DateTimeOffset now, bool callbackVerified)
    {
        var type = body.Text("msgtype");
        if (type == "template_card" && !callbackVerified)
            throw new ApiRefusal(43012);
        if (faults.RateLimited.Strikes())
            throw new ApiRefusal(45009);
        if (type == "template_card" && faults.RefusedCards.Strikes())
            throw new ApiRefusal(42038);
        var draft = _rules.Read(type, body, now);
        var recipients = Recipients.Resolve(body, company, faults);
        var msgId = CallbackCrypto.NewWord(40);
        if (Duplicate(body, now, msgId) is { } earlier)
        {
            var repeated = new ApiAnswer(0, recipients.Report());
            if (faults.DuplicateAnswerHasMsgId)
                repeated.Body["msgid"] = earlier;
            return repeated;
        }

        try
        {
            if (!_gauge.Fits("day " + now.ToOffset(TimeSpan.FromHours(8)).Date, company.People.Count * 200, TimeSpan.FromDays(1), recipients.UserIds.Count))
                throw new ApiRefusal(45009);
            CheckTask(draft);
        }
        catch (ApiRefusal)
        {
            // What was refused is no first delivery that a later try could be a duplicate of.
            _requests.TryRemove(Identity(body), out _);
            throw;
        }

        var bubble = draft with { MsgId = msgId };
        var silent = faults.SilentDrop.Strikes();
        var delivered = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var userId in recipients.UserIds)
        {
            // Both windows count every message, so that the second is not blind while the first drops.
            var minute = _gauge.Fits(userId, 30, TimeSpan.FromMinutes(1));
            var hour = _gauge.Fits(userId, 1000, TimeSpan.FromHours(1));
            if ((minute && hour || !faults.MemberLimits) && !silent)
                delivered[userId] = phones.Show(userId, bubble).Id;
        }

        _sent[msgId] = new SentMessage(msgId, now, bubble, recipients.UserIds, delivered);
        var answer = new ApiAnswer(0, recipients.Report());
        answer.Body["msgid"] = msgId;
        if (bubble.Card is { } card && CardRules.CallsBack(card.Model))
            answer.Body["response_code"] = Codes.Issue(msgId);
        return answer;
    }

    /// <summary>Changes the card for the members named (or all with atall 1). Here invaliduser is an array.</summary>
    public ApiAnswer Update(JsonObject body, DateTimeOffset now)
    {
        var code = body.Text("response_code");
        if (Codes.Take(code) is not { } msgId || !_sent.TryGetValue(msgId, out var message))
            throw new ApiRefusal(60140);
        Func<CardFace, CardFace> change;
        IReadOnlyList<string> named, unknown;
        try
        {
            change = ReadUpdate(body, message);
            (named, unknown) = Named(body, message);
            if (named.Count == 0)
                throw new ApiRefusal(unknown.Count > 0 ? 81013 : 82001);
        }
        catch (ApiRefusal) when (!faults.FailedUpdateConsumesCode)
        {
            Codes.GiveBack(code);
            throw;
        }

        foreach (var userId in named)
        {
            if (message.Delivered.TryGetValue(userId, out var bubbleId))
                phones.Change(userId, bubbleId, b => b with { Card = change(b.Card!) });
        }

        return ApiAnswer.Ok(("invaliduser", new JsonArray([.. unknown.Select(u => (JsonNode?)u)])));
    }

    /// <summary>Within 24 hours; what was recalled stays on the phone as a line saying so.</summary>
    public ApiAnswer Recall(JsonObject body, DateTimeOffset now)
    {
        if (!_sent.TryGetValue(body.Text("msgid"), out var message) || now - message.At > TimeSpan.FromHours(24))
            throw new ApiRefusal(40058);
        foreach (var (userId, bubbleId) in message.Delivered)
            phones.Change(userId, bubbleId, b => b with { Recalled = true });
        return ApiAnswer.Ok();
    }

    /// <summary>The card that a greying update leaves behind.</summary>
    public static CardFace Greyed(CardFace card, string text) => card with { State = CardState.Used, ReplacedText = text };

    /// <summary>The card that a whole-card update puts in its place; with replace_text its buttons are grey.</summary>
    public static CardFace Replaced(CardFace card, JsonObject model)
    {
        if (model.Text("task_id").Length == 0 && card.TaskId is { } taskId)
            model["task_id"] = taskId;
        var text = model.Text("replace_text");
        return text.Length > 0 ? new CardFace(model, CardState.Used, text) : new CardFace(model, CardState.Live, null);
    }

    private static Func<CardFace, CardFace> ReadUpdate(JsonObject body, SentMessage message)
    {
        if (body["template_card"] is JsonObject model)
        {
            var fault = CardRules.Check(model, update: true);
            if (fault != 0)
                throw new ApiRefusal(fault);
            if (model.Text("task_id") is { Length: > 0 } task && message.Content.Card?.TaskId is { } original && task != original)
                throw new ApiRefusal(42016);
            return card => Replaced(card, model.DeepClone().AsObject());
        }

        return body["button"].Text("replace_name") is { Length: > 0 } text ? card => Greyed(card, text) : throw new ApiRefusal(40063);
    }

    private (IReadOnlyList<string> Named, IReadOnlyList<string> Unknown) Named(JsonObject body, SentMessage message)
    {
        if (body.Number("atall") == 1)
            return (message.Accepted, []);
        var users = body.List("userids").Select(n => n.GetValue<string>()).ToList();
        var parties = body.List("partyids").Select(n => n.GetValue<int>()).ToList();
        if (users.Count > 1000)
            throw new ApiRefusal(40032);
        if (parties.Count > 100)
            throw new ApiRefusal(82002);
        var unknown = users.Where(u => !message.Accepted.Contains(u, StringComparer.OrdinalIgnoreCase)).ToList();
        var ofParties = parties.SelectMany(company.Under).SelectMany(d => company.In(d.Id)).Select(p => p.UserId)
            .Where(u => message.Accepted.Contains(u, StringComparer.OrdinalIgnoreCase));
        return ([.. users.Except(unknown, StringComparer.Ordinal).Concat(ofParties).Distinct(StringComparer.OrdinalIgnoreCase)], unknown);
    }

    private void CheckTask(Bubble draft)
    {
        if (draft.Card is not { } card)
            return;
        foreach (var overlong in CardRules.Overlong(card.Model))
            Complained?.Invoke(overlong);
        if (card.TaskId is not { } taskId || _taskIds.TryAdd(taskId, card.CardType))
            return;
        if (faults.TaskIdUnique)
            throw new ApiRefusal(42014);
        Complained?.Invoke($"task_id {taskId} was used before");
    }

    /// <summary>The msgid of the first of its kind; or null, and then this request is the first one from now on.</summary>
    private string? Duplicate(JsonObject body, DateTimeOffset now, string msgId)
    {
        var seconds = body.Number("duplicate_check_interval") ?? 1800;
        if (seconds is < 1 or > 14400)
            throw new ApiRefusal(40058);
        var identity = Identity(body);
        lock (_requestGate)
        {
            if (body.Number("enable_duplicate_check") == 1 && _requests.TryGetValue(identity, out var earlier)
                && now - earlier.At < TimeSpan.FromSeconds(seconds))
                return earlier.MsgId;
            _requests[identity] = (now, msgId);
            return null;
        }
    }

    private static string Identity(JsonObject body)
    {
        var copy = body.DeepClone().AsObject();
        copy.Remove("enable_duplicate_check");
        copy.Remove("duplicate_check_interval");
        return copy.ToJsonString();
    }
}
