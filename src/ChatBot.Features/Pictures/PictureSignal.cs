using ChatBot.Features.Chat;

namespace ChatBot.Features.Pictures;

/// <summary>A picture has been promised.</summary>
public sealed class PictureSignal : WakeSignal;
