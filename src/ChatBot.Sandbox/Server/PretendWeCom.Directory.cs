using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// Tells the app about changes in its visible range: change_contact from <c>sys</c> with only what changed, subscribe and unsubscribe from the
/// member. Several changes in one second carry the same CreateTime and sender, as in real imports.
/// </summary>
internal sealed partial class PretendWeCom
{
    private void OnPersonChanged(PersonChange change)
    {
        if (!Faults.AnnounceDirectoryChanges)
            return;
        var (before, after) = (change.Before, change.After);
        var was = before is { Visible: true };
        var isNow = after is { Visible: true };
        if (was && after is null)
            Announce("delete_user", XmlPart.Text("UserID", before!.UserId));
        else if (isNow && before is null)
            Announce("create_user", [XmlPart.Text("UserID", after!.UserId), XmlPart.Text("Name", after.Name), .. Changed(null, after)]);
        else if (was && isNow)
            Announce("update_user", [XmlPart.Text("UserID", before!.UserId), .. Changed(before, after!)]);

        var reached = before is { Reachable: true };
        var reaches = after is { Reachable: true };
        if (reached != reaches)
        {
            var userId = (after ?? before)!.UserId;
            _callbacks.DeliverInBackground(EventXml(userId, reaches ? "subscribe" : "unsubscribe", null, []), userId, _closing.Token);
        }
    }

    private void OnDepartmentChanged(DepartmentChange change)
    {
        if (!Faults.AnnounceDirectoryChanges)
            return;
        var (before, after) = (change.Before, change.After);
        if (after is null)
        {
            Announce("delete_party", XmlPart.Number("Id", before!.Id));
            return;
        }

        List<XmlPart> parts = [XmlPart.Number("Id", after.Id)];
        if (before?.Name != after.Name)
            parts.Add(XmlPart.Text("Name", after.Name));
        if (before?.ParentId != after.ParentId)
            parts.Add(XmlPart.Text("ParentId", after.ParentId.ToString()));
        if (before is null)
            parts.Add(XmlPart.Number("Order", after.Order));
        Announce(before is null ? "create_party" : "update_party", parts);
    }

    private static IEnumerable<XmlPart> Changed(Person? before, Person after)
    {
        if (before is not null && before.UserId != after.UserId)
            yield return XmlPart.Text("NewUserID", after.UserId);
        if (before is not null && before.Name != after.Name)
            yield return XmlPart.Text("Name", after.Name);
        if (before is null || !before.Memberships.SequenceEqual(after.Memberships))
        {
            yield return XmlPart.Text("Department", string.Join(',', after.Memberships.Select(m => m.DepartmentId)));
            yield return XmlPart.Number("MainDepartment", after.Memberships[0].DepartmentId);
            yield return XmlPart.Text("IsLeaderInDept", string.Join(',', after.Memberships.Select(m => m.IsLeader ? 1 : 0)));
        }

        if (before is null || !before.DirectLeaders.SequenceEqual(after.DirectLeaders, StringComparer.Ordinal))
            yield return XmlPart.Text("DirectLeader", string.Join(',', after.DirectLeaders));
        if (before is null || before.Position != after.Position)
            yield return XmlPart.Text("Position", after.Position);
        if (before is null || before.Status != after.Status)
            yield return XmlPart.Number("Status", (int)after.Status);
    }

    // AgentID is left out: it belongs to app events, and the contact callback is not one.
    private void Announce(string changeType, params IEnumerable<XmlPart> details) => _callbacks.DeliverInBackground(
        Finish(XmlPart.Node("xml", [.. Head("sys", "event"), XmlPart.Text("Event", "change_contact"), XmlPart.Plain("ChangeType", changeType), .. details])),
        "sys", _closing.Token);
}
