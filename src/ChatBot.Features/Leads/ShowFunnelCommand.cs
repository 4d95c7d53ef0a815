using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary><c>漏斗</c>: how many leads stand in which link, what they are worth, how many days a link takes; <c>漏斗 需求诊断</c> lists them (R01).</summary>
internal sealed class ShowFunnelCommand(FunnelStore store, LeadStore leads, LeadDesk desk, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 10, MostListed = 500;

    public static CommandSpec Spec { get; } = new("漏斗", "看各环节有多少线索、多少金额、一般要几天", ["漏斗", "漏斗 需求诊断"])
    {
        Synonyms = ["销售漏斗", "线索漏斗"],
        Slots = [new Slot("环节", SlotKind.Text)],
        Notes = ["看得到的范围：自己和下属的线索。", "天数是离开过这个环节的线索的中位数，自然时间；退回再进会累计。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (tree, links) = (org.Current, desk.Links);
        var scope = LeadSight.ScopeOf(tree, call.SenderId);
        if (call.Slots.Text("环节") is { } words)
        {
            if (links.Named(words) is not { } link) return Reply.Of(LeadWordings.WhichLink, new WhichLinkModel("", words, "", [.. links.All.Select(one => one.Title)]));
            var there = (await leads.RunningAsync(scope, MostListed, cancel)).Where(lead => lead.Link == link.Id).OrderBy(lead => lead.LinkSince).ToList();
            return Pages.Of(there, PageSize, (page, _, left) => LeadWordings.Standing.With(new LeadsStandingModel(
                link.Title,
                [.. page.Select(lead => new LeadStandingLine(lead.RecordNo, lead.Customer, lead.Amount?.ToString() ?? "", Calendar.DateWords.Span(call.Now - lead.LinkSince), tree.NameOf(lead.Owner)))], left)));
        }

        var funnel = Funnel.Of(links, await store.StandingAsync(scope, cancel), await store.DwellsAsync(scope, cancel));
        return Reply.Of(LeadWordings.Funnel, new FunnelModel(
            [.. funnel.Steps.Select(step => new FunnelLine(
                step.Title, step.Leads, new Money(step.AmountFen).ToString(), step.WithoutAmount, step.Median is { } median ? median.TotalDays.ToString("0.#", CultureInfo.InvariantCulture) : "", step.Left))],
            funnel.Steps.Sum(step => step.Leads), new Money(funnel.Steps.Sum(step => step.AmountFen)).ToString()));
    }
}
