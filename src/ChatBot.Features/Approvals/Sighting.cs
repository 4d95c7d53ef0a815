using System.Globalization;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Approvals;

/// <summary>A form as it was seen once: told by an event, or read from the platform.</summary>
/// <param name="Key">Equal only for a repeat of the same event.</param>
/// <param name="At">UTC instant at which the form looked like this.</param>
/// <param name="IsEvent">False where we asked for it: by then it may lag behind the events, or be ahead of them.</param>
public sealed record Sighting(string Key, DateTimeOffset At, bool IsEvent, ApprovalSnapshot Form)
{
    public bool IsReturn => Form.Change == ApprovalChange.Returned;

    /// <summary>The nodes at which somebody decides or handles; those who only get a copy are left out.</summary>
    public IReadOnlyList<ApprovalNodeSnapshot> Nodes => [.. Form.Nodes.Where(node => node.Kind != NodeKind.Copied)];

    public IReadOnlyList<ApprovalActSnapshot> Done => [.. Nodes.SelectMany(node => node.Acts).Where(act => act.ActedAt is not null)];

    /// <summary>Who stands where and did what when: equal where two sightings tell the same story.</summary>
    public string Picture =>
        string.Join('|', Nodes.Select(node => string.Join(
            ',', node.Acts.Select(act => string.Create(CultureInfo.InvariantCulture, $"{act.UserId.ToUpperInvariant()}:{act.Verdict}:{act.ActedAt?.ToUnixTimeSeconds()}")))));
}

/// <summary>ApprovalNodeSnapshot.Kind.</summary>
internal static class NodeKind
{
    public const int Copied = 2;
}

/// <summary>ApprovalNodeSnapshot.Relation.</summary>
internal static class NodeRelation
{
    public const int Everybody = 1, Anybody = 2, InTurn = 3;
}

/// <summary>ApprovalActSnapshot.Verdict, and the status of a node.</summary>
internal static class Verdict
{
    public const int Pending = 1, Agreed = 2, Rejected = 3, HandedOn = 4, Returned = 11, Added = 12, AgreedAndAdded = 13, Handled = 14, HandlingHandedOn = 15;

    public static bool Passes(int verdict) => verdict is Agreed or AgreedAndAdded or Handled;

    public static bool Decides(int verdict) => Passes(verdict) || verdict is Rejected or Returned;

    public static bool GivesAway(int verdict) => verdict is HandedOn or HandlingHandedOn;
}

/// <summary>StatuChangeEvent.</summary>
internal static class ApprovalChange
{
    public const int Submitted = 1, Agreed = 2, Rejected = 3, HandedOn = 4, Urged = 5, Withdrawn = 6, WithdrawnAfterPass = 8, Commented = 10, Returned = 11,
        ApproverAdded = 12, AddedAndAgreed = 13, Handled = 14, HandlingHandedOn = 15;
}
