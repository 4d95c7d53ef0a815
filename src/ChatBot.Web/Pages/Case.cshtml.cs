using ChatBot.Features.Collaboration;
using ChatBot.Features.Links;
using ChatBot.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web.Pages;

/// <summary>One case as a timeline, for the person whom the link was made for; what that person may see is asked anew each time.</summary>
public sealed class CaseModel(UnitOfWork work, TimeProvider clock, IServiceProvider services) : PageModel
{
    /// <summary>Why the link does not open, or null.</summary>
    public LinkProblem? Problem { get; private set; }

    public CasePage? Case { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        (var link, Problem) = await services.GetRequiredService<LinkGate>().OpenCaseAsync(token, cancel);
        if (Problem is null && link is not null)
        {
            Case = await work.ReadAsync((scope, inner) => scope.GetRequiredService<CasePageFinder>().FindAsync(link.Payload, link.Person, clock.GetUtcNow(), inner), cancel);
            if (Case is null) Problem = LinkProblem.NotAllowed;
            else LinkGate.MarkStaff(HttpContext, Request.IsHttps);
        }

        Response.StatusCode = Problem switch
        {
            null => StatusCodes.Status200OK,
            LinkProblem.Unknown => StatusCodes.Status404NotFound,
            LinkProblem.NotAllowed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }
}
