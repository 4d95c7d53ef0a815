using ChatBot.Features.Chat;

namespace ChatBot.Features.Imports;

/// <summary>A file has come, or somebody has said yes.</summary>
public sealed class ImportSignal : WakeSignal;
