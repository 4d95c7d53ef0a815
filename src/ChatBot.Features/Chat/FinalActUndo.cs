using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>
/// An act that cannot be taken back, such as a reminder that somebody has read. It is noted all the same, so that 撤销 says so instead of quietly
/// taking back what was done before it.
/// </summary>
internal sealed class FinalActUndo : IUndo
{
    internal const string UndoKind = "final";

    public string Kind => UndoKind;

    public Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<Decision<Undone>>(ChatWordings.FinalAct.With(new FinalActModel(undoable.What, undoable.Payload)));
}
