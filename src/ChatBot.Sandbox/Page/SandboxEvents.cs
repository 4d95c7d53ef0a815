using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Page;

/// <summary>
/// Server-sent events for the page: bubble and card {userId, unread, bubble}, wire (one entry), clock (its face), story (its progress or null),
/// people (a list), approvals ({}), faults (all of them), bot ({running}). A page that reads too slowly loses the oldest; it fetches the state again when it reconnects.
/// </summary>
internal sealed class SandboxEvents : IDisposable
{
    private readonly PretendWeCom _wecom;
    private readonly IClockDriver _clock;
    private readonly IStoryTeller _stories;
    private readonly IBotSwitch _bot;
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<string>> _readers = [];

    public SandboxEvents(PretendWeCom wecom, IClockDriver clock, IStoryTeller stories, IBotSwitch bot)
    {
        (_wecom, _clock, _stories, _bot) = (wecom, clock, stories, bot);
        wecom.BubbleAdded += OnBubble;
        wecom.BubbleChanged += OnCard;
        wecom.WireLogged += OnWire;
        wecom.ApprovalsChanged += OnApprovals;
        wecom.Company.PersonChanged += OnPerson;
        clock.Changed += OnClock;
        stories.Changed += OnStory;
        bot.Changed += OnBot;
        wecom.Faults.Changed += OnFaults;
    }

    public async Task StreamAsync(HttpContext http)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
            _readers.Add(channel);
        try
        {
            http.Response.ContentType = "text/event-stream; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(": hello\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await foreach (var text in channel.Reader.ReadAllAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync(text, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The page was closed: the usual end of a stream.
        }
        finally
        {
            lock (_gate)
                _readers.Remove(channel);
        }
    }

    /// <summary>Ends all streams, so that the host can stop.</summary>
    public void Dispose()
    {
        _wecom.BubbleAdded -= OnBubble;
        _wecom.BubbleChanged -= OnCard;
        _wecom.WireLogged -= OnWire;
        _wecom.ApprovalsChanged -= OnApprovals;
        _wecom.Company.PersonChanged -= OnPerson;
        _clock.Changed -= OnClock;
        _stories.Changed -= OnStory;
        _bot.Changed -= OnBot;
        _wecom.Faults.Changed -= OnFaults;
        lock (_gate)
        {
            foreach (var reader in _readers)
                reader.Writer.TryComplete();
        }
    }

    private void OnBubble(string userId, Phones.Bubble bubble) => Tell("bubble", SandboxViews.Bubble(_wecom, userId, bubble));

    private void OnCard(string userId, Phones.Bubble bubble) => Tell("card", SandboxViews.Bubble(_wecom, userId, bubble));

    private void OnWire(Wire.WireEntry entry) => Tell("wire", SandboxViews.Wire(entry));

    private void OnApprovals() => Tell("approvals", new JsonObject());

    private void OnPerson(Companies.PersonChange change) => Tell("people", SandboxViews.People(_wecom));

    private void OnClock() => Tell("clock", JsonSerializer.SerializeToNode(_clock.Face, ApiHost.Json));

    private void OnStory() => Tell("story", JsonSerializer.SerializeToNode(_stories.Current, ApiHost.Json));

    private void OnBot() => Tell("bot", SandboxViews.Bot(_bot));

    private void OnFaults() => Tell("faults", SandboxViews.Faults(_wecom.Faults));

    private void Tell(string name, JsonNode? data)
    {
        // JSON has no raw line breaks, so one data line is enough.
        var text = $"event: {name}\ndata: {data?.ToJsonString(ApiHost.Json) ?? "null"}\n\n";
        lock (_gate)
        {
            foreach (var reader in _readers)
                reader.Writer.TryWrite(text);
        }
    }
}
