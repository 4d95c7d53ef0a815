using ChatBot.Features.Imports;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Web;

/// <summary>
/// Refuses a body before it is read when it says that it is far too long. Up to twice the limit is read and refused in words on the page, for a
/// connection that is cut in mid-upload shows the sender only a broken page.
/// </summary>
internal static class UploadLimit
{
    public const long LargestBody = 2 * ImportLimits.Bytes;

    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (!(http.Request.ContentLength > LargestBody)) return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
