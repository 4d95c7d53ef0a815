using ChatBot.Features.Kernel;

namespace ChatBot.Features.Boards;

internal static class BoardWordings
{
    public static readonly Wording<BoardModel> Board = new("boards/board");
}

/// <param name="Answer">The board's first line.</param>
/// <param name="Lines">The rows that press most.</param>
/// <param name="More">How many rows there are besides.</param>
/// <param name="Link">The same on a page; empty where the service has no address that phones reach.</param>
/// <param name="Others">What else can be asked for.</param>
public sealed record BoardModel(string Title, string Answer, IReadOnlyList<BoardLine> Lines, int More, string Empty, string Link, string Others);

public sealed record BoardLine(string Text, bool IsLate);
