using ChatBot.Features.Collaboration;
using ChatBot.Features.Exports;
using ChatBot.Features.Imports;
using ChatBot.Features.Links;
using ChatBot.Features.Payments;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>Says whether this browser may open the page of a link now. Everything about the person is asked anew each time: who has left opens nothing.</summary>
internal sealed class LinkGate(UnitOfWork work, OrgDirectory org, TimeProvider clock)
{
    public const string ImportPurpose = "import";

    private const string Cookie = "link-session", StaffCookie = "staff";

    public async Task<(Link? Link, LinkProblem? Problem)> OpenAsync(HttpContext http, string token, CancellationToken cancel)
    {
        var link = await work.ReadAsync((scope, inner) => scope.GetRequiredService<LinkStore>().FindAsync(ImportPurpose, token, inner), cancel);
        if (link is null) return (null, LinkProblem.Unknown);
        if (link.Judge(http.Request.Cookies[Cookie], clock.GetUtcNow()) is { } problem) return (link, problem);
        return ImportDesk.MayImport(org.Current, link.Person) ? (link, null) : (link, LinkProblem.NotAllowed);
    }

    /// <summary>The link to a case's page. Looking binds it to nothing; the first thing handed in over it binds it to that browser.</summary>
    public async Task<(Link? Link, LinkProblem? Problem)> OpenCaseAsync(HttpContext http, string token, CancellationToken cancel)
    {
        var link = await work.ReadAsync((scope, inner) => scope.GetRequiredService<LinkStore>().FindAsync(CasePage.Purpose, token, inner), cancel);
        if (link is null) return (null, LinkProblem.Unknown);
        if (link.Judge(http.Request.Cookies[Cookie], clock.GetUtcNow()) is { } problem) return (link, problem);
        return org.Current.Find(link.Person) is { IsActive: true } ? (link, null) : (link, LinkProblem.NotAllowed);
    }

    /// <summary>The link to a month's appraisal sheet: read only, for whom it was made, as long as that person is here.</summary>
    public async Task<(Link? Link, LinkProblem? Problem)> OpenAppraisalAsync(string token, CancellationToken cancel)
    {
        var link = await work.ReadAsync((scope, inner) => scope.GetRequiredService<LinkStore>().FindAsync(AppraisalDesk.Purpose, token, inner), cancel);
        if (link is null) return (null, LinkProblem.Unknown);
        return org.Current.Find(link.Person) is { IsActive: true } ? (link, link.Judge(null, clock.GetUtcNow())) : (link, LinkProblem.NotAllowed);
    }

    /// <summary>The link to sign; once it has been used it opens for nobody.</summary>
    public async Task<(Link? Link, LinkProblem? Problem)> OpenSignAsync(string token, CancellationToken cancel)
    {
        var link = await work.ReadAsync((scope, inner) => scope.GetRequiredService<LinkStore>().FindAsync(SignDesk.Purpose, token, inner), cancel);
        return link is null ? (null, LinkProblem.Unknown) : (link, link.Judge(null, clock.GetUtcNow()));
    }

    /// <summary>The link on which a customer confirms a payment reminder; once it has been confirmed it opens for nobody.</summary>
    public async Task<(Link? Link, LinkProblem? Problem)> OpenConfirmAsync(string token, CancellationToken cancel)
    {
        var link = await work.ReadAsync((scope, inner) => scope.GetRequiredService<LinkStore>().FindAsync(PaymentReminder.Purpose, token, inner), cancel);
        return link is null ? (null, LinkProblem.Unknown) : (link, link.Judge(null, clock.GetUtcNow()));
    }

    /// <summary>Notes that one of us uses this browser: what it does on pages for customers counts for nothing (R38).</summary>
    public static void MarkStaff(HttpContext http, bool isHttps) =>
        http.Response.Cookies.Append(StaffCookie, "1", new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = isHttps, Path = $"/{PaymentReminder.Purpose}", MaxAge = TimeSpan.FromDays(180), IsEssential = true,
        });

    public static bool IsStaff(HttpContext http) => http.Request.Cookies.ContainsKey(StaffCookie);

    /// <summary>Hands the browser the token that its link is now bound to.</summary>
    public static void Remember(HttpContext http, string purpose, string token, string sessionToken, TimeSpan life, bool isHttps) =>
        http.Response.Cookies.Append(Cookie, sessionToken, new CookieOptions
        {
            // Lax: the link is opened out of a chat program, which counts as another site.
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = isHttps, Path = $"/{purpose}/{token}", MaxAge = life, IsEssential = true,
        });
}
