using ChatBot.Features.Collaboration;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>What <c>templates/approvals.yaml</c> says: which forms approve contracts, which node is whose, and how long each may take. Pure.</summary>
public sealed record ApprovalRules
{
    public required FormMatch Contracts { get; init; }

    /// <summary>Forms by which people ask for leave: once passed, the person is away (R76).</summary>
    public required FormMatch Leaves { get; init; }

    /// <summary>Forms that are known and have nothing to do with contracts; any other template is listed as unknown.</summary>
    public required FormMatch Others { get; init; }

    public required IReadOnlyList<NodeRule> Nodes { get; init; }

    /// <summary>For nodes of which no rule speaks.</summary>
    public required NodeRule Rest { get; init; }

    public FormFamily FamilyOf(string templateId, string name) =>
        Contracts.Fits(templateId, name) ? FormFamily.Contract : Leaves.Fits(templateId, name) ? FormFamily.Leave : Others.Fits(templateId, name) ? FormFamily.Other : FormFamily.Unknown;

    /// <summary>By template and place where that is written down, else by the department of whoever stands there first.</summary>
    public NodeRule RuleOf(string templateId, NodeVisit visit, OrgTree org) =>
        Nodes.FirstOrDefault(rule => rule.Places.Any(place => place.Template == templateId && place.Node == visit.Node))
        ?? Nodes.FirstOrDefault(rule => visit.Seats.Any(seat => rule.Departments.Any(name => IsIn(org, name, seat.First))))
        ?? Rest;

    public NodeRule RuleNamed(string kind) => Nodes.FirstOrDefault(rule => rule.Kind == kind) ?? Rest;

    private static bool IsIn(OrgTree org, string departmentName, string userId)
    {
        if (org.FindDepartment(departmentName) is not { } root || org.Find(userId) is not { } person) return false;
        var parents = org.Departments.ToDictionary(department => department.Id, department => department.ParentId);
        return person.Departments.Concat(person.LeaderOf).Any(id => IsBelow(id, root.Id, parents))
            || root.Leaders.Contains(person.UserId, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsBelow(long id, long root, Dictionary<long, long> parents)
    {
        // A tree of the platform has no loops; the count guards against one all the same.
        for (var steps = 0; steps <= parents.Count; steps++)
        {
            if (id == root) return true;
            if (!parents.TryGetValue(id, out id)) return false;
        }

        return false;
    }
}

/// <summary>Stored by name.</summary>
public enum FormFamily
{
    /// <summary>No rule knows its template: kept and listed, without clocks.</summary>
    Unknown,

    /// <summary>It approves a contract: its nodes have clocks, its initiator hears of the result.</summary>
    Contract,

    /// <summary>Expenses, business trips …: kept, without clocks.</summary>
    Other,

    /// <summary>A leave: kept, without clocks; once passed, the person is away.</summary>
    Leave,
}

/// <param name="Templates">Template ids.</param>
/// <param name="Names">Words of which the form's name holds one.</param>
public sealed record FormMatch(IReadOnlyList<string> Templates, IReadOnlyList<string> Names)
{
    public bool Fits(string templateId, string name) =>
        Templates.Contains(templateId, StringComparer.Ordinal) || Names.Any(word => name.Contains(word, StringComparison.Ordinal));
}

/// <param name="Kind">What the node is called: 法务, 财务.</param>
/// <param name="WarnAtHours">After so many hours of the same clock the holder is warned.</param>
/// <param name="CreditsInitiator">Left with a yes within the limit, it is a health action of whoever handed the form in (decision 8).</param>
public sealed record NodeRule(
    string Kind, IReadOnlyList<string> Departments, IReadOnlyList<NodePlace> Places, StageLimit Limit, double WarnAtHours, bool CreditsInitiator);

/// <param name="Node">Counted from 1.</param>
public sealed record NodePlace(string Template, int Node);
