using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Web;

/// <summary>Styles and scripts. echarts.js is Apache ECharts 6.1.0 (its small build of npm, unchanged); its licence can be read beside it.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["site.css"] = "text/css; charset=utf-8",
        ["board.css"] = "text/css; charset=utf-8",
        ["board.js"] = "text/javascript; charset=utf-8",
        ["echarts.js"] = "text/javascript; charset=utf-8",
        ["echarts.LICENSE.txt"] = "text/plain; charset=utf-8",
    };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
    {
        if (!Types.TryGetValue(name, out var type)) return Results.NotFound();
        // The same for everybody and without any secret: it may be kept.
        http.Response.Headers.Remove("Pragma");
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(Assets).Assembly.GetManifestResourceStream(name)!, type);
    });
}
