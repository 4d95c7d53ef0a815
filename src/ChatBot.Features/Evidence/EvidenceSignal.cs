using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>A picture has come.</summary>
public sealed class EvidenceSignal : WakeSignal;
