using System.Net;
using System.Text;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// The addresses that a browser is sent to for logging in (pages 91022 and 98152). The real ones know who holds the phone; here the page asks, or
/// <c>sandbox_user</c> in the query says it.
/// </summary>
internal static class LoginPages
{
    public static void Map(IEndpointRouteBuilder routes, PretendWeCom server)
    {
        routes.MapGet("/connect/oauth2/authorize", http => AuthorizeAsync(http, server, "appid"));
        routes.MapGet("/wwlogin/sso/login", http => AuthorizeAsync(http, server, "appid"));
    }

    private static async Task AuthorizeAsync(HttpContext http, PretendWeCom server, string appId)
    {
        string Query(string name) => http.Request.Query[name].ToString();
        if (Query(appId) != server.App.CorpId)
        {
            await RefuseAsync(http, 40013);
            return;
        }

        if (Query("scope") == "snsapi_privateinfo" && Query("agentid") != server.App.AgentId.ToString())
        {
            await RefuseAsync(http, 40056);
            return;
        }

        var user = Query("sandbox_user");
        if (user.Length == 0)
        {
            await AskAsync(http, server);
            return;
        }

        var target = user == "refuse"
            ? server.Login.RedirectWithoutCode(Query("redirect_uri"), Query("state"))
            : server.Login.Redirect(Query("redirect_uri"), Query("state"), user, Query("scope") == "snsapi_privateinfo");
        if (target is null)
            await RefuseAsync(http, 50001);
        else
            http.Response.Redirect(target);
    }

    private static async Task RefuseAsync(HttpContext http, int code)
    {
        http.Response.Headers["Error-Code"] = code.ToString();
        http.Response.ContentType = "text/html; charset=UTF-8";
        await http.Response.WriteAsync($"<!doctype html><meta charset=utf-8><p>{code} {ErrorTable.Message(code, "0", "")}", http.RequestAborted);
    }

    private static async Task AskAsync(HttpContext http, PretendWeCom server)
    {
        var page = new StringBuilder("<!doctype html><html lang=zh><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>登录</title><h1>您是谁？</h1><ul>");
        foreach (var person in server.Company.People.Where(p => p.Reachable))
        {
            var link = $"{http.Request.Path}{http.Request.QueryString}&sandbox_user={Uri.EscapeDataString(person.UserId)}";
            page.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(link)).Append("\">").Append(WebUtility.HtmlEncode($"{person.Name}（{person.Position}）")).Append("</a>");
        }

        http.Response.ContentType = "text/html; charset=UTF-8";
        await http.Response.WriteAsync(page.Append("</ul>").ToString(), http.RequestAborted);
    }
}
