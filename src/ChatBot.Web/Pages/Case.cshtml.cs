using ChatBot.Features.Collaboration;
using ChatBot.Features.Evidence;
using ChatBot.Features.Links;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>
/// One case as a timeline, for the person whom the link was made for; what that person may see is asked anew each time. Whoever has a stage in hand hands in its
/// pictures and files here too. Every post carries the form's own token.
/// </summary>
[RequestSizeLimit(UploadLimit.LargestBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.LargestBody)]
public sealed class CaseModel(UnitOfWork work, UploadReader reader, EvidenceOptions limits, WebOptions web, TimeProvider clock, IServiceProvider services) : PageModel
{
    /// <summary>Why the link does not open, or null.</summary>
    public LinkProblem? Problem { get; private set; }

    public CasePage? Case { get; private set; }

    /// <summary>What the reader may hand in.</summary>
    public IReadOnlyList<StageUpload> Uploads { get; private set; } = [];

    /// <summary>What was wrong with the last upload, or empty.</summary>
    public string Mistake { get; private set; } = "";

    /// <summary>What came of the last upload that counts, or empty.</summary>
    public string Taken { get; private set; } = "";

    public long LargestMegabytes => limits.LargestBytes / 1024 / 1024;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is { } link) await ShowAsync(link, cancel);
        return Shown();
    }

    public async Task<IActionResult> OnPostCodeAsync(string token, string? stage, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        if (!await BindAsync(link, token, cancel)) return Shown();
        await work.WriteAsync((scope, inner) => scope.GetRequiredService<CaseUploadDesk>().AskCodeAsync(link.Payload, stage ?? "", link.Person, clock.GetUtcNow(), inner), cancel);
        return Redirect($"/{CasePage.Purpose}/{Uri.EscapeDataString(token)}");
    }

    public async Task<IActionResult> OnPostUploadAsync(string token, string? stage, IFormFile? file, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        if (file is null || file.Length == 0)
        {
            Mistake = "请选择一张图片或一个文件；空文件不能收。";
            await ShowAsync(link, cancel);
            return Shown();
        }

        UploadedProof proof;
        await using (var content = file.OpenReadStream()) proof = await reader.ReadAsync(content, cancel);
        if (!await BindAsync(link, token, cancel)) return Shown();
        var result = await work.WriteAsync((scope, inner) => scope.GetRequiredService<CaseUploadDesk>().TakeAsync(link.Payload, stage ?? "", proof, link.Person, clock.GetUtcNow(), inner), cancel);
        if (result is { Accepted: true }) Taken = result.Words;
        else Mistake = result?.Words ?? "这个环节现在不在您手里，或者已经完成、停办，没有收下。请看下面最新的情况。";
        await ShowAsync(link, cancel);
        return Shown();
    }

    private async Task<Link?> OpenAsync(string token, CancellationToken cancel)
    {
        (var link, Problem) = await services.GetRequiredService<LinkGate>().OpenCaseAsync(HttpContext, token, cancel);
        return Problem is null ? link : null;
    }

    /// <summary>From the first act on the link is this browser's; false when another was quicker.</summary>
    private async Task<bool> BindAsync(Link link, string token, CancellationToken cancel)
    {
        if (link.UsedAt is not null) return true;
        var (session, now) = (Link.NewToken(), clock.GetUtcNow());
        if (!await work.WriteAsync((scope, inner) => scope.GetRequiredService<LinkStore>().UseAsync(link.Id, session, now, link.ExpiresAt, inner), cancel))
        {
            Problem = LinkProblem.Used;
            return false;
        }

        LinkGate.Remember(HttpContext, CasePage.Purpose, token, session, link.ExpiresAt - now, Request.IsHttps || web.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true);
        return true;
    }

    private async Task ShowAsync(Link link, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        (Case, Uploads) = await work.ReadAsync(
            async (scope, inner) => (
                await scope.GetRequiredService<CasePageFinder>().FindAsync(link.Payload, link.Person, now, inner),
                await scope.GetRequiredService<CaseUploadDesk>().OpenForAsync(link.Payload, link.Person, now, inner)),
            cancel);
        if (Case is null) Problem = LinkProblem.NotAllowed;
        else LinkGate.MarkStaff(HttpContext, Request.IsHttps);
    }

    private PageResult Shown()
    {
        Response.StatusCode = Problem switch
        {
            null when Mistake.Length > 0 => StatusCodes.Status400BadRequest,
            null => StatusCodes.Status200OK,
            LinkProblem.Unknown => StatusCodes.Status404NotFound,
            LinkProblem.NotAllowed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }
}
