using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary>Who sees a contract and its money, and who acts on it (C9). Pure.</summary>
public static class ContractSight
{
    /// <summary>The role, and the department of that name, that keeps the accounts.</summary>
    public const string FinanceRole = "财务";

    /// <summary>The owner, who logged it, those above either, finance and admins.</summary>
    public static bool MaySee(OrgTree org, string viewerId, Contract contract) =>
        org.MaySee(viewerId, contract.Owner) || org.MaySee(viewerId, contract.LoggedBy) || IsFinance(org, viewerId);

    /// <summary>Everybody who is in finance, not only its leader: receipts are booked by whoever sits at the bank account.</summary>
    public static bool IsFinance(OrgTree org, string userId) =>
        (org.FindDepartment(FinanceRole) is { } department && org.MembersOf(department.Id).Any(person => Same(person.UserId, userId)))
        || Same(org.Resolve(FinanceRole)?.Person.UserId, userId);

    /// <summary>The owner or somebody above: they decide about amount and plan.</summary>
    public static bool MayDecide(OrgTree org, string userId, Contract contract) => org.MaySee(userId, contract.Owner);

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
