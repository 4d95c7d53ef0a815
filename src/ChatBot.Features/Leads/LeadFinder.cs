using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary>Finds a lead that the viewer may see; for anybody else there is none (C9).</summary>
internal sealed class LeadFinder(LeadStore leads, OrgDirectory org)
{
    public async Task<Lead?> FindAsync(string recordNo, string viewerId, CancellationToken cancel) =>
        await leads.FindAsync(recordNo, cancel) is { } lead && LeadSight.MaySee(org.Current, viewerId, lead) ? lead : null;

    /// <summary>The lead that a command is about, where its sender may act on it.</summary>
    public async Task<Decision<Lead>> ToActOnAsync(CommandCall call, CancellationToken cancel)
    {
        var asked = call.Slots.Record("编号")!;
        if (await FindAsync(asked, call.SenderId, cancel) is not { } lead) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(asked));
        return LeadSight.MayAct(org.Current, call.SenderId, lead) ? lead : LeadWordings.NotYours.With(new LeadNotYoursModel(lead.RecordNo, org.Current.NameOf(lead.Owner)));
    }
}

/// <summary>Whoever may see a lead knows of it, also by 审计 and 卡点.</summary>
internal sealed class LeadPartiesFinder(LeadStore leads) : IRecordParties
{
    public async Task<bool> KnowsAsync(string recordNo, string viewerId, OrgTree org, CancellationToken cancel) =>
        RecordNo.PrefixOf(recordNo) == RecordNo.Lead && await leads.FindAsync(recordNo, cancel) is { } lead && LeadSight.MaySee(org, viewerId, lead);
}

/// <summary>A person's own running leads may be meant without their numbers; everybody else's that they may see by the customer's name.</summary>
internal sealed class NamedLeadsFinder(LeadStore leads, OrgDirectory org) : IRecordSource
{
    private const int MostLooked = 100;

    public async Task<IReadOnlyList<MeantRecord>> OfAsync(string userId, IReadOnlyCollection<string> prefixes, string text, CancellationToken cancel)
    {
        if (!prefixes.Contains(RecordNo.Lead)) return [];
        var tree = org.Current;
        var own = await leads.RunningAsync([userId], MostLooked, cancel);
        var named = await leads.OfCustomerNamedInAsync(text, MostLooked, cancel);
        return
        [
            .. own.Concat(named.Where(lead => LeadSight.MaySee(tree, userId, lead)))
                .Select(lead => new MeantRecord(lead.RecordNo, lead.Title, lead.Customer, string.Equals(lead.Owner, userId, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
