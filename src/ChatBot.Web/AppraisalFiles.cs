using ChatBot.Features.Exports;
using ChatBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>The appraisal sheet behind a link: what its person may see at this moment. A link that says nothing any more says nothing about why.</summary>
internal static class AppraisalFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{AppraisalDesk.Purpose}/{{token}}", async (string token, LinkGate gate, UnitOfWork work, TimeProvider clock, CancellationToken cancel) =>
        {
            if (await gate.OpenAppraisalAsync(token, cancel) is not ({ } link, null)) return Results.NotFound();
            return await work.ReadAsync(
                async (scope, inner) => await scope.GetRequiredService<AppraisalDesk>().FileAsync(link, clock.GetUtcNow(), inner) is { } file
                    ? Results.File(file.Content, AppraisalDesk.ContentType, file.Name)
                    : Results.NotFound(),
                cancel);
        });
}
