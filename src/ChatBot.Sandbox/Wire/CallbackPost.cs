using System.Diagnostics;
using System.Net;
using System.Text;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Wire;

/// <summary>How a callback fared.</summary>
/// <param name="StatusCodes">One per attempt; 0 stands for time-out, refused or reset.</param>
/// <param name="ReplyText">The text of a passive reply; null when the answer was empty or of another kind.</param>
/// <param name="Lost">No attempt was answered with 200 in time. WeCom never sends it again.</param>
internal sealed record Delivery(int Attempts, IReadOnlyList<int> StatusCodes, string? ReplyText, bool Lost, PassiveReply? Reply, string Plaintext)
{
    public IReadOnlyList<string> Problems => Reply?.Problems ?? [];
}

/// <summary>
/// Posts callbacks to the bot (developer pages 90238 and 90930): sealed anew for every attempt, 5 s each, repeated after anything but a 200 in
/// time, lost for ever after the last attempt. There is no order among callbacks.
/// </summary>
internal sealed class CallbackPost(AppCredentials app, CallbackCrypto crypto, Faults faults, WireLog log, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private TaskCompletionSource _nextDelivered = NewSignal();
    private Uri? _url;

    /// <summary>A new address is not verified yet.</summary>
    public Uri? Url
    {
        get => _url;
        set
        {
            Verified = Verified && value == _url;
            _url = value;
        }
    }

    /// <summary>Further instances behind the same address.</summary>
    public IReadOnlyList<Uri> Replicas { get; set; } = [];

    /// <summary>Callbacks that were given up.</summary>
    public event Action<string>? WasLost;

    /// <summary>Whether the endpoint passed the GET check; cards that call back need it (43012).</summary>
    public bool Verified { get; private set; }

    /// <summary>The check that the console makes when the address is saved: GET, one second, the exact bytes back.</summary>
    /// <exception cref="InvalidOperationException">The answer was late or wrong; the console would refuse to save.</exception>
    /// <exception cref="HttpRequestException">Nobody listens there.</exception>
    public async Task VerifyAsync(CancellationToken stop)
    {
        var echo = Random.Shared.NextInt64(1_000_000_000_000_000_000, long.MaxValue).ToString();
        var seal = crypto.Seal(echo, Timestamp(), Nonce());
        var query = $"{Query(seal)}&echostr={Uri.EscapeDataString(seal.Encrypt)}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // The rule is 1 s; a cold start of the bot under test is not what this check is about, so a machine's slowness is forgiven.
        patience.CancelAfter(faults.CallbackTimeout);
        var begun = Stopwatch.GetTimestamp();
        using var response = await _http.GetAsync(WithQuery(Target(), query), patience.Token);
        var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
        log.Add(
            clock.GetUtcNow(), WireDirection.ToBot, "GET " + Target().AbsolutePath, echo, query, Encoding.UTF8.GetString(body),
            (int)response.StatusCode, Stopwatch.GetElapsedTime(begun));
        if (response.StatusCode != HttpStatusCode.OK || !body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(echo)))
            throw new InvalidOperationException($"The callback URL answered {(int)response.StatusCode} with {body.Length} bytes; expected were 200 and the {echo.Length} digits of the echo");
        Verified = true;
    }

    /// <summary>Delivers one callback with everything that the faults do to it, and waits for its end.</summary>
    /// <param name="userId">Who a passive reply would go to.</param>
    /// <param name="repeats">Whether a failed attempt is repeated.</param>
    public async Task<Delivery> DeliverAsync(string plaintext, string userId, bool repeats, CancellationToken stop)
    {
        if (Url is null || faults.CallbackDropped.Strikes())
            return Lose(plaintext, 0, []);
        if (faults.CallbackLate.Strikes())
            await Task.Delay(faults.LateBy, stop);
        if (faults.CallbackOutOfOrder.Strikes())
            await WaitForLaterOneAsync(stop);
        var delivery = await AttemptAllAsync(plaintext, userId, repeats, stop);
        if (!delivery.Lost && faults.CallbackTwice.Strikes())
        {
            var again = await AttemptAllAsync(plaintext, userId, repeats, stop);
            delivery = again with { Attempts = delivery.Attempts + again.Attempts, StatusCodes = [.. delivery.StatusCodes, .. again.StatusCodes] };
        }

        Interlocked.Exchange(ref _nextDelivered, NewSignal()).TrySetResult();
        return delivery;
    }

    /// <summary>Delivers beside everything else, as WeCom does with events that nobody waits for.</summary>
    public void DeliverInBackground(string plaintext, string userId, CancellationToken stop)
    {
        if (Url is null)
            return;
        var task = Task.Run(() => DeliverAsync(plaintext, userId, true, stop), CancellationToken.None);
        lock (_gate)
            _running.Add(task);
        _ = task.ContinueWith(
            done =>
            {
                lock (_gate)
                    _running.Remove(done);
                if (done.IsFaulted)
                    WasLost?.Invoke($"{plaintext} ({done.Exception.GetBaseException().Message})");
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends when no callback is under way.</summary>
    public async Task WhenQuietAsync()
    {
        while (true)
        {
            Task[] running;
            lock (_gate)
                running = [.. _running];
            if (running.Length == 0)
                return;
            await Task.WhenAny(Task.WhenAll(running));
            lock (_gate)
                _running.RemoveWhere(t => t.IsCompleted);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Delivery> AttemptAllAsync(string plaintext, string userId, bool repeats, CancellationToken stop)
    {
        var attempts = repeats ? 1 + faults.CallbackRetries : 1;
        var codes = new List<int>();
        SealedText? seal = null;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(faults.CallbackRetryDelay, stop);
            seal = seal is not null && faults.RetrySameBytes ? seal : crypto.Seal(plaintext, Timestamp(), Nonce());
            var (status, body) = await AttemptAsync(plaintext, seal, userId, stop);
            codes.Add(status);
            if (status != 200)
                continue;
            var reply = PassiveReply.Read(body, crypto, app.CorpId, userId);
            return new Delivery(attempt, codes, reply?.Text, false, reply, plaintext);
        }

        return Lose(plaintext, attempts, codes);
    }

    private async Task<(int Status, byte[] Body)> AttemptAsync(string plaintext, SealedText seal, string userId, CancellationToken stop)
    {
        var envelope = Envelope(seal);
        // What balances the load knows nothing of sessions: a retry may well reach another instance.
        var target = faults.Roll(Replicas.Count + 1) is var pick && pick > 0 ? Replicas[pick - 1] : Target();
        var begun = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(faults.CallbackTimeout);
        var status = 0;
        byte[] body = [];
        try
        {
            using var content = new StringContent(envelope, Encoding.UTF8, "text/xml");
            using var response = await _http.PostAsync(WithQuery(target, Query(seal)), content, patience.Token);
            body = await response.Content.ReadAsByteArrayAsync(patience.Token);
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Refused or reset: the attempt counts as failed and is written into the log below with status 0.
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Late: WeCom hangs up. The bot may well have acted on it, and gets it again.
        }

        var answer = PassiveReply.Read(body, crypto, app.CorpId, userId)?.Xml?.ToString() ?? Encoding.UTF8.GetString(body);
        log.Add(
            clock.GetUtcNow(), WireDirection.ToBot, "POST " + target.AbsolutePath, plaintext, envelope, answer, status,
            Stopwatch.GetElapsedTime(begun));
        return (status, body);
    }

    /// <summary>The outer XML: the order of its elements, CDATA and white space differ from call to call, as in WeCom's own samples.</summary>
    private string Envelope(SealedText seal)
    {
        List<XmlPart> parts =
        [
            XmlPart.Text("ToUserName", app.CorpId),
            XmlPart.Text("Encrypt", seal.Encrypt),
            XmlPart.Text("AgentID", app.AgentId.ToString()),
        ];
        var first = faults.Roll(parts.Count);
        parts = [parts[first], .. parts.Where((_, i) => i != first)];
        return XmlPart.Node("xml", parts).Write(cdata: faults.Roll(2) == 0, pretty: faults.Roll(2) == 0);
    }

    private async Task WaitForLaterOneAsync(CancellationToken stop)
    {
        var later = Volatile.Read(ref _nextDelivered).Task;
        await Task.WhenAny(later, Task.Delay(faults.HoldAtMost, stop));
    }

    private Delivery Lose(string plaintext, int attempts, List<int> codes)
    {
        WasLost?.Invoke(plaintext);
        return new Delivery(attempts, codes, null, true, null, plaintext);
    }

    private Uri Target() => Url ?? throw new InvalidOperationException("No callback URL is set");

    private string Timestamp() => clock.GetUtcNow().ToUnixTimeSeconds().ToString();

    private static string Nonce() => Random.Shared.Next(100_000_000, int.MaxValue).ToString();

    private static string Query(SealedText seal) => $"msg_signature={seal.Signature}&timestamp={seal.Timestamp}&nonce={seal.Nonce}";

    private static Uri WithQuery(Uri url, string query) => new UriBuilder(url) { Query = query }.Uri;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
