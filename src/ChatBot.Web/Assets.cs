using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Web;

internal static class Assets
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/site.css", (HttpContext http) =>
    {
        // Ours, the same for everybody and without any secret: it may be kept.
        http.Response.Headers.Remove("Pragma");
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(Assets).Assembly.GetManifestResourceStream("site.css")!, "text/css; charset=utf-8");
    });
}
