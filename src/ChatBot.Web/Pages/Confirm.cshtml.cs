using ChatBot.Features.Links;
using ChatBot.Features.Payments;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>
/// A customer reads a payment reminder and confirms it (R38). The address alone shows a cover: chat programs look at addresses before people do, and a look
/// opens nothing. Pressing the button opens it, confirming uses the link up.
/// </summary>
public sealed class ConfirmModel(UnitOfWork work, TimeProvider clock, IServiceProvider services) : PageModel
{
    private const int LongestName = 30;

    /// <summary>Why the link does not open, or null.</summary>
    public LinkProblem? Problem { get; private set; }

    public ReminderPage? Reminder { get; private set; }

    /// <summary>Somebody has pressed to read it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What was wrong with the form, or empty.</summary>
    public string Mistake { get; private set; } = "";

    /// <summary>It has just been confirmed.</summary>
    public bool Done { get; private set; }

    private string UserAgent => Request.Headers.UserAgent.ToString();

    private bool IsStaff => LinkGate.IsStaff(HttpContext);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        await OpenAsync(token, cancel);
        return Shown();
    }

    public async Task<IActionResult> OnPostOpenAsync(string token, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        IsOpen = true;
        await work.WriteAsync((scope, inner) => scope.GetRequiredService<ReminderDesk>().OpenAsync(link, IsStaff, UserAgent, clock.GetUtcNow(), inner), cancel);
        return Shown();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string token, string? name, CancellationToken cancel)
    {
        if (await OpenAsync(token, cancel) is not { } link) return Shown();
        IsOpen = true;
        if (Reminder!.IsOwn) return Shown();
        var who = (name ?? "").Trim();
        if (who.Length is 0 or > LongestName || who.Any(char.IsControl))
        {
            Mistake = "请写您的称呼，30 个字以内。";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var now = clock.GetUtcNow();
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        Done = await work.WriteAsync(
            async (scope, inner) => await scope.GetRequiredService<LinkStore>().UseAsync(link.Id, Link.NewToken(), now, now, inner)
                && await scope.GetRequiredService<ReminderDesk>().ConfirmAsync(link, who, address, IsStaff, UserAgent, now, inner),
            cancel);
        if (!Done) Problem = LinkProblem.Used;
        return Shown();
    }

    private async Task<Link?> OpenAsync(string token, CancellationToken cancel)
    {
        (var link, Problem) = await services.GetRequiredService<LinkGate>().OpenConfirmAsync(token, cancel);
        if (Problem is not null || link is null) return null;
        Reminder = await work.ReadAsync((scope, inner) => scope.GetRequiredService<ReminderDesk>().FindAsync(link, IsStaff, UserAgent, clock.GetUtcNow(), inner), cancel);
        if (Reminder is null) Problem = LinkProblem.NotAllowed;
        return Reminder is null ? null : link;
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
}
