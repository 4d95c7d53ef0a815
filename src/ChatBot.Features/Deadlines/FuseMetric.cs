using System.Diagnostics.Metrics;

namespace ChatBot.Features.Deadlines;

/// <summary>What <c>/metrics</c> says about the fuse: when it last burned well, and what the auditor misses.</summary>
public sealed class FuseMetric : IDisposable
{
    public const string MeterName = "ChatBot.Fuse";

    private readonly Meter _meter = new(MeterName);
    private long _missed, _sweptAt, _auditedAt;

    public FuseMetric()
    {
        _meter.CreateObservableGauge("chatbot_fuse_missed_steps", () => Interlocked.Read(ref _missed), description: "Steps of running clocks that are overdue by more than two minutes and were not told.");
        _meter.CreateObservableGauge("chatbot_fuse_last_sweep_seconds", () => Interlocked.Read(ref _sweptAt), description: "Unix time of the last good sweep of the clocks; 0 before the first.");
        _meter.CreateObservableGauge("chatbot_fuse_last_audit_seconds", () => Interlocked.Read(ref _auditedAt), description: "Unix time of the last audit of the clocks; 0 before the first.");
    }

    internal void Swept(DateTimeOffset at) => Interlocked.Exchange(ref _sweptAt, at.ToUnixTimeSeconds());

    internal void Audited(DateTimeOffset at, int missed)
    {
        Interlocked.Exchange(ref _missed, missed);
        Interlocked.Exchange(ref _auditedAt, at.ToUnixTimeSeconds());
    }

    public void Dispose() => _meter.Dispose();
}
