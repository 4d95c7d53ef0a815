using ChatBot.Features.Boards;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>What stands beside the pages of the boards: signing in, their rows as xlsx, and the word that something has changed.</summary>
internal static class BoardRoutes
{
    /// <summary>Between two words to one browser at least; and at most, for another node may have written something.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(2), AtMost = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/boards", () => Results.LocalRedirect(StaffGate.Home));
        routes.MapGet(StaffGate.BackPath, (HttpContext http, StaffGate gate, CancellationToken cancel) => gate.SignInAsync(http, cancel));
        routes.MapGet("/boards/sign-out", (HttpContext http) => StaffGate.SignOut(http));
        routes.MapGet("/boards/events", EventsAsync);
        routes.MapGet("/boards/{id}.xlsx", SheetAsync);
        routes.MapGet("/boards/records/{no}.xlsx", RecordSheetAsync);
    }

    internal static BoardAsk AskOf(HttpContext http, Person reader, OrgTree org, DateTimeOffset now) =>
        new(reader, org, http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal), now);

    private static async Task<IResult> SheetAsync(string id, HttpContext http, StaffGate gate, OrgDirectory org, UnitOfWork work, TimeProvider clock, CancellationToken cancel)
    {
        if (gate.Find(http) is not { } reader) return gate.Ask(http);
        var ask = AskOf(http, reader, org.Current, clock.GetUtcNow());
        return await work.ReadAsync(
            async (scope, inner) => scope.GetServices<IBoard>().FirstOrDefault(board => board.Id == id) is { } board
                ? Results.File(BoardSheet.Of(board.Title, await board.ReadAsync(ask, inner)), BoardSheet.ContentType, $"{board.Title}.xlsx")
                : Results.NotFound(),
            cancel);
    }

    private static async Task<IResult> RecordSheetAsync(string no, HttpContext http, StaffGate gate, OrgDirectory org, UnitOfWork work, TimeProvider clock, CancellationToken cancel)
    {
        if (gate.Find(http) is not { } reader) return gate.Ask(http);
        var ask = AskOf(http, reader, org.Current, clock.GetUtcNow());
        return await work.ReadAsync(
            async (scope, inner) => await scope.GetRequiredService<IRecordBoard>().ReadAsync(no, ask, inner) is { } view ? Results.File(BoardSheet.Of(no, view), BoardSheet.ContentType, $"{no}.xlsx") : Results.NotFound(),
            cancel);
    }

    /// <summary>text/event-stream of <c>event: changed</c> without any data: the page asks anew for what its reader may see.</summary>
    private static async Task EventsAsync(HttpContext http, StaffGate gate, LedgerFeed feed, TimeProvider clock)
    {
        if (gate.Find(http) is null)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var cancel = http.RequestAborted;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await http.Response.WriteAsync("retry: 5000\n\n", cancel);
            await http.Response.Body.FlushAsync(cancel);
            while (gate.Find(http) is not null)
            {
                var change = feed.Next;
                await Task.WhenAny(change, Task.Delay(AtMost, TimeProvider.System, cancel));
                cancel.ThrowIfCancellationRequested();
                await http.Response.WriteAsync("event: changed\ndata:\n\n", cancel);
                await http.Response.Body.FlushAsync(cancel);
                await Task.Delay(AtLeast, TimeProvider.System, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }
}
