using ChatBot.Features.Contracts;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary>Who sees a lead and who acts on it (C9). Pure.</summary>
public static class LeadSight
{
    /// <summary>The owner, who logged it, those above either, finance and admins.</summary>
    public static bool MaySee(OrgTree org, string viewerId, Lead lead) =>
        org.MaySee(viewerId, lead.Owner) || org.MaySee(viewerId, lead.LoggedBy) || ContractSight.IsFinance(org, viewerId);

    /// <summary>The owner, those above, and who stands in today.</summary>
    public static bool MayAct(OrgTree org, string userId, Lead lead) => org.MayDoFor(userId, lead.Owner) || org.IsAdmin(userId);

    /// <summary>Whose leads somebody sees in a list: null for everybody's.</summary>
    public static IReadOnlyCollection<string>? ScopeOf(OrgTree org, string viewerId) =>
        org.IsAdmin(viewerId) || ContractSight.IsFinance(org, viewerId) ? null : org.TeamOf(viewerId);
}
