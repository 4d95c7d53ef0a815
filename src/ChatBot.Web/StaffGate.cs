using System.Globalization;
using System.Security.Cryptography;
using ChatBot.Features.Links;
using ChatBot.Features.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Web;

/// <summary>
/// Who of the staff holds this browser, by WeCom's OAuth. The cookie says only who; whether that person still works here, and may see what, is asked anew
/// at each request.
/// </summary>
internal sealed class StaffGate(ILoginSource login, OrgDirectory org, WebOptions web, IDataProtectionProvider protection, TimeProvider clock)
{
    public const string BackPath = "/boards/signed-in", Home = "/boards/projects";

    private const string Session = "staff", Asked = "staff-state";

    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(12), AnswerWithin = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _sessions = protection.CreateProtector("staff session"), _states = protection.CreateProtector("staff sign-in");

    /// <summary>Null where nobody is signed in, or who was has left.</summary>
    public Person? Find(HttpContext http) =>
        Open(_sessions, http.Request.Cookies[Session], SessionLife) is { } userId && org.Current.Find(userId) is { IsActive: true } person ? person : null;

    /// <summary>Sends the browser to WeCom, or says what to do where that cannot work.</summary>
    public IResult Ask(HttpContext http)
    {
        if (!web.HasPublicUrl) return PlainPage.Say(StatusCodes.Status503ServiceUnavailable, "看板还没有开通", "请管理员设置 Web:PublicUrl（手机能打开的地址），再从聊天里发「看板」。");
        if (!login.CanAsk(http.Request.Headers.UserAgent.ToString()))
            return PlainPage.Say(StatusCodes.Status403Forbidden, "请在企业微信里打开", "看板要知道您是谁，只有企业微信能告诉我们。请在企业微信里给机器人发「看板」，点回复里的链接。");
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var wanted = http.Request.Path + http.Request.QueryString.ToString();
        Set(http, Asked, Close(_states, $"{state} {wanted}"), AnswerWithin);
        return Results.Redirect(login.AddressOf(new Uri(web.PublicUrl!.TrimEnd('/') + BackPath), state).ToString());
    }

    /// <summary>The browser came back from WeCom.</summary>
    public async Task<IResult> SignInAsync(HttpContext http, CancellationToken cancel)
    {
        var asked = Open(_states, http.Request.Cookies[Asked], AnswerWithin)?.Split(' ', 2);
        http.Response.Cookies.Delete(Asked, Options(http, null));
        var state = http.Request.Query["state"].ToString();
        // Whoever was not sent away from here is not let in: a link with somebody else's code would sign the reader in as that person.
        if (asked is not [var sent, var wanted] || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(sent), System.Text.Encoding.UTF8.GetBytes(state)))
            return PlainPage.Say(StatusCodes.Status400BadRequest, "登录没有成功", "这次登录开始得太久，或浏览器不接受 Cookie。请回到企业微信，重新点「看板」的链接。");
        var code = http.Request.Query["code"].ToString();
        if (code.Length == 0 || await login.WhoAsync(code, cancel) is not { } userId)
            return PlainPage.Say(StatusCodes.Status403Forbidden, "登录没有成功", "企业微信没有告诉我们您是谁（可能已取消，或页面刷新过）。请重新点「看板」的链接。");
        if (org.Current.Find(userId) is not { IsActive: true })
            return PlainPage.Say(StatusCodes.Status403Forbidden, "您不在授权范围", "机器人的可见范围里没有您。请联系管理员。");
        Set(http, Session, Close(_sessions, userId), SessionLife);
        LinkGate.MarkStaff(http, http.Request.IsHttps);
        return Results.LocalRedirect(IsOurs(wanted) ? wanted : Home);
    }

    public static IResult SignOut(HttpContext http)
    {
        http.Response.Cookies.Delete(Session, Options(http, null));
        return PlainPage.Say(StatusCodes.Status200OK, "已退出", "再看看板，请在企业微信里给机器人发「看板」。");
    }

    private static bool IsOurs(string path) => path.StartsWith("/boards", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal);

    private string Close(IDataProtector protector, string words) => protector.Protect($"{clock.GetUtcNow().ToUnixTimeSeconds()} {words}");

    /// <summary>Null for what is missing, too old, or not from us.</summary>
    private string? Open(IDataProtector protector, string? closed, TimeSpan life)
    {
        if (string.IsNullOrEmpty(closed)) return null;
        try
        {
            var parts = protector.Unprotect(closed).Split(' ', 2);
            var since = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return since >= TimeSpan.Zero && since < life ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            // Sealed under keys that are gone, or tampered with: as good as none.
            return null;
        }
    }

    private static void Set(HttpContext http, string name, string value, TimeSpan life) => http.Response.Cookies.Append(name, value, Options(http, life));

    // Lax: pages are opened out of a chat, which counts as another site.
    private static CookieOptions Options(HttpContext http, TimeSpan? life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/boards", MaxAge = life, IsEssential = true };
}
