using System.Text.RegularExpressions;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Links;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>A person outside of the company signs, or says why not (R46). The link is used up by that.</summary>
public sealed partial class SignModel(UnitOfWork work, TimeProvider clock, IServiceProvider services) : PageModel
{
    private const int LongestName = 30, LongestRemark = 300;

    /// <summary>Why the link does not open, or null.</summary>
    public LinkProblem? Problem { get; private set; }

    public SignPage? Sign { get; private set; }

    /// <summary>What was wrong with the form, or empty.</summary>
    public string Mistake { get; private set; } = "";

    /// <summary>It was signed lately, and may be said not to be solved (R65); else null.</summary>
    public SignedPage? Signed { get; private set; }

    /// <summary>That has just been said.</summary>
    public bool Reopened { get; private set; }

    /// <summary>It has just been signed (true) or refused (false).</summary>
    public bool? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        await OpenAsync(token, cancel);
        return Shown();
    }

    public async Task<IActionResult> OnPostSignAsync(string token, string? name, string? tail, string? answer, string? remark, string? score, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        var (signer, said) = ((name ?? "").Trim(), (remark ?? "").Trim());
        Mistake = signer.Length is 0 or > LongestName ? "请写您的姓名。"
            : !FourDigits().IsMatch((tail ?? "").Trim()) ? "请写手机号的后四位数字。"
            : answer is not ("yes" or "no") ? "请选择同意或不同意。"
            : answer == "no" && said.Length == 0 ? "不同意请写原因，我们好处理。"
            : answer == "yes" && Sign!.NeedsScore && ScoreOf(score) is null ? "请选满意度，1 到 5 分。"
            : said.Length > LongestRemark ? $"意见最多 {LongestRemark} 个字。" : "";
        if (Mistake.Length > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var now = clock.GetUtcNow();
        var signed = new Signed(signer, tail!.Trim(), answer == "yes", said, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", now, Sign!.AsksScore && answer == "yes" ? ScoreOf(score) : null);
        var taken = await work.WriteAsync(
            async (scope, inner) => await scope.GetRequiredService<LinkStore>().UseAsync(link.Id, Link.NewToken(), now, now, inner) && await scope.GetRequiredService<SignDesk>().SignAsync(link, signed, inner),
            cancel);
        if (taken) Done = signed.Agrees;
        else Problem = LinkProblem.Used;
        return Shown();
    }

    public async Task<IActionResult> OnPostReopenAsync(string token, string? tail, string? reason, CancellationToken cancel)
    {
        await OpenAsync(token, cancel);
        if (Signed is null) return Shown();
        var said = (reason ?? "").Trim();
        Mistake = !FourDigits().IsMatch((tail ?? "").Trim()) ? "请写签字时填的手机号后四位。"
            : said.Length is 0 or > LongestRemark ? $"请写哪里没解决，最多 {LongestRemark} 个字。" : "";
        if (Mistake.Length == 0)
        {
            var now = clock.GetUtcNow();
            var problem = await work.WriteAsync(async (scope, inner) =>
            {
                // Read again inside the transaction: somebody may have pressed twice.
                var link = await scope.GetRequiredService<LinkStore>().FindAsync(SignDesk.Purpose, token, inner);
                return await scope.GetRequiredService<SignDesk>().ReopenAsync(link!, tail!.Trim(), said, now, inner);
            }, cancel);
            if (problem is null)
            {
                Reopened = true;
                return Page();
            }

            if (problem == ReopenProblem.TooLate)
            {
                Signed = null;
                return Shown();
            }

            Mistake = "手机号后四位和签字时填的不一样，请签字的人来填。";
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static int? ScoreOf(string? typed) => typed is ['1' or '2' or '3' or '4' or '5'] ? typed[0] - '0' : null;

    private async Task<Link?> OpenAsync(string token, CancellationToken cancel)
    {
        (var link, Problem) = await services.GetRequiredService<LinkGate>().OpenSignAsync(token, cancel);
        if (Problem == LinkProblem.Used && link is not null)
            Signed = await work.ReadAsync((scope, inner) => scope.GetRequiredService<SignDesk>().FindSignedAsync(link, clock.GetUtcNow(), inner), cancel);
        if (Problem is not null || link is null) return null;
        Sign = await work.ReadAsync((scope, inner) => scope.GetRequiredService<SignDesk>().FindAsync(link, clock.GetUtcNow(), inner), cancel);
        if (Sign is null) Problem = LinkProblem.NotAllowed;
        return Sign is null ? null : link;
    }

    private PageResult Shown()
    {
        Response.StatusCode = Problem switch
        {
            null => StatusCodes.Status200OK,
            LinkProblem.Used when Signed is not null => StatusCodes.Status200OK,
            LinkProblem.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FourDigits();
}
