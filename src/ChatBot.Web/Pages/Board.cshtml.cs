using ChatBot.Features.Boards;
using ChatBot.Features.Calendar;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>One board, or one record, for whoever is signed in. A board that does not exist, and a record that the reader may not know of, look the same.</summary>
public sealed class BoardModel(UnitOfWork work, OrgDirectory org, TimeProvider clock, IServiceProvider services) : PageModel
{
    public string Id { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Question { get; private set; } = "";

    public string Reader { get; private set; } = "";

    public string AsOf { get; private set; } = "";

    /// <summary>Address of the same rows as xlsx, with the filters.</summary>
    public string Sheet { get; private set; } = "";

    public IReadOnlyList<(string Id, string Title)> Boards { get; private set; } = [];

    public BoardAsk Ask { get; private set; } = null!;

    /// <summary>Null where there is nothing to show to this reader.</summary>
    public BoardView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? id, string? no, CancellationToken cancel)
    {
        var gate = services.GetRequiredService<StaffGate>();
        if (gate.Find(HttpContext) is not { } reader)
        {
            await gate.Ask(HttpContext).ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        var now = clock.GetUtcNow();
        Ask = BoardRoutes.AskOf(HttpContext, reader, org.Current, now);
        (Reader, AsOf) = (reader.Name, DateWords.Absolute(now, now));
        await work.ReadAsync(
            async (scope, inner) =>
            {
                var boards = scope.GetServices<IBoard>().OrderBy(board => board.Place).ToList();
                Boards = [.. boards.Select(board => (board.Id, board.Title))];
                if (no is not null)
                {
                    (Id, Title, Question) = ("", no, "这件事发生过什么？");
                    Sheet = $"/boards/records/{Uri.EscapeDataString(no)}.xlsx";
                    View = await scope.GetRequiredService<IRecordBoard>().ReadAsync(no, Ask, inner);
                }
                else if (boards.Find(board => board.Id == id) is { } board)
                {
                    (Id, Title, Question) = (board.Id, board.Title, board.Question);
                    Sheet = $"/boards/{board.Id}.xlsx{Request.QueryString}";
                    View = await board.ReadAsync(Ask, inner);
                }

                return 0;
            },
            cancel);
        if (View is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
