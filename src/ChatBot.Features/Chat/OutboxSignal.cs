namespace ChatBot.Features.Chat;

/// <summary>Something was committed that has to be said.</summary>
public sealed class OutboxSignal : WakeSignal;
