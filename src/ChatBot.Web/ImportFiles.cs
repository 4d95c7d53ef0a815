using ChatBot.Features.Imports;
using ChatBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>What can be fetched: templates, for everybody; the rows with problems, by whoever may see the page.</summary>
internal static class ImportFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates/{code}.xlsx", (string code) =>
            ImportShape.Find(code) is { } shape ? Results.File(ImportSheets.Template(shape), ImportSheets.Xlsx, $"导入模板-{shape.Name}.xlsx") : Results.NotFound());
        routes.MapGet("/import/{token}/problems.xlsx", (string token, HttpContext http, LinkGate gate, UnitOfWork work, CancellationToken cancel) =>
            ProblemsAsync(token, http, gate, work, (shape, rows) => Results.File(ImportSheets.Problems(shape, rows), ImportSheets.Xlsx, $"导入问题-{shape.Name}.xlsx"), cancel));
        routes.MapGet("/import/{token}/problems.csv", (string token, HttpContext http, LinkGate gate, UnitOfWork work, CancellationToken cancel) =>
            ProblemsAsync(token, http, gate, work, (shape, rows) => Results.File(ImportSheets.ProblemsCsv(shape, rows), "text/csv; charset=utf-8", $"导入问题-{shape.Name}.csv"), cancel));
    }

    private static async Task<IResult> ProblemsAsync(
        string token, HttpContext http, LinkGate gate, UnitOfWork work, Func<ImportShape, IReadOnlyList<ImportRow>, IResult> answer, CancellationToken cancel)
    {
        if (await gate.OpenAsync(http, token, cancel) is not ({ } link, null)) return Results.NotFound();
        return await work.ReadAsync(
            async (scope, inner) =>
            {
                if (await scope.GetRequiredService<ImportStore>().LatestOfLinkAsync(link.Id, inner) is not { } import) return Results.NotFound();
                return answer(ImportShape.Find(import.Kind)!, await scope.GetRequiredService<ImportDesk>().ProblemsAsync(import.Id, inner));
            },
            cancel);
    }
}
