using ChatBot.Features.Contracts;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>Who sees a form (C9): who handed it in, who stands on it, those above either, and whoever sees its contract. Pure.</summary>
internal static class ApprovalSight
{
    public static bool MaySee(OrgTree org, string viewerId, ApprovalForm form, Contract? contract) =>
        org.MaySee(viewerId, form.ApplicantId)
        || form.People.Any(person => org.MaySee(viewerId, person))
        || (contract is not null && ContractSight.MaySee(org, viewerId, contract));

    /// <summary>Who says which contract a form is for: who handed it in or somebody above, or who answers for the contract.</summary>
    public static bool MayLink(OrgTree org, string viewerId, Approval approval, Contract contract) =>
        org.MaySee(viewerId, approval.Applicant) || ContractSight.MayDecide(org, viewerId, contract);
}
