namespace ChatBot.Sandbox.Page;

/// <summary>Turns the bot off and on again beside a WeCom that goes on, so that everybody can see what it remembers.</summary>
internal interface IBotSwitch
{
    event Action? Changed;

    bool Running { get; }

    /// <summary>Starts it on the folder that it left; nothing happens when it runs.</summary>
    Task StartAsync(CancellationToken cancel);

    /// <param name="abruptly">Without the grace in which requests under way are finished, as in a power cut.</param>
    Task StopAsync(bool abruptly, CancellationToken cancel);
}
