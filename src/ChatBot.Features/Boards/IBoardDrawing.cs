using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Boards;

/// <summary>A folder to the right draws what a command has just answered in words; the picture comes after the commit.</summary>
public interface IBoardDrawing
{
    /// <summary>Promises the picture in the message's transaction.</summary>
    /// <returns>What to say where none can be drawn; null where it will come.</returns>
    Task<Said?> OrderAsync(CommandCall call, string board, IReadOnlyDictionary<string, string> filters, CancellationToken cancel);
}
