namespace ChatBot.Sandbox.Server;

/// <summary>How a pretend WeCom is set up.</summary>
internal sealed record PretendWeComOptions
{
    /// <summary>Made up when null.</summary>
    public AppCredentials? App { get; init; }

    /// <summary>0: the system chooses.</summary>
    public int Port { get; init; }

    /// <summary>Feeds the faults' dice and the shape of envelopes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many requests the wire log keeps.</summary>
    public int WireLogLength { get; init; } = 400;
}
