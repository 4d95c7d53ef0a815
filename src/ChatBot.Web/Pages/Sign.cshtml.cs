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

    /// <summary>It has just been signed (true) or refused (false).</summary>
    public bool? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        await OpenAsync(token, cancel);
        return Shown();
    }

    public async Task<IActionResult> OnPostSignAsync(string token, string? name, string? tail, string? answer, string? remark, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        var (signer, said) = ((name ?? "").Trim(), (remark ?? "").Trim());
        Mistake = signer.Length is 0 or > LongestName ? "请写您的姓名。"
            : !FourDigits().IsMatch((tail ?? "").Trim()) ? "请写手机号的后四位数字。"
            : answer is not ("yes" or "no") ? "请选择同意或不同意。"
            : answer == "no" && said.Length == 0 ? "不同意请写原因，我们好处理。"
            : said.Length > LongestRemark ? $"意见最多 {LongestRemark} 个字。" : "";
        if (Mistake.Length > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var now = clock.GetUtcNow();
        var signed = new Signed(signer, tail!.Trim(), answer == "yes", said, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", now);
        var taken = await work.WriteAsync(
            async (scope, inner) => await scope.GetRequiredService<LinkStore>().UseAsync(link.Id, Link.NewToken(), now, now, inner) && await scope.GetRequiredService<SignDesk>().SignAsync(link, signed, inner),
            cancel);
        if (taken) Done = signed.Agrees;
        else Problem = LinkProblem.Used;
        return Shown();
    }

    private async Task<Link?> OpenAsync(string token, CancellationToken cancel)
    {
        (var link, Problem) = await services.GetRequiredService<LinkGate>().OpenSignAsync(token, cancel);
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
            LinkProblem.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FourDigits();
}
