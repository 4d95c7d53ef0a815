using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Imports;
using ChatBot.Features.Links;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>One link, one import: upload, look at what would happen, say yes, watch it, fetch what did not fit (R09). Every post carries the form's own token.</summary>
[RequestSizeLimit(UploadLimit.LargestBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.LargestBody)]
public sealed class ImportModel : PageModel
{
    private readonly UnitOfWork _work;
    private readonly EvidenceFiles _files;
    private readonly OrgDirectory _org;
    private readonly WebOptions _web;
    private readonly ImportOptions _options;
    private readonly TimeProvider _clock;
    private readonly LinkGate _gate;

    public ImportModel(UnitOfWork work, EvidenceFiles files, OrgDirectory org, WebOptions web, ImportOptions options, TimeProvider clock, IServiceProvider services)
    {
        (_work, _files, _org, _web, _options, _clock) = (work, files, org, web, options, clock);
        _gate = services.GetRequiredService<LinkGate>();
    }

    /// <summary>Why the link does not open, or null.</summary>
    public LinkProblem? Problem { get; private set; }

    public string Token { get; private set; } = "";

    /// <summary>The importer's name.</summary>
    public string Who { get; private set; } = "";

    public string Until { get; private set; } = "";

    /// <summary>What was wrong with the last upload, or empty.</summary>
    public string Mistake { get; private set; } = "";

    /// <summary>The kind that is chosen, or empty.</summary>
    public string Kind { get; private set; } = "";

    public ImportView? View { get; private set; }

    /// <summary>A file may be uploaded now: the first, or another one in place of one that was not written.</summary>
    public bool MayUpload => View is null || View.Import.State is ImportState.Ready or ImportState.Refused or ImportState.Cancelled or ImportState.TakenBack;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) =>
        await OpenAsync(token, cancel) is null ? Refused() : Page();

    public async Task<IActionResult> OnPostUploadAsync(string token, string? kind, IFormFile? file, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Refused();
        if (!MayUpload) return Back();
        Kind = kind ?? "";
        var shape = ImportShape.All.FirstOrDefault(one => one.Code == kind);
        if (shape is null) return Mistaken("请选择要导入什么。", StatusCodes.Status400BadRequest);
        if (file is null || file.Length == 0) return Mistaken("请选择一个文件；空文件不能导入。", StatusCodes.Status400BadRequest);
        if (file.Length > ImportLimits.Bytes) return Mistaken($"文件有 {file.Length / 1024d / 1024d:0.#} MB，最多 {ImportLimits.Bytes / 1024 / 1024} MB。请分成几个文件。", StatusCodes.Status413PayloadTooLarge);
        StoredFile stored;
        await using (var content = file.OpenReadStream()) stored = await _files.StoreAsync(content, "application/octet-stream", cancel);

        var now = _clock.GetUtcNow();
        var session = link.UsedAt is null ? Link.NewToken() : null;
        var import = new Import { Kind = shape.Code, Person = link.Person, Source = nameof(CommandSource.Page), FileName = file.FileName, Sha256 = stored.Sha256, LinkId = link.Id, CreatedAt = now };
        var added = await _work.WriteAsync(
            async (scope, inner) =>
                session is not null && !await scope.GetRequiredService<LinkStore>().UseAsync(link.Id, session, now, now + _options.SessionLife, inner)
                    ? null
                    : await scope.GetRequiredService<ImportDesk>().UploadedAsync(import, inner),
            cancel);
        if (added is null)
        {
            // Another browser was quicker by a moment.
            Problem = LinkProblem.Used;
            return Refused();
        }

        LinkGate.MarkStaff(HttpContext, Request.IsHttps);
        if (session is not null) LinkGate.Remember(HttpContext, LinkGate.ImportPurpose, token, session, _options.SessionLife, Request.IsHttps || _web.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true);
        await WaitAMomentAsync(added.Id, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string token, long id, CancellationToken cancel) =>
        await ActAsync(token, id, (desk, import, inner) => desk.ConfirmAsync(import, _clock.GetUtcNow(), inner), cancel);

    public async Task<IActionResult> OnPostCancelAsync(string token, long id, CancellationToken cancel) =>
        await ActAsync(token, id, (desk, import, inner) => desk.CancelAsync(import, _clock.GetUtcNow(), inner), cancel);

    private async Task<IActionResult> ActAsync(string token, long id, Func<ImportDesk, Import, CancellationToken, Task<bool>> act, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Refused();
        // The number says which file was on the screen: a yes to one that has been replaced since is a yes to nothing (C8).
        if (View is not { } view || view.Import.Id != id) return Back();
        await _work.WriteAsync(
            async (scope, inner) =>
            {
                var import = (await scope.GetRequiredService<ImportStore>().LatestOfLinkAsync(link.Id, inner))!;
                return import.Id == id && await act(scope.GetRequiredService<ImportDesk>(), import, inner);
            },
            cancel);
        await WaitAMomentAsync(id, cancel);
        return Back();
    }

    /// <summary>The link with what belongs to it; null when <see cref="Problem"/> says why not.</summary>
    private async Task<Link?> OpenAsync(string token, CancellationToken cancel)
    {
        Token = token;
        (var link, Problem) = await _gate.OpenAsync(HttpContext, token, cancel);
        if (Problem is not null || link is null) return null;
        Who = _org.Current.NameOf(link.Person);
        Kind = link.Payload;
        Until = DateWords.Absolute(link.UsedAt is null ? link.ExpiresAt : link.SessionUntil!.Value, _clock.GetUtcNow());
        View = await _work.ReadAsync(
            async (scope, inner) => await scope.GetRequiredService<ImportStore>().LatestOfLinkAsync(link.Id, inner) is { } import
                ? await scope.GetRequiredService<ImportDesk>().ViewAsync(import, inner)
                : null,
            cancel);
        if (View is not null) Kind = View.Import.Kind;
        return link;
    }

    /// <summary>A small file is read in a moment; then nobody has to look at a page that says "wait".</summary>
    private async Task WaitAMomentAsync(long id, CancellationToken cancel)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (await _work.ReadAsync((scope, inner) => scope.GetRequiredService<ImportStore>().FindAsync(id, inner), cancel) is not { IsUnderWay: true }) return;
            await Task.Delay(50, cancel);
        }
    }

    private RedirectResult Back() => Redirect($"/import/{Uri.EscapeDataString(Token)}");

    private PageResult Mistaken(string mistake, int status)
    {
        Mistake = mistake;
        Response.StatusCode = status;
        return Page();
    }

    private PageResult Refused()
    {
        Response.StatusCode = Problem switch
        {
            LinkProblem.Unknown => StatusCodes.Status404NotFound,
            LinkProblem.NotAllowed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }
}
