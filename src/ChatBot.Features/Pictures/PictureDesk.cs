using System.Text.Json;
using ChatBot.Features.Boards;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Pictures;

/// <summary>Promises pictures in the transaction of the message that asks for them; nothing is drawn here.</summary>
internal sealed class PictureDesk(PictureOrderStore orders, FontFinder font) : IBoardDrawing
{
    public async Task<Said?> OrderAsync(CommandCall call, string board, IReadOnlyDictionary<string, string> filters, CancellationToken cancel) =>
        await OrderAsync(call, PictureOrder.OfBoard(KeyOf(call), call.SenderId, board, JsonSerializer.Serialize(filters, ChatJson.Options), call.MessageId, call.Now), cancel);

    public async Task<Said?> OrderGanttAsync(CommandCall call, string recordNo, CancellationToken cancel) =>
        await OrderAsync(call, PictureOrder.OfGantt(KeyOf(call), call.SenderId, recordNo, call.MessageId, call.Now), cancel);

    private async Task<Said?> OrderAsync(CommandCall call, PictureOrder order, CancellationToken cancel)
    {
        if (font.Font is null) return PictureWordings.NoFont.With(new NoFontModel(FontFinder.Remedy));
        // A terminal shows no pictures.
        if (call.Source == CommandSource.CommandLine) return null;
        await orders.AddAsync([order], cancel);
        return null;
    }

    private static string KeyOf(CommandCall call) => $"message/{call.MessageId}";
}
