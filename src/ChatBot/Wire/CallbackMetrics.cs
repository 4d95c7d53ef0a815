using System.Diagnostics.Metrics;

namespace ChatBot.Wire;

/// <summary>Counts what came in, by kind, and what was refused, by reason.</summary>
internal sealed class CallbackMetrics
{
    public const string MeterName = "ChatBot";
    private readonly Counter<long> _received;
    private readonly Counter<long> _refused;

    public CallbackMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("chatbot.callbacks.received", description: "Callbacks understood, by kind");
        _refused = meter.CreateCounter<long>("chatbot.callbacks.refused", description: "Callbacks refused, by reason");
    }

    public void Received(string kind) => _received.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
