using Microsoft.AspNetCore.Http;

namespace ChatBot.Web;

/// <summary>Nothing from third parties, no framing, no script but our own and that on the boards alone; the address with its token goes nowhere else and is kept nowhere.</summary>
internal static class PageHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string BoardPolicy = $"{ContentSecurityPolicy}; script-src 'self'; connect-src 'self'";

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/boards", StringComparison.Ordinal) ? BoardPolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // In the very words of the form's library, which else overrides them and complains about it on every page.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        return next(http);
    }
}
